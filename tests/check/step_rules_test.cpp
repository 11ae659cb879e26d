// id, component, mode, needs, optional keys: what one step says of itself.
#include "check/checking.h"

namespace osiris::check {
namespace {

TEST(StepType, PointsAtWhatIsNoStep) {
  checkFinds("invalid_step_type", pipeline(R"(
  - [[extract]]
  - id: a
    component: duckdb.processor
    mode: transform
)"));
}

TEST(StepType, PointsAtADashAlone) { checkFinds("invalid_step_type", pipeline("  [[-]]\n")); }

TEST(StepFields, PointAtTheIdWhenAnotherIsMissing) {
  checkFinds("missing_step_field", pipeline(R"(
  - id: [[a]]
    component: duckdb.processor
)"));
}

TEST(StepFields, AddTheOnlyModeTheComponentHas) {
  checkFixes("missing_step_field", pipeline(R"(
  - id: a
    component: duckdb.processor  # SQL
    config: {query: SELECT 1}
)"),
             pipeline(R"(
  - id: a
    component: duckdb.processor  # SQL
    mode: transform
    config: {query: SELECT 1}
)"));
}

TEST(StepFields, AddAKeyToAFlowStep) {
  checkFixes("missing_step_field",
             pipeline("  - {id: a, component: duckdb.processor, config: {query: SELECT 1}}\n"),
             pipeline("  - {mode: transform, id: a, component: duckdb.processor, config: {query: "
                      "SELECT 1}}\n"));
}

TEST(StepFields, AreReadAsOsirisReadsThem) {
  checkFinds("invalid_id_type", pipeline("  - {id: [[yes]], component: a.b, mode: read}\n"));
  checkFinds("invalid_id_type", pipeline("  - {id: [[1:30]], component: a.b, mode: read}\n"));
  checkFinds("invalid_mode_type", pipeline("  - {id: a, component: a.b, mode: [[on]]}\n"));
  checkDoesNotFind("invalid_id_type", pipeline("  - {id: '5', component: a.b, mode: read}\n"));
  checkDoesNotFind("invalid_id_type", pipeline("  - {id: 0o17, component: a.b, mode: read}\n"));
}

TEST(StepFields, OfAKeyWrittenTwiceTheLastCounts) {
  checkDoesNotFind("invalid_mode",
                   pipeline("  - {id: a, component: a.b, mode: nonsense, mode: read}\n"));
  checkFinds("invalid_mode",
             pipeline("  - {id: a, component: a.b, mode: read, mode: [[nonsense]]}\n"));
}

TEST(StepFields, MayComeByAMergeKey) {
  checkDoesNotFind("missing_step_field",
                   "oml_version: '0.1.0'\nname: a\nx-base: &base {component: duckdb.processor, "
                   "mode: transform}\n"
                   "steps:\n  - <<: *base\n    id: a\n    config: {query: SELECT 1}\n");
}

TEST(StepFields, QuoteAnIdThatIsNoText) {
  checkFixes("invalid_id_type", pipeline("  - {id: 2024-01-01, component: a.b, mode: read}\n"),
             pipeline("  - {id: \"2024-01-01\", component: a.b, mode: read}\n"));
}

TEST(StepComponent, SuggestsTheNearest) {
  checkFixes("unknown_component", pipeline("  - {id: a, component: mysql.extracter, mode: read}\n"),
             pipeline("  - {id: a, component: mysql.extractor, mode: read}\n"));
}

TEST(StepComponent, MayBeTheWorkspacesOwn) {
  checkDoesNotFind(
      "unknown_component", pipeline("  - {id: a, component: shop.extractor, mode: read}\n"),
      {.workspace =
           "# file: components/shop.extractor/spec.yaml\nname: shop.extractor\nversion: 1.0.0\n"
           "modes: [extract]\ncapabilities: {}\nconfigSchema: {type: object, properties: {}}\n"});
}

TEST(StepMode, SpeaksOfWhatTheComponentCan) {
  checkFinds("incompatible_mode",
             pipeline("  - {id: a, component: duckdb.processor, mode: [[read]]}\n"));
  checkFixes("invalid_mode", pipeline("  - {id: a, component: mysql.extractor, mode: extract}\n"),
             pipeline("  - {id: a, component: mysql.extractor, mode: read}\n"));
}

TEST(NeedsType, WrapsOneIdIntoAList) {
  checkFixes("invalid_needs_type",
             pipeline("  - {id: a, component: a.b, mode: read}\n  - {id: b, component: a.b, mode: "
                      "read, needs: a}\n"),
             pipeline("  - {id: a, component: a.b, mode: read}\n  - {id: b, component: a.b, mode: "
                      "read, needs: [a]}\n"));
}

TEST(NeedsType, PointsAtEachItemThatIsNoText) {
  checkFinds("invalid_dependency_type",
             pipeline("  - {id: a, component: a.b, mode: read, needs: [[[5]], [[yes]], 'a']}\n"));
}

TEST(OptionalKeys, KnowDurations) {
  for (const char* good :
       {"30s", "10m", "2h", "1h30m", "500ms", "PT5M", "1 day", "${params.timeout}"}) {
    checkDoesNotFind("invalid_step_key",
                     pipeline("  - {id: a, component: a.b, mode: read, timeout: \"" +
                              std::string(good) + "\"}\n"));
  }
  for (const char* bad : {"[[soon]]", "[[10]]", "[[10x]]", "[[1:30]]"}) {
    checkFinds(
        "invalid_step_key",
        pipeline("  - {id: a, component: a.b, mode: read, timeout: " + std::string(bad) + "}\n"));
  }
}

TEST(OptionalKeys, MendWhatTheyCan) {
  checkFixes("invalid_step_key",
             pipeline("  - {id: a, component: a.b, mode: read, retry: {backoff: exponential}}\n"),
             pipeline("  - {id: a, component: a.b, mode: read, retry: {backoff: exp}}\n"));
}

TEST(UnknownStepKey, WarnsOfAMisspeltOneOnly) {
  checkFinds(
      "unknown_step_key",
      pipeline(
          "  - {id: a, component: a.b, mode: read, [[ned]]: [], [[colour]]: red, x-note: 1}\n"));
  const auto found = findingsOf(pipeline("  - {id: a, component: a.b, mode: read, colour: red}\n"));
  ASSERT_EQ(found.back().code, "unknown_step_key");
  EXPECT_EQ(found.back().severity, Severity::hint);
}

TEST(UnknownStepKey, IsSilentWhileAKeyIsTyped) {
  checkDoesNotFind("unknown_step_key",
                   pipeline("  - id: a\n    component: a.b\n    mode: read\n    nee\n"));
}

TEST(UnknownStepKey, KnowsTheWordsOfOtherTools) {
  checkFixes("unknown_step_key",
             pipeline("  - {id: a, component: a.b, mode: read, depends_on: []}\n"),
             pipeline("  - {id: a, component: a.b, mode: read, needs: []}\n"));
}

TEST(QualityChecks, FindAMisspeltOne) {
  checkFinds("invalid_quality_check", pipeline(R"(
  - id: a
    component: a.b
    mode: read
    x-quality:
      checks:
        - [[uniqe]]: id
        - not_null: id
        - own_check: 1
)"));
}

TEST(Directives, GetTheEndThatTheyLackOnALineOfItsOwn) {
  checkFixes("invalid_directive", "%YAML 1.2\n# why", "%YAML 1.2\n# why\n---\n");
}

TEST(Quotes, AreClosedByTheirLike) {
  checkFixes("unclosed_quote", "name: '\n", "name: ''\n");
  checkFixes("unclosed_quote", "name: \"\n", "name: \"\"\n");
  checkFixes("unclosed_quote", "name: 'a\n", "name: 'a'\n");
}

TEST(Brackets, AreNotClosedInAComment) {
  const auto found = findingsOf("name: a\nx-list: [1, # one");
  const auto open = std::ranges::find(found, "unclosed_bracket", &Diagnostic::code);
  ASSERT_NE(open, found.end());
  EXPECT_TRUE(open->fixes.empty());
  checkFixes("unclosed_bracket", "name: a\nx-list: [1, 2\n", "name: a\nx-list: [1, 2]\n");
}

TEST(Tabs, AreAllReplacedAtOnce) {
  checkFixes("tab_indentation", "name:\torders\t# a\tb\ndescription:\t\"x\ty\"\n",
             "name: orders # a\tb\ndescription: \"x\ty\"\n");
}

}  // namespace
}  // namespace osiris::check
