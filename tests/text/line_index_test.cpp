#include "text/line_index.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

namespace osiris::text {
namespace {

constexpr std::array encodings = {Encoding::utf8, Encoding::utf16, Encoding::utf32};

std::vector<Offset> startsOf(const LineIndex& lines) {
  std::vector<Offset> starts;
  starts.reserve(lines.lineCount());
  for (std::uint32_t line = 0; line < lines.lineCount(); ++line)
    starts.push_back(lines.lineStart(line));
  return starts;
}

std::vector<Offset> startsOf(std::string_view text) { return startsOf(LineIndex(text)); }

/// Line starts by their definition, byte by byte.
std::vector<Offset> expectedStarts(std::string_view text) {
  std::vector<Offset> starts = {0};
  for (Offset i = 0; i < text.size(); ++i) {
    const bool splitsCrlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if ((text[i] == '\n' || text[i] == '\r') && !splitsCrlf) starts.push_back(i + 1);
  }
  return starts;
}

Position positionOf(std::string_view text, Offset at, Encoding encoding = Encoding::utf16) {
  return LineIndex(text).position(text, at, encoding);
}

Offset offsetOf(std::string_view text, Position position, Encoding encoding = Encoding::utf16) {
  return LineIndex(text).offset(text, position, encoding);
}

/// Applies one edit to an index and to its text and compares with an index made afresh.
void checkEdit(std::string text, Span span, std::string_view inserted) {
  LineIndex lines(text);
  text.replace(span.begin, span.size(), inserted);
  lines.edit(text, span, static_cast<Offset>(inserted.size()));
  EXPECT_EQ(startsOf(lines), expectedStarts(text));
}

using Starts = std::vector<Offset>;

TEST(LineIndex, HasOneLineWhenThereIsNoText) {
  EXPECT_EQ(startsOf(""), (Starts{0}));
  EXPECT_EQ(LineIndex().lineCount(), 1U);
  EXPECT_EQ(LineIndex().lineSpan("", 0), (Span{0, 0}));
}

TEST(LineIndex, StartsALineAfterLfCrlfAndCr) {
  EXPECT_EQ(startsOf("a\nb\r\nc\rd"), (Starts{0, 2, 5, 7}));
  EXPECT_EQ(startsOf("\r\r\n\n\r"), (Starts{0, 1, 3, 4, 5}));
}

TEST(LineIndex, KnowsTheLineOfEveryByte) {
  const LineIndex lines("ab\n\r\nc");
  EXPECT_EQ(lines.lineOf(0), 0U);
  EXPECT_EQ(lines.lineOf(2), 0U) << "a break belongs to the line it ends";
  EXPECT_EQ(lines.lineOf(4), 1U);
  EXPECT_EQ(lines.lineOf(5), 2U);
  EXPECT_EQ(lines.lineOf(99), 2U);
}

TEST(LineIndex, GivesALineWithoutItsBreak) {
  const std::string_view text = "ab\r\n\nc\rd";
  const LineIndex lines(text);
  EXPECT_EQ(lines.lineSpan(text, 0), (Span{0, 2}));
  EXPECT_EQ(lines.lineSpan(text, 1), (Span{4, 4}));
  EXPECT_EQ(lines.lineSpan(text, 2), (Span{5, 6}));
  EXPECT_EQ(lines.lineSpan(text, 3), (Span{7, 8}));
}

TEST(LineIndex, CountsCharactersInTheUnitsOfTheEncoding) {
  const std::string_view text = "x\né日\U0001F600!";
  EXPECT_EQ(positionOf(text, 11, Encoding::utf8), (Position{1, 9}));
  EXPECT_EQ(positionOf(text, 11, Encoding::utf16), (Position{1, 4}));
  EXPECT_EQ(positionOf(text, 11, Encoding::utf32), (Position{1, 3}));
}

TEST(LineIndex, MovesAnOffsetInsideACharacterToItsStart) {
  const std::string_view text = "a\U0001F600b";
  for (const Encoding encoding : encodings) {
    for (Offset at = 1; at < 5; ++at) EXPECT_EQ(positionOf(text, at, encoding), (Position{0, 1}));
  }
}

TEST(LineIndex, MovesAPositionInsideACharacterToItsStart) {
  EXPECT_EQ(offsetOf("a\U0001F600b", {0, 2}, Encoding::utf16), 1U) << "between surrogates";
  EXPECT_EQ(offsetOf("a\U0001F600b", {0, 4}, Encoding::utf8), 1U);
}

TEST(LineIndex, ClampsAPositionPastItsLineToTheEndOfTheLine) {
  for (const Encoding encoding : encodings) {
    EXPECT_EQ(offsetOf("ab\r\nc", {0, 99}, encoding), 2U);
    EXPECT_EQ(offsetOf("ab\r\nc", {0, 3}, encoding), 2U);
    EXPECT_EQ(offsetOf("ab\r\nc", {0, UINT32_MAX}, encoding), 2U);
  }
}

TEST(LineIndex, ClampsALinePastTheTextToTheEndOfTheText) {
  EXPECT_EQ(offsetOf("ab\ncd", {2, 0}), 5U);
  EXPECT_EQ(offsetOf("ab\n", {UINT32_MAX, 7}), 3U);
  EXPECT_EQ(positionOf("ab\ncd", 99), (Position{1, 2}));
}

TEST(LineIndex, CountsAnOffsetInsideCrlfAsTheEndOfItsLine) {
  EXPECT_EQ(positionOf("ab\r\nc", 3), (Position{0, 2}));
}

TEST(LineIndex, CountsAByteThatIsNoUtf8AsOneCharacter) {
  EXPECT_EQ(positionOf("\xFF\xE2\x82!", 3), (Position{0, 3}));
  EXPECT_EQ(offsetOf("\xFF\xE2\x82!", {0, 3}), 3U);
}

TEST(LineIndex, CountsAByteOrderMarkAsACharacter) {
  EXPECT_EQ(positionOf("\xEF\xBB\xBFoml", 3), (Position{0, 1}));
}

TEST(LineIndex, TranslatesWholeRanges) {
  const std::string_view text = "a\nbc\nd";
  const LineIndex lines(text);
  const Range range{{1, 1}, {2, 0}};
  EXPECT_EQ(lines.span(text, range, Encoding::utf16), (Span{3, 5}));
  EXPECT_EQ(lines.range(text, {3, 5}, Encoding::utf16), range);
}

TEST(LineIndex, FollowsEditsThatJoinCrAndLf) {
  checkEdit("a\rb\nc", {2, 3}, "");
  checkEdit("a\rb", {2, 2}, "\n");
  checkEdit("a\nb", {1, 1}, "\r");
  checkEdit("\r", {1, 1}, "\n");
}

TEST(LineIndex, FollowsEditsThatSplitCrAndLf) {
  checkEdit("a\r\nb", {2, 2}, "x");
  checkEdit("a\r\nb", {2, 2}, "\r");
  checkEdit("a\r\nb", {2, 2}, "\n");
  checkEdit("a\r\nb", {1, 2}, "");
  checkEdit("a\r\nb", {2, 3}, "");
}

TEST(LineIndex, FollowsEditsAtBothEnds) {
  checkEdit("", {0, 0}, "\n");
  checkEdit("\n", {0, 1}, "");
  checkEdit("a\nb\n", {0, 4}, "");
  checkEdit("a\nb\n", {4, 4}, "c\n\n");
  checkEdit("\nb", {0, 0}, "\r");
}

/// Random texts of the pieces that matter, as short as makes them meet.
class RandomText {
 public:
  std::string operator()(std::size_t pieces) {
    static constexpr std::array<std::string_view, 12> kinds = {
        "\r", "\n",   "\r\n",       "\n",           "\r",  "a", "longer than eight",
        "é",  "日本", "\U0001F600", "\xEF\xBB\xBF", "\xFF"};
    std::string text;
    for (std::size_t left = below(pieces + 1); left > 0; --left) text += kinds[below(kinds.size())];
    return text;
  }
  std::size_t below(std::size_t end) { return random_() % end; }

 private:
  std::mt19937 random_{20240229};
};

TEST(LineIndexProperty, AnEditedIndexIsTheIndexOfTheEditedText) {
  RandomText random;
  for (int round = 0; round < 300; ++round) {
    std::string text = random(30);
    LineIndex lines(text);
    for (int i = 0; i < 40; ++i) {
      const auto begin = static_cast<Offset>(random.below(text.size() + 1));
      const auto end = begin + static_cast<Offset>(
                                   random.below(std::min<std::size_t>(text.size() - begin, 9) + 1));
      const std::string inserted = random(4);
      text.replace(begin, end - begin, inserted);
      lines.edit(text, {begin, end}, static_cast<Offset>(inserted.size()));
      ASSERT_EQ(startsOf(lines), expectedStarts(text));
    }
  }
}

TEST(LineIndexProperty, AnIndexMadeAfreshHasEveryLineStart) {
  RandomText random;
  for (int round = 0; round < 2000; ++round) {
    const std::string text = random(30);
    ASSERT_EQ(startsOf(text), expectedStarts(text));
  }
}

TEST(LineIndexProperty, APositionLeadsBackToItself) {
  RandomText random;
  for (int round = 0; round < 500; ++round) {
    const std::string text = random(20);
    const LineIndex lines(text);
    for (Offset at = 0; at <= text.size() + 1; ++at) {
      for (const Encoding encoding : encodings) {
        const Position position = lines.position(text, at, encoding);
        const Offset back = lines.offset(text, position, encoding);
        ASSERT_LE(back, at);
        ASSERT_EQ(lines.position(text, back, encoding), position);
        ASSERT_EQ(lines.lineOf(back), position.line);
        for (std::uint32_t near = 0; near <= lines.lineCount(); ++near)
          ASSERT_EQ(lines.lineOf(back, near), position.line) << near;
      }
    }
  }
}

TEST(LineIndexProperty, EncodingsAgreeOnWhereAPositionIs) {
  RandomText random;
  for (int round = 0; round < 500; ++round) {
    const std::string text = random(20);
    for (Offset at = 0; at <= text.size(); ++at) {
      const Offset expected = offsetOf(text, positionOf(text, at, Encoding::utf8), Encoding::utf8);
      ASSERT_EQ(offsetOf(text, positionOf(text, at, Encoding::utf16), Encoding::utf16), expected);
      ASSERT_EQ(offsetOf(text, positionOf(text, at, Encoding::utf32), Encoding::utf32), expected);
    }
  }
}

}  // namespace
}  // namespace osiris::text
