// Whatever a text looks like, formatting moves its words about and does nothing else to it.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ide/format.h"
#include "meaning.h"
#include "support/random_pipeline.h"
#include "text/apply_edits.h"

namespace osiris::ide {
namespace {

bool isBlank(char c) { return c == ' ' || c == '\t'; }
bool isBreak(char c) { return c == '\n' || c == '\r'; }

/// The text without spaces and tabs, and without the line breaks at its end.
std::string wordsAndBreaks(std::string_view text) {
  std::string words;
  for (const char c : text) words += isBlank(c) ? std::string() : std::string(1, c);
  while (!words.empty() && isBreak(words.back())) words.pop_back();
  return words;
}

std::size_t invalidPlaces(std::string_view text) {
  const auto stream = syntax::parseStream(text, syntax::MergeKeys::keep);
  return static_cast<std::size_t>(std::ranges::count_if(
      stream.problems, [](const auto& each) { return syntax::isInvalidYaml(each.kind); }));
}

std::string lineBreakAtTheEnd(std::string_view text) {
  if (text.ends_with("\r\n")) return "CRLF";
  return text.ends_with('\n') ? "LF" : text.ends_with('\r') ? "CR" : "none";
}

/// Of the first line.
std::string firstLineBreak(std::string_view text) {
  const std::size_t at = text.find_first_of("\r\n");
  return at == std::string_view::npos          ? "none"
         : text.substr(at).starts_with("\r\n") ? "CRLF"
         : text[at] == '\n'                    ? "LF"
                                               : "CR";
}

/// All line breaks are of one kind.
bool isOfOneKind(std::string_view text) {
  std::size_t crlf = 0;
  for (std::size_t at = text.find("\r\n"); at != std::string_view::npos;
       at = text.find("\r\n", at + 2))
    ++crlf;
  const auto lf = static_cast<std::size_t>(std::ranges::count(text, '\n')) - crlf;
  const auto cr = static_cast<std::size_t>(std::ranges::count(text, '\r')) - crlf;
  return (crlf > 0 ? 1 : 0) + (lf > 0 ? 1 : 0) + (cr > 0 ? 1 : 0) <= 1;
}

void expectOnlyMoved(const std::string& text, const std::string& after) {
  EXPECT_EQ(wordsAndBreaks(after), wordsAndBreaks(text));
  EXPECT_EQ(meaningOf(after, KeyOrder::counts), meaningOf(text, KeyOrder::counts)) << after;
  EXPECT_EQ(commentsOf(after), commentsOf(text)) << after;
  EXPECT_EQ(invalidPlaces(after), 0U) << after;
}

/// True when the text was one to format.
bool expectFormats(const std::string& text) {
  SCOPED_TRACE(text);
  const auto edits = format(text);
  EXPECT_EQ(edits.has_value(), invalidPlaces(text) == 0);
  if (!edits) return false;
  const std::string once = text::applied(text, *edits);
  expectOnlyMoved(text, once);
  const auto again = format(once);
  EXPECT_TRUE(again);
  if (again) {
    EXPECT_EQ(text::applied(once, *again), once);
  }
  // A block of text may have to end where the file does, without one.
  const std::string end = lineBreakAtTheEnd(once);
  if (isOfOneKind(text) && firstLineBreak(text) != "none" && end != "none") {
    EXPECT_EQ(end, firstLineBreak(text)) << once;
  }
  return true;
}

class FormatProperty : public ::testing::Test {
 protected:
  [[nodiscard]] text::Span somePart(const std::string& text) {
    const auto size = static_cast<std::uint32_t>(text.size());
    const text::Offset begin = random.below(size + 1);
    return {begin, begin + random.below(std::min(size - begin, 80U) + 1)};
  }

  test::RandomPipeline pipelines{test::seed(41)};
  test::RandomEdits random{test::seed(42)};
};

TEST_F(FormatProperty, MovesWordsAndNothingElse) {
  const auto seeds = test::seedDocuments();
  int formattable = 0;
  for (int round = 0; round < test::rounds(8000); ++round) {
    const bool isSeed = random.below(2) == 0;
    std::string text =
        isSeed ? seeds[random.below(static_cast<std::uint32_t>(seeds.size()))] : pipelines.next();
    const std::uint32_t edits = random.below(3);
    for (std::uint32_t i = 0; i < edits; ++i) text = test::applied(text, random.next(text));
    const bool formats = expectFormats(text);
    EXPECT_TRUE(formats || isSeed || edits > 0) << text;
    formattable += formats ? 1 : 0;
    if (HasFailure()) return;
  }
  EXPECT_GT(formattable, test::rounds(8000) / 3);
}

TEST_F(FormatProperty, OfPartsMovesWordsAndNothingElse) {
  for (int round = 0; round < test::rounds(2500); ++round) {
    const std::string text = pipelines.next();
    SCOPED_TRACE(text);
    const text::Span part = somePart(text);
    const auto edits = formatParts(text, std::vector{part});
    ASSERT_TRUE(edits) << edits.error().message;
    expectOnlyMoved(text, text::applied(text, *edits));
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace osiris::ide
