// Whatever a document looks like: a fix mends what it is for and breaks nothing else.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "checking.h"
#include "support/random_edits.h"

namespace osiris::check {
namespace {

const Surroundings shop{
    .workspace =
        "# file: osiris_connections.yaml\nmysql:\n  main: {host: h, database: d}\n"
        "duckdb:\n  w: {path: a}\n"};

using Counts = std::map<std::string, int>;

Counts counted(const std::vector<Diagnostic>& diagnostics) {
  Counts counts;
  for (const Diagnostic& each : diagnostics) ++counts[std::string(each.code)];
  return counts;
}

Counts countedErrors(const std::vector<Diagnostic>& diagnostics) {
  Counts counts;
  for (const Diagnostic& each : diagnostics) {
    if (each.severity == Severity::error) ++counts[std::string(each.code)];
  }
  return counts;
}

bool isOfYaml(std::string_view code) {
  static constexpr std::string_view codes[] = {
      "alias_expansion", "bad_indentation",    "duplicate_anchor", "invalid_directive",
      "invalid_escape",  "invalid_tag",        "merge_conflict",   "missing_colon",
      "missing_comma",   "multiline_key",      "nesting_too_deep", "several_documents",
      "tab_indentation", "unclosed_bracket",   "unclosed_quote",   "undefined_alias",
      "unexpected_text", "unquoted_reference", "unreadable_text",  "unreadable_value",
      "yaml_syntax"};
  return std::ranges::find(codes, code) != std::end(codes);
}

/// What such a fix corrects was not understood before, and so what depends on it was not judged: a
/// component's config, a renamed key's value, all that stands in broken YAML. It may bring to light
/// what was wrong there all along.
bool bringsToLight(const Diagnostic& diagnostic, const Fix& fix) {
  static constexpr std::string_view words[] = {"Rename to", "Change to", "Make it", "Put quotes",
                                               "Take the blanks"};
  const bool corrects = std::ranges::any_of(
      words, [&](std::string_view word) { return fix.title.starts_with(word); });
  return corrects || isOfYaml(diagnostic.code);
}

void expectMends(const std::string& text, const std::vector<Diagnostic>& found,
                 const Diagnostic& diagnostic, const Fix& fix) {
  const std::string after = apply(text, fix);
  const auto now = findingsOf(after, shop);
  const std::string code(diagnostic.code);
  const std::string shown =
      code + ": " + fix.title + "\n--- before\n" + text + "\n--- after\n" + after;
  EXPECT_LT(counted(now)[code], counted(found)[code]) << "stays: " << shown;
  Counts before = countedErrors(found);
  for (const auto& [other, count] : countedErrors(now)) {
    if (isOfYaml(other) || !bringsToLight(diagnostic, fix)) {
      EXPECT_LE(count, before[other]) << "more " << other << " by " << shown;
    }
  }
}

bool isWholeYaml(const std::vector<Diagnostic>& found) {
  return std::ranges::none_of(found, [](const Diagnostic& each) { return isOfYaml(each.code); });
}

TEST(EveryFix, MendsItsDiagnosticAndBringsNoError) {
  osiris::test::RandomEdits random(osiris::test::seed(11));
  const auto seeds = osiris::test::seedDocuments();
  for (int round = 0; round < osiris::test::rounds(100); ++round) {
    std::string text = seeds[random.below(static_cast<std::uint32_t>(seeds.size()))];
    for (std::uint32_t edits = 1 + random.below(3); edits > 0; --edits)
      text = osiris::test::applied(text, random.next(text));
    const auto found = findingsOf(text, shop);
    for (const Diagnostic& diagnostic : found) {
      // Of two breaks in one text the first may hide what mending the second would do.
      if (!isWholeYaml(found)) continue;
      for (const Fix& fix : diagnostic.fixes) expectMends(text, found, diagnostic, fix);
    }
    if (testing::Test::HasFailure()) return;
  }
}

}  // namespace
}  // namespace osiris::check
