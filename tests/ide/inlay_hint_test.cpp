#include "ide/inlay_hint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/memory_file_system.h"
#include "oml/model.h"
#include "sample.h"

namespace osiris::ide {
namespace {

using testing::HasSubstr;
using testing::Not;

using Shared = std::shared_ptr<const project::Workspace>;

std::vector<InlayHint> hintsOf(std::string_view text,
                               const Shared& workspace = project::Workspace::empty()) {
  const oml::Model model(text);
  return inlayHints(model.pipeline(), *workspace, {0, static_cast<text::Offset>(text.size())});
}

/// The text with its hints in it, as an editor draws them: `⟨…⟩`.
std::string drawn(std::string_view text, const Shared& workspace = project::Workspace::empty()) {
  std::string all(text);
  const auto hints = hintsOf(text, workspace);
  for (auto hint = hints.rbegin(); hint != hints.rend(); ++hint)
    all.insert(hint->at, "⟨" + hint->label + "⟩");
  return all;
}

/// A workspace of one osiris.yaml, in whose environment `variable` is set.
Shared workspaceOf(std::string_view settings, std::string variable = "") {
  MemoryFileSystem files;
  files.add("/w/osiris.yaml", std::string(settings));
  return project::Workspace::load(
      files, "/w",
      [variable = std::move(variable)](std::string_view name) { return name == variable; });
}

constexpr std::string_view twoProfiles = R"(params:
  since: {type: string, default: "2024-01-01"}
profiles:
  dev: {params: {since: "2025-01-01"}}
steps:
  - id: a
    component: x.y
    config: {path: "out/${params.since}.csv"}
)";

TEST(InlayHint, TellsImpliedNeedsOnlyWhereNoneAreWritten) {
  const std::string text = drawn(R"(steps:
  - id: first
    component: x.y
  - id: second
    component: x.y
  - id: third
    component: x.y
    needs: []
  - component: x.y
  - id: fifth
    component: x.y
  - id: half
)");
  EXPECT_EQ(text, R"(steps:
  - id: first
    component: x.y
  - id: second⟨needs: [first]⟩
    component: x.y
  - id: third
    component: x.y
    needs: []
  - component: x.y
  - id: fifth
    component: x.y
  - id: half
)") << "the first needs none, the one before the fifth has no name, the last is not written yet";
}

TEST(InlayHint, NamesNoStepThatAnIdWouldNotLeadTo) {
  EXPECT_THAT(drawn("steps:\n  - id: a\n    component: x.y\n  - id: a\n    component: x.y\n    "
                    "needs: []\n  - id: b\n    component: x.y\n"),
              Not(HasSubstr("⟨")));
}

TEST(InlayHint, TellsAParametersDefault) {
  EXPECT_THAT(drawn(twoProfiles), HasSubstr("out/${params.since}⟨= 2024-01-01⟩.csv"));
}

TEST(InlayHint, TellsTheDefaultProfilesValueWhereThereIsOne) {
  const auto workspace = workspaceOf("filesystem: {profiles: {default: dev}}\n");
  EXPECT_THAT(drawn(twoProfiles, workspace), HasSubstr("⟨= 2025-01-01⟩"));
  const auto other = workspaceOf("filesystem: {profiles: {default: prod}}\n");
  EXPECT_THAT(drawn(twoProfiles, other), HasSubstr("⟨= 2024-01-01⟩"));
}

TEST(InlayHint, TellsTheValueOfTheProfileThatWasChosen) {
  const oml::Model model(twoProfiles);
  const text::Span all{0, static_cast<text::Offset>(twoProfiles.size())};
  const auto labelFor = [&](std::string profile, const Shared& workspace) {
    const InlayHintOptions options{.profile = std::move(profile)};
    const auto hints = inlayHints(model.pipeline(), *workspace, all, options);
    return hints.size() == 1 ? hints[0].label : "";
  };
  const auto prod = workspaceOf("filesystem: {profiles: {default: prod}}\n");
  EXPECT_EQ(labelFor("dev", prod), "= 2025-01-01");
  EXPECT_EQ(labelFor("no-such-profile", prod), "= 2024-01-01");
  const auto off = workspaceOf("filesystem: {profiles: {enabled: false}}\n");
  EXPECT_EQ(labelFor("dev", off), "= 2025-01-01") << "who names one means it";
}

TEST(InlayHint, LeavesOutWhatNobodyWantsToBeTold) {
  const std::string_view text =
      "params: {day: monday}\nsteps:\n  - id: a\n    component: x.y\n  - id: b\n"
      "    component: filesystem.csv_writer\n    config: {path: \"${params.day} ${HOME_DIR}\"}\n";
  const oml::Model model(text);
  const auto workspace = project::Workspace::empty();
  const auto labelsFor = [&](const InlayHintOptions& options) {
    std::vector<std::string> labels;
    for (const auto& hint : inlayHints(model.pipeline(), *workspace,
                                       {0, static_cast<text::Offset>(text.size())}, options))
      labels.push_back(hint.label);
    return labels;
  };
  constexpr auto needs = "needs: [a]";
  constexpr auto defaults = "delimiter: \",\", header: true, encoding: utf-8, …";
  constexpr auto value = "= monday";
  constexpr auto variable = "not set";
  using testing::ElementsAre;
  EXPECT_THAT(labelsFor({}), ElementsAre(needs, defaults, value, variable));
  EXPECT_THAT(labelsFor({.needs = false}), ElementsAre(defaults, value, variable));
  EXPECT_THAT(labelsFor({.values = false}), ElementsAre(needs, defaults, variable));
  EXPECT_THAT(labelsFor({.variables = false}), ElementsAre(needs, defaults, value));
  EXPECT_THAT(labelsFor({.defaults = false}), ElementsAre(needs, value, variable));
}

TEST(InlayHint, NamesTheVariableThatGivesAParameterAndNotItsValue) {
  const auto off = "filesystem: {profiles: {enabled: false}}\n";
  EXPECT_THAT(drawn(twoProfiles, workspaceOf(off, "OSIRIS_PARAM_SINCE")),
              HasSubstr("⟨= OSIRIS_PARAM_SINCE⟩"));
}

TEST(InlayHint, TellsNoSecret) {
  const std::string text = drawn(R"(x-secret: {password: &s hunter5}
params:
  password: hunter2
  token_of_day: {type: string, default: hunter3, sensitive: true}
  plain: hunter4
  shared: *s
steps:
  - id: a
    component: mysql.extractor
    config:
      host: "${params.password} ${params.token_of_day} ${params.shared}"
      password: "${params.plain} ${NAME:-hunter6}"
)");
  EXPECT_THAT(text, Not(HasSubstr("⟨= hunter")));
  EXPECT_THAT(text, Not(HasSubstr("⟨set")));
  EXPECT_THAT(text, Not(HasSubstr("⟨fallback")));
}

TEST(InlayHint, TellsWhetherAVariableIsSetAndNothingOfItsValue) {
  const auto text = "x-a: ${HOME_DIR:-/tmp} ${OTHER:-b} ${NEITHER}\nsteps: []\n";
  EXPECT_EQ(drawn(text, workspaceOf("", "HOME_DIR")),
            "x-a: ${HOME_DIR:-/tmp}⟨set⟩ ${OTHER:-b}⟨fallback⟩ ${NEITHER}⟨not set⟩\nsteps: []\n");
}

/// DuckDB's own library may be missing; what a query for another database gives needs none.
TEST(InlayHint, TellsTheColumnsThatAQueryGives) {
  const std::string_view steps =
      "oml_version: \"0.1.0\"\nname: a\nsteps:\n"
      "  - id: one\n    component: my.extractor\n    needs: []\n    config:\n"
      "      query: |\n        SELECT id, a.name\n        FROM a\n"
      "  - id: two\n    component: my.extractor\n    needs: []\n    config:\n"
      "      query: SELECT a, b, c, d, e, f FROM x  # all\n";
  const std::string text = drawn(steps);
  EXPECT_THAT(text, HasSubstr("query: |⟨→ id, name⟩\n        SELECT id"));
  EXPECT_THAT(text, HasSubstr("FROM x⟨→ a, b, c, d, … 6⟩  # all"));
  EXPECT_THAT(hintsOf(steps)[0].tooltip, HasSubstr("| `name` | unknown |"));
}

TEST(InlayHint, TellsNoColumnsWhereNobodyKnowsThem) {
  EXPECT_THAT(drawn("oml_version: \"0.1.0\"\nname: a\nsteps:\n"
                    "  - id: one\n    component: my.extractor\n    config:\n"
                    "      query: SELECT * FROM x\n"),
              Not(HasSubstr("⟨")));
}

TEST(InlayHint, TellsThreeDefaultsAndAllOfThemInTheTooltip) {
  const std::string_view text =
      "steps:\n  - id: a\n    component: filesystem.csv_writer\n    config: {path: a.csv, header: "
      "false}\n";
  const auto hints = hintsOf(text);
  ASSERT_EQ(hints.size(), 1U);
  EXPECT_EQ(hints[0].at, text.find("csv_writer") + 10);
  EXPECT_EQ(hints[0].label, "delimiter: \",\", encoding: utf-8, newline: lf, …");
  EXPECT_THAT(hints[0].tooltip, HasSubstr("- `chunk_size: 1000`"));
  EXPECT_THAT(hints[0].tooltip, Not(HasSubstr("header"))) << "the step says that itself";
}

TEST(InlayHint, LeavesOutDefaultsThatTheConnectionProvidesThatAreOffOrForTuning) {
  EXPECT_THAT(drawn("steps:\n  - id: a\n    component: mysql.extractor\n"
                    "    config: {connection: \"@mysql.a\"}\n"),
              Not(HasSubstr("⟨")));
}

TEST(InlayHint, IsThatOfTheLinesAsked) {
  const oml::Model model(samplePipeline);
  const auto empty = project::Workspace::empty();
  const auto at = static_cast<text::Offset>(samplePipeline.find("csv_writer") + 10);
  const auto hints = inlayHints(model.pipeline(), *empty, {at - 5, at});
  ASSERT_EQ(hints.size(), 1U);
  EXPECT_EQ(hints[0].at, at);
}

}  // namespace
}  // namespace osiris::ide
