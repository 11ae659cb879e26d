// Whatever a document looks like: a fix mends what it is for and breaks nothing else.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "check/file.h"
#include "checking.h"
#include "support/random_pipeline.h"

namespace osiris::check {
namespace {

constexpr std::string_view shop =
    "# file: osiris_connections.yaml\nmysql:\n  main: {host: h, database: d}\n"
    "duckdb:\n  w: {path: a}\n";

/// A document to damage, and what lies around it.
struct Seed {
  std::string text;
  std::string_view file = "pipelines/pipeline.oml";
  std::shared_ptr<const project::Workspace> workspace;
  bool isExample = false;  ///< of a code

  [[nodiscard]] std::vector<Diagnostic> findings(const std::string& of) const {
    File checked("/work/" + std::string(file), of, workspace);
    return checked.diagnostics();
  }
};

/// The failing example of every code, and all other documents there are.
std::vector<Seed> allSeeds() {
  std::vector<Seed> seeds;
  for (const Code& code : codes()) {
    const std::string_view file =
        code.file == "pipeline.oml" ? std::string_view("pipelines/pipeline.oml") : code.file;
    seeds.push_back({std::string(code.fails), file,
                     workspaceOf(std::string(code.fails), {file, code.workspace}), true});
  }
  const auto ofShop = workspaceOf("", {.workspace = shop});
  for (std::string& text : osiris::test::seedDocuments())
    seeds.push_back({std::move(text), "pipelines/pipeline.oml", ofShop});
  return seeds;
}

using Counts = std::map<std::string, int>;

/// Diagnostics that say the same of the same place. A key that is right now may have a value that
/// was wrong all along, by the same code.
auto countOf(const std::vector<Diagnostic>& diagnostics, const Diagnostic& one) {
  return std::ranges::count_if(diagnostics, [&](const Diagnostic& each) {
    return each.code == one.code && each.path == one.path && each.message == one.message;
  });
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
  static constexpr std::string_view words[] = {"Rename to",       "Change to",
                                               "Make it",         "Put quotes",
                                               "Take the blanks", "Take it out of the list"};
  const bool corrects = std::ranges::any_of(
      words, [&](std::string_view word) { return fix.title.starts_with(word); });
  return corrects || isOfYaml(diagnostic.code);
}

void expectMends(const Seed& seed, const std::string& text, const std::vector<Diagnostic>& found,
                 const Diagnostic& diagnostic, const Fix& fix) {
  const std::string after = apply(text, fix);
  const auto now = seed.findings(after);
  const std::string code(diagnostic.code);
  const std::string shown =
      code + ": " + fix.title + "\n--- before\n" + text + "\n--- after\n" + after;
  EXPECT_LT(countOf(now, diagnostic), countOf(found, diagnostic)) << "stays: " << shown;
  Counts before = countedErrors(found);
  for (const auto& [other, count] : countedErrors(now)) {
    if ((isOfYaml(other) && !isOfYaml(code)) || !bringsToLight(diagnostic, fix)) {
      EXPECT_LE(count, before[other]) << "more " << other << " by " << shown;
    }
  }
}

/// A fix of a diagnostic.
struct Offered {
  const Diagnostic* diagnostic = nullptr;
  const Fix* fix = nullptr;
};

/// Those of whole YAML. What a break hides, and what was meant where it is, nobody knows: its fixes
/// are guesses, tried on the codes' own examples.
std::vector<Offered> fixesIn(const Seed& seed, const std::string& text,
                             const std::vector<Diagnostic>& found) {
  const bool broken =
      std::ranges::any_of(found, [](const Diagnostic& each) { return isOfYaml(each.code); });
  std::vector<Offered> fixes;
  if (broken && !(seed.isExample && text == seed.text)) return fixes;
  for (const Diagnostic& diagnostic : found) {
    for (const Fix& fix : diagnostic.fixes) fixes.push_back({&diagnostic, &fix});
  }
  return fixes;
}

class EveryFix : public ::testing::Test {
 protected:
  /// Checks a fix of the text, one at random; gives the code it mends, "" when it has none.
  std::string_view mendOne(const Seed& seed, const std::string& text) {
    const auto found = seed.findings(text);
    const auto fixes = fixesIn(seed, text, found);
    if (fixes.empty()) return "";
    const auto& [diagnostic, fix] = fixes[random.below(static_cast<std::uint32_t>(fixes.size()))];
    expectMends(seed, text, found, *diagnostic, *fix);
    return diagnostic->code;
  }

  /// The codes that the documents show with a fix, as they are.
  [[nodiscard]] static std::set<std::string_view> mendable(const std::vector<Seed>& seeds) {
    std::set<std::string_view> known;
    for (const Seed& seed : seeds) {
      const auto found = seed.findings(seed.text);
      for (const Offered& each : fixesIn(seed, seed.text, found))
        known.insert(each.diagnostic->code);
    }
    return known;
  }

  osiris::test::RandomEdits random{osiris::test::seed(11)};
  osiris::test::RandomPipeline pipelines{osiris::test::seed(12)};
};

TEST_F(EveryFix, MendsItsDiagnosticAndBringsNoError) {
  const auto seeds = allSeeds();
  std::set<std::string_view> never = mendable(seeds);
  for (int mended = 0; mended < osiris::test::rounds(10000);) {
    const bool made = random.below(3) == 0;
    const Seed& seed =
        made ? seeds.back() : seeds[random.below(static_cast<std::uint32_t>(seeds.size()))];
    std::string text = made ? pipelines.next() : seed.text;
    for (std::uint32_t edits = random.below(4); edits > 0; --edits)
      text = osiris::test::applied(text, random.next(text));
    const std::string_view code = mendOne(seed, text);
    if (HasFailure()) return;
    never.erase(code);
    mended += code.empty() ? 0 : 1;
  }
  EXPECT_EQ(never, (std::set<std::string_view>{})) << "codes whose fixes were never tried";
}

}  // namespace
}  // namespace osiris::check
