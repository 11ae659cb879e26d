#include "report/source_line.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "report/display_width.h"

namespace osiris::report {
namespace {

/// `marked` holds one `[[…]]`; gives the drawing, line and marker under each other.
std::string draw(std::string marked, std::size_t columns = 80) {
  const std::size_t begin = marked.find("[[");
  marked.erase(begin, 2);
  const std::size_t end = marked.find("]]");
  marked.erase(end, 2);
  const text::Span span{static_cast<text::Offset>(begin), static_cast<text::Offset>(end)};
  const SourceLine line = drawSourceLine(marked, text::LineIndex(marked), span, columns);
  return line.text + "\n" + line.marker;
}

TEST(SourceLine, MarksExactlyTheSpan) {
  EXPECT_EQ(draw("a: 1\n  [[quey]]: x\n"),
            "  quey: x\n"
            "  ^^^^");
}

TEST(SourceLine, MarksAPlaceWithoutWidthOnce) {
  EXPECT_EQ(draw("key[[]]: x"), "key: x\n   ^");
  EXPECT_EQ(draw("key:[[]]\nnext: 1"), "key:\n    ^");
  EXPECT_EQ(draw("[[]]"), "\n^");
}

TEST(SourceLine, MarksTheFirstLineOfSeveral) {
  EXPECT_EQ(draw("a: [[{b: 1,\n    c: 2}]]\n"), "a: {b: 1,\n   ^^^^^^");
  EXPECT_EQ(draw("a: [[{b: 1,\r\n    c: 2}]]\r\n"), "a: {b: 1,\n   ^^^^^^");
}

TEST(SourceLine, ExpandsTabs) {
  EXPECT_EQ(draw("\tab\t[[x]]y"), "    ab  xy\n        ^");
  EXPECT_EQ(draw("a[[\t]]b"), "a   b\n ^^^");
}

TEST(SourceLine, KnowsWideAndCombiningCharacters) {
  EXPECT_EQ(draw("漢字: [[x]]"), "漢字: x\n      ^");
  EXPECT_EQ(draw("[[漢字]]: x"), "漢字: x\n^^^^");
  EXPECT_EQ(draw("e\u0301: [[😀]]"), "e\u0301: 😀\n   ^^");
}

TEST(SourceLine, ShowsWhatATerminalWouldObey) {
  EXPECT_EQ(draw("a: \x1b[31m[[b]]"), "a: \uFFFD[31mb\n        ^");
  EXPECT_EQ(draw("a: \u202e[[b]]"), "a: \uFFFDb\n    ^");
  EXPECT_EQ(draw("a: \xff[[b]]"), "a: \uFFFDb\n    ^");
}

TEST(SourceLine, TrimsTheEndOfALongLine) {
  EXPECT_EQ(draw(fmt::format("key: [[x]] {:y>100}", ""), 20), "key: x yyyyyyyyyyyy…\n     ^");
}

TEST(SourceLine, TrimsBothEndsAroundTheMark) {
  EXPECT_EQ(draw(fmt::format("{:a>100}[[bcd]]{:e>100}", "", ""), 20),
            "…aaaaabcdeeeeeeeeee…\n      ^^^");
}

TEST(SourceLine, TrimsTheStartOfALongLine) {
  EXPECT_EQ(draw(fmt::format("{:a>100}[[bcd]]", ""), 20),
            "…aaaaaaaaaaaaaaaabcd\n                 ^^^");
}

TEST(SourceLine, NeverHalvesAWideCharacter) {
  const std::string drawn =
      draw("漢字漢字漢字漢字漢字漢字漢字漢字漢字[[漢字]]漢字漢字漢字漢字漢字", 20);
  EXPECT_LE(displayWidth(std::string_view(drawn).substr(0, drawn.find('\n'))), 20U);
  EXPECT_NE(drawn.find('^'), std::string::npos);
}

TEST(SourceLine, CostsLittleOnAnEnormousLine) {
  const std::string drawn = draw(fmt::format("{:a>5000000}[[b]]{:c>5000000}", "", ""), 20);
  EXPECT_EQ(drawn, "…aaaaabcccccccccccc…\n      ^");
}

TEST(DisplayWidth, IsThatOfTerminals) {
  EXPECT_EQ(displayWidth(U'a'), 1);
  EXPECT_EQ(displayWidth(U'漢'), 2);
  EXPECT_EQ(displayWidth(U'ｱ'), 1);   // halfwidth
  EXPECT_EQ(displayWidth(U'Ａ'), 2);  // fullwidth
  EXPECT_EQ(displayWidth(U'😀'), 2);
  EXPECT_EQ(displayWidth(U'\u0301'), 0);
  EXPECT_EQ(displayWidth(U'\u200d'), 0);
  EXPECT_EQ(displayWidth(std::string_view("é漢")), 3U);
}

}  // namespace
}  // namespace osiris::report
