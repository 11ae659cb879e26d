#include "base/utf8.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace osiris {
namespace {

using namespace std::string_literals;

void checkProblem(std::string_view text, TextProblemKind kind, std::size_t offset) {
  const auto problem = findTextProblem(text);
  ASSERT_TRUE(problem) << text;
  EXPECT_EQ(codeOf(problem->kind), codeOf(kind));
  EXPECT_EQ(problem->offset, offset);
}

/// Wherever it stands in its block of eight bytes.
void checkInvalidEverywhere(std::string_view bytes) {
  for (std::size_t before = 0; before < 18; ++before) {
    const std::string text = std::string(before, 'x') + std::string(bytes);
    checkProblem(text, TextProblemKind::invalidUtf8, before);
    checkProblem(text + " and a long tail", TextProblemKind::invalidUtf8, before);
  }
}

TEST(TextProblem, FindsNoneInText) {
  for (const std::string& text :
       {""s, "a"s, "steps:\n  - id: x\r\n"s, "\xEF\xBB\xBFoml"s, "čaj 日本 \U0001F600 \x7F"s}) {
    EXPECT_EQ(findTextProblem(text), std::nullopt) << text;
  }
}

TEST(TextProblem, AcceptsTheFirstAndLastCharacterOfEverySize) {
  for (const char* text : {"\x01", "\x7F", "\u0080", "\u07FF", "\u0800", "\uD7FF", "\uE000",
                           "\uFFFF", "\U00010000", "\U0010FFFF"}) {
    EXPECT_EQ(findTextProblem(text), std::nullopt);
    EXPECT_EQ(findTextProblem(std::string(7, 'x') + text + "tail of text"), std::nullopt);
  }
}

TEST(TextProblem, FindsBytesThatStartNoCharacter) {
  for (const char* bytes : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xF5\x80\x80\x80", "\xFF"})
    checkInvalidEverywhere(bytes);
}

TEST(TextProblem, FindsCharactersCutShort) {
  for (const char* bytes : {"\xC3", "\xE2\x82", "\xF0\x9F\x98"}) checkInvalidEverywhere(bytes);
}

TEST(TextProblem, FindsOverlongFormsSurrogatesAndWhatIsPastTheEnd) {
  for (const char* bytes : {"\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF", "\xED\xA0\x80", "\xF4\x90\x80\x80"})
    checkInvalidEverywhere(bytes);
}

TEST(TextProblem, FindsNulBytesWhereverTheyAre) {
  for (std::size_t before = 0; before < 18; ++before) {
    checkProblem(std::string(before, 'x') + "\0 text that goes on for a while"s,
                 TextProblemKind::nulByte, before);
  }
}

TEST(TextProblem, FindsWhicheverComesFirst) {
  checkProblem("ab\0\xFF"s, TextProblemKind::nulByte, 2);
  checkProblem("ab\xFF\0"s, TextProblemKind::invalidUtf8, 2);
}

TEST(TextProblem, KnowsUtf16ByItsMark) {
  checkProblem("\xFF\xFEo\0m\0"s, TextProblemKind::utf16, 0);
  checkProblem("\xFE\xFF\0o\0m"s, TextProblemKind::utf16, 0);
}

TEST(TextProblem, KnowsUtf16ByItsPattern) {
  checkProblem("o\0m\0l\0:\0 \0\xE9\0"s, TextProblemKind::utf16, 0);
  checkProblem("\0o\0m\0l\0:"s, TextProblemKind::utf16, 0);
  checkProblem("\xE9\0t\0\xE9\0"s, TextProblemKind::utf16, 0);
}

TEST(Utf8, DecodesCharactersAndStandsOnWrongBytes) {
  EXPECT_EQ(utf8::decode("\U0001F600", 0).value, U'\U0001F600');
  EXPECT_EQ(utf8::decode("日", 0).value, U'日');
  EXPECT_EQ(utf8::decode("é", 0).size, 2);
  EXPECT_FALSE(utf8::decode("é", 1).valid);
  EXPECT_EQ(utf8::decode("é", 1).size, 1);
}

TEST(Utf8, FindsTheStartOfACharacterAsDecodingDoes) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += "a\x80\xBF\xC3\xE2\xED\xF0\x9F\xA0\xF4"[random() % 10];
    for (std::size_t at = 0, size = 0; at < text.size(); at += size) {
      size = utf8::decode(text, at).size;
      for (std::size_t in = at; in < at + size; ++in) ASSERT_EQ(utf8::characterStart(text, in), at);
    }
  }
}

}  // namespace
}  // namespace osiris
