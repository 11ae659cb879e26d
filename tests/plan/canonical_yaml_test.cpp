// The expected texts are what Osiris 0.5.7 writes with PyYAML 6.
#include "plan/canonical_yaml.h"

#include <gtest/gtest.h>

#include <string>

namespace osiris::plan {
namespace {

using nlohmann::ordered_json;

/// `expected` stands between `---` and `...`.
void checkYaml(const ordered_json& value, const std::string& expected) {
  EXPECT_EQ(canonicalYaml(value), "---\n" + expected + "...\n");
}

void checkText(const std::string& text, const std::string& expected) {
  checkYaml({{"t", text}}, "t: " + expected + "\n");
}

std::string words(int count) {
  std::string text = "word";
  for (int i = 1; i < count; ++i) text += " word";
  return text;
}

TEST(CanonicalYaml, SortsKeysAndWritesScalars) {
  checkYaml({{"b", 1},
             {"a", {true, nullptr, 1.5, 1e300, 1e16, HUGE_VAL, ""}},
             {"c", ordered_json::object()},
             {"d", ordered_json::array()}},
            "a:\n- true\n- null\n- 1.5\n- 1.0e+300\n- 1.0e+16\n- .inf\n- ''\n"
            "b: 1\nc: {}\nd: []\n");
}

TEST(CanonicalYaml, QuotesWhatWouldReadAsSomethingElse) {
  for (const std::string text : {"yes", "1", "0x1f", "12:30", "2024-01-01", "1.5", "=", "<<", "~",
                                 "null", "- a", "a: b", "a #c", "#c", "@x", "---", "{x}", "?"})
    checkText(text, "'" + text + "'");
  for (const std::string text : {"1e3", "-a", "a#c", "it's", "a\\b", "x{", ":x", "é日", "😀"})
    checkText(text, text);
  checkText("'q'", "'''q'''");
  checkText("\"d\"", "'\"d\"'");
  checkText("sp ", "'sp '");
}

TEST(CanonicalYaml, QuotesLinesAndEscapesWhatIsInvisible) {
  checkText("two\nlines", "'two\n\n  lines'");
  checkText("end\n", "'end\n\n  '");
  checkText("tab\tin", "\"tab\\tin\"");
  checkText("a \nb", "\"a \\nb\"");
  checkText("a\n b", "\"a\\n b\"");
  checkText("\a", "\"\\a\"");
  checkText("\r", "\"\\r\"");
  checkText("\uFEFF", "\"\\uFEFF\"");
}

TEST(CanonicalYaml, FoldsLongTextAtABlank) {
  checkYaml({{"plain", words(40)}}, "plain: " + words(23) + "\n  " + words(17) + "\n");
  checkYaml({{"nest", {{"list", {words(40)}}}}},
            "nest:\n  list:\n  - " + words(24) + "\n    " + words(16) + "\n");
  checkYaml({{"single", "'" + words(40)}}, "single: '''" + words(23) + "\n  " + words(17) + "'\n");
  checkYaml({{"double", "\t" + words(40)}},
            "double: \"\\t" + words(23) + "\\\n  \\ " + words(17) + "\"\n");
}

TEST(CanonicalYaml, WritesLongKeysAfterAQuestionMark) {
  const std::string key(122, 'k');
  checkYaml({{key, 1}, {key + "k", 2}}, key + ": 1\n? " + key + "k\n: 2\n");
  checkYaml({{"a\nb", {1, {{"x", {2, {3, 4}}}}}}, {"", 3}},
            "? ''\n: 3\n? 'a\n\n  b'\n: - 1\n  - x:\n    - 2\n    - - 3\n      - 4\n");
}

}  // namespace
}  // namespace osiris::plan
