// What is found in a file that followed edits is what is found in its text afresh.
#include <gtest/gtest.h>

#include "check/codes.h"
#include "check/file.h"
#include "support/random_edits.h"

namespace osiris::check {
namespace {

std::string describe(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics) {
    out += std::to_string(d.span.begin) + "-" + std::to_string(d.span.end) + " " +
           std::string(d.code) + " " + d.path + " " + d.message;
    for (const Fix& fix : d.fixes) {
      out += " [" + fix.title;
      for (const text::Edit& edit : fix.edits)
        out += " " + std::to_string(edit.span.begin) + "-" + std::to_string(edit.span.end) + "'" +
               edit.newText + "'";
      out += "]";
    }
    for (const Related& related : d.related)
      out += " (" + std::to_string(related.span.begin) + " " + related.message + ")";
    out += '\n';
  }
  return out;
}

void compareAfterRandomEdits(const std::vector<std::string>& seeds, test::RandomEdits random,
                             int rounds) {
  const auto workspace = project::Workspace::empty();
  for (int round = 0; round < rounds; ++round) {
    // The first two are pipelines: half of the rounds are theirs.
    const auto count = static_cast<std::uint32_t>(seeds.size());
    File file("pipeline.oml", seeds[random.below(round % 2 == 0 ? 2 : count)], workspace);
    for (int i = 0; i < 20; ++i) {
      const std::string before(file.text());
      file.edit(random.next(before));
      File fresh("pipeline.oml", std::string(file.text()), workspace);
      ASSERT_EQ(describe(file.diagnostics()), describe(fresh.diagnostics()))
          << "before:\n"
          << before << "\nafter:\n"
          << file.text();
    }
  }
}

TEST(IncrementalCheck, FindsWhatAFreshCheckFindsAfterRandomEdits) {
  compareAfterRandomEdits(test::seedDocuments(), test::RandomEdits(test::seed(11)),
                          test::rounds(400));
}

TEST(IncrementalCheck, OfManyStepsFindsWhatAFreshCheckFindsAfterRandomEdits) {
  compareAfterRandomEdits(test::longPipelines(), test::RandomEdits(test::seed(12)),
                          test::rounds(150));
}

TEST(IncrementalCheck, EndsALineWhereOsirisDoes) {
  const auto workspace = project::Workspace::empty();
  const std::string lines = "oml_version: '0.1.0'\xE2\x80\xA8name: a\xC2\x85steps: []\n";
  File file("pipeline.oml", lines, workspace);
  File plain("pipeline.oml", "oml_version: '0.1.0'\nname: a\nsteps: []\n", workspace);
  ASSERT_EQ(file.diagnostics().size(), plain.diagnostics().size());
  file.edit({{29, 29}, "x"});
  ASSERT_EQ(file.diagnostics().size(), plain.diagnostics().size());
}

TEST(IncrementalCheck, SeesThatAnEditCutACharacterInTwo) {
  File file("pipeline.oml", "name: Dvořák\n", project::Workspace::empty());
  ASSERT_FALSE(file.diagnostics().empty());
  file.edit({{10, 11}, ""});
  ASSERT_EQ(file.diagnostics().size(), 1U);
  ASSERT_FALSE(file.diagnostics().empty());
  EXPECT_EQ(file.diagnostics().front().code, code::unreadable_text.name);
  file.edit({{9, 9}, "\xC5\x99"});
  ASSERT_FALSE(file.diagnostics().empty());
  EXPECT_EQ(file.diagnostics().front().code, code::unreadable_text.name);
  file.edit({{11, 12}, ""});
  EXPECT_NE(file.diagnostics().front().code, code::unreadable_text.name);
}

}  // namespace
}  // namespace osiris::check
