// Values marked as Osiris' are what Osiris 0.5.7 compiles of the same text.
#include "plan/compile.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <random>

#include "base/memory_file_system.h"
#include "support/read_file.h"

namespace osiris::plan {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::filesystem::path expectedBuilds = OSIRIS_SOURCE_DIR "/tests/plan/compiled";
const Timestamp sometime = FakeClock().now() + std::chrono::microseconds(7);

/// A workspace of one pipeline and what else a test puts there.
class Compiling {
 public:
  Compiling& with(std::string_view path, std::string_view text) {
    files_.add("/w/" + std::string(path), text);
    return *this;
  }

  std::expected<Compilation, Refusal> run(const std::string& text, CompileOptions options = {},
                                          const std::string& name = "orders.oml") {
    const auto workspace = project::Workspace::load(files_, "/w", [](auto) { return false; });
    check::File file("/w/" + name, text, workspace);
    return compile(file, options, sometime);
  }

 private:
  MemoryFileSystem files_;
};

Compilation compiled(const std::string& text, CompileOptions options = {}) {
  auto result = Compiling().run(text, std::move(options));
  EXPECT_TRUE(result) << (result ? "" : result.error().error.message);
  return result.value_or(Compilation{});
}

/// "code@place" of every reason why there is no compilation.
std::vector<std::string> reasons(const std::string& text, CompileOptions options = {}) {
  const auto result = Compiling().run(text, std::move(options));
  std::vector<std::string> codes;
  if (result) return codes;
  for (const check::Diagnostic& each : result.error().diagnostics)
    codes.push_back(std::string(each.code) + "@" + each.path);
  if (codes.empty()) codes.push_back(result.error().error.code);
  return codes;
}

std::string withStep(std::string_view config, std::string_view head = "") {
  return fmt::format(
      "oml_version: '0.1.0'\nname: x\n{}steps:\n- id: a\n  component: mysql.extractor\n"
      "  mode: read\n  config: {}\n",
      head, config);
}

/// Steps by id, each with what follows it: "a: [b]".
std::string withNeeds(const std::vector<std::string>& steps) {
  std::string text = "oml_version: '0.1.0'\nname: x\nsteps:\n";
  for (const std::string& step : steps) {
    const auto colon = step.find(':');
    text += "- id: " + step.substr(0, colon) +
            "\n  component: duckdb.processor\n  mode: transform\n  config: {query: SELECT 1}\n";
    if (colon != std::string::npos) text += "  needs:" + step.substr(colon + 1) + "\n";
  }
  return text;
}

std::vector<std::string> order(const std::vector<std::string>& steps) {
  std::vector<std::string> ids;
  for (const OrderedStep& step : compiled(withNeeds(steps)).steps) ids.push_back(step.id);
  return ids;
}

std::string cfg(const std::string& text, CompileOptions options = {}) {
  return compiled(text, std::move(options)).files["cfg/a.json"];
}

TEST(Compile, GivesTheBytesOfOsiris) {
  const auto result = Compiling().run(test::contentOf(expectedBuilds / "paid_orders.oml"),
                                      {"prod", {{"day", "2024-02-01"}}, {}}, "paid_orders.oml");
  ASSERT_TRUE(result);
  const std::filesystem::path expected = expectedBuilds / "paid_orders";
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(expected))
    count += entry.is_regular_file() ? 1 : 0;
  EXPECT_EQ(result->files.size(), count);
  for (const auto& [name, bytes] : result->files)
    EXPECT_EQ(bytes, test::contentOf(expected / name)) << name;
  const std::string hash = "56fb35b460c7640dc6ede7a492f88be084688a0e2ae11e90df241284d5535690";
  EXPECT_EQ(result->folder, "build/pipelines/prod/paid-orders/56fb35b-" + hash);
  EXPECT_EQ(result->latest, result->folder + "/manifest.yaml\n" + hash + "\nprod\n");
}

TEST(Compile, HasTheFingerprintsOfOsirisForVariables) {
  const Compilation build =
      compiled(test::contentOf(expectedBuilds / "paid_orders.oml"),
               {{}, {}, {{"OSIRIS_PARAM_LEAST", "55"}, {"OSIRIS_PARAM_OTHER", "x"}}});
  EXPECT_EQ(build.profile, "dev");
  EXPECT_EQ(build.fingerprints.oml,
            "sha256:38228e5c63a1a0a288c58cac50bb93d85a87f681a7c1bd0cc6bad15183c0a1fc");
  EXPECT_EQ(build.fingerprints.params,
            "sha256:7f31ee556639456c6d0a0c7927e2db2c2aa9ab9e88c28fa730bbc077284beb70");
  EXPECT_EQ(build.hash, "134bfff00ce7e89aa0cf394972deaceafa99c7cb7f82135de3fdf929fbe7bb3e");
}

TEST(Compile, TakesParamsFromDefaultThenVariableThenProfileThenOption) {
  const std::string text =
      withStep("{query: 'SELECT ${params.n}'}",
               "params: {n: {default: 1}}\nprofiles: {prod: {params: {n: 3}}}\n");
  const NamedTexts variable{{"OSIRIS_PARAM_N", "2"}};
  EXPECT_THAT(cfg(text), HasSubstr("\"SELECT 1\""));
  EXPECT_THAT(cfg(text, {{}, {}, variable}), HasSubstr("\"SELECT 2\""));
  EXPECT_THAT(cfg(text, {"prod", {}, variable}), HasSubstr("\"SELECT 3\""));
  EXPECT_THAT(cfg(text, {"prod", {{"n", "4"}}, variable}), HasSubstr("\"SELECT 4\""));
}

TEST(Compile, PutsValuesInAsPythonWritesThem) {
  const std::string text = withStep("{query: '${params.a} ${params.b} ${params.c}'}",
                                    "params: {a: yes, b: [1, x], c: 2024-01-05}\n");
  EXPECT_THAT(cfg(text), HasSubstr("\"True [1, 'x'] 2024-01-05\""));
}

TEST(Compile, NamesTheParamsThatNothingAsksFor) {
  const std::string text = withStep("{query: '${params.n}'}", "params: {n: 1, m: 2}\n");
  EXPECT_THAT(compiled(text, {{}, {{"n", "1"}, {"m", "1"}, {"o", "1"}}, {}}).unusedParams,
              ElementsAre("o"));
}

TEST(Compile, RefusesParamsWithoutAValueAtTheirPlace) {
  const std::string text = withStep("{query: 'SELECT ${params.n}'}");
  const auto result = Compiling().run(text);
  ASSERT_FALSE(result);
  const check::Diagnostic& found = result.error().diagnostics.at(0);
  EXPECT_EQ(found.code, "unresolved_param");
  EXPECT_EQ(text.substr(found.span.begin, found.span.size()), "${params.n}");
  EXPECT_THAT(reasons(withStep("{query: '${params.n}'}", "params: {n: {type: string}}\n")),
              ElementsAre("unresolved_param@/steps/0/config/query"));
  EXPECT_THAT(reasons(withStep("{query: '${params.n}'}", "params: {n: 'x${params.m}', m: 1}\n")),
              ElementsAre("unresolved_param@/steps/0/config/query"));
  EXPECT_THAT(cfg(withStep("{query: '${params.n', table: '${params.}'}")),
              HasSubstr("\"query\":\"${params.n\""));
}

TEST(Compile, OrdersStepsByNeedThenByPlace) {
  EXPECT_THAT(order({"a", "b: []", "c: [a]"}), ElementsAre("a", "b", "c"));
  EXPECT_THAT(order({"c: [a, b]", "b: [a]", "a: []", "d: []"}), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(order({"d: [a]", "c: []", "b: []", "a: []"}), ElementsAre("c", "b", "a", "d"));
}

TEST(Compile, KeepsWhatAStepNeeds) {
  const Compilation build = compiled(withNeeds({"a", "b", "c: [a, b, a]", "d: []"}));
  EXPECT_THAT(build.steps[1].needs, ElementsAre("a"));
  EXPECT_THAT(build.steps[2].needs, ElementsAre("a", "b", "a"));
  EXPECT_THAT(build.steps[3].needs, IsEmpty());
}

TEST(Compile, RefusesOrdersThatCannotBe) {
  EXPECT_THAT(reasons(withNeeds({"a: [b]", "b: [a]", "c: [b]"})),
              ElementsAre("dependency_cycle@/steps/0/needs"));
  EXPECT_THAT(reasons(withNeeds({"a: [b, x]", "a: [a]"})),
              ElementsAre("unknown_dependency@/steps/0/needs/0",
                          "unknown_dependency@/steps/0/needs/1", "duplicate_id@/steps/1/id"));
  EXPECT_THAT(reasons(withNeeds({"a: [a]"})), ElementsAre("self_dependency@/steps/0/needs/0"));
}

TEST(Compile, RefusesWhatIsNoPipeline) {
  EXPECT_THAT(reasons(""), ElementsAre("invalid_type@"));
  const auto settings = Compiling().run("filesystem: {}", {}, "osiris.yaml");
  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.error().error.code, "not_compiled");
  EXPECT_THAT(reasons("- a"), ElementsAre("invalid_type@"));
  EXPECT_THAT(reasons("name: x"), ElementsAre("missing_required_key@/oml_version"));
  EXPECT_THAT(reasons("oml_version: 0.1"), ElementsAre("invalid_version_type@/oml_version"));
  EXPECT_THAT(reasons("oml_version: '1.0'"), ElementsAre("incompatible_version@/oml_version"));
  EXPECT_THAT(reasons("oml_version: '0.1.0'"), ElementsAre("missing_required_key@/steps"));
  EXPECT_THAT(reasons("oml_version: '0.1.0'\nsteps: []"), ElementsAre("empty_steps@/steps"));
  EXPECT_THAT(reasons("oml_version: '0.1.0'\nsteps: {a: 1}"),
              ElementsAre("invalid_steps_type@/steps"));
  EXPECT_THAT(reasons("oml_version: '0.1.0\nsteps: ["), Contains(HasSubstr("unclosed_quote")));
}

TEST(Compile, RefusesStepsThatCannotBeRead) {
  const std::string head = "oml_version: '0.1.0'\nsteps:\n- ";
  EXPECT_THAT(reasons(head + "a"), ElementsAre("invalid_step_type@/steps/0"));
  EXPECT_THAT(reasons(head + "{id: 5, component: x.y}"),
              ElementsAre("invalid_id_type@/steps/0/id", "unknown_component@/steps/0/component"));
  EXPECT_THAT(reasons(head + "{mode: read}"), ElementsAre("missing_step_field@/steps/0/id",
                                                          "missing_step_field@/steps/0/component"));
  EXPECT_THAT(reasons(head + "{id: ../a, component: duckdb.processor}"),
              ElementsAre("invalid_id_type@/steps/0/id"));
  EXPECT_THAT(reasons(head + "{id: a, component: duckdb.processor, needs: b}"),
              ElementsAre("invalid_needs_type@/steps/0/needs"));
  EXPECT_THAT(reasons(withStep("[a]")), ElementsAre("invalid_config_type@/steps/0/config"));
  EXPECT_THAT(reasons(withStep("{query: a, 5: x}")),
              ElementsAre("unreadable_value@/steps/0/config/5"));
  EXPECT_THAT(reasons(withStep("{query: a, offset: 99999999999999999999}")),
              ElementsAre("unreadable_value@/steps/0/config/offset"));
}

TEST(Compile, RefusesConfigsThatOsirisRefuses) {
  EXPECT_THAT(reasons(withStep("{quey: x}")),
              ElementsAre("unknown_config_key@/steps/0/config/quey"));
  EXPECT_THAT(reasons("oml_version: '0.1.0'\nsteps:\n- id: a\n  component: mysql.writer\n"
                      "  mode: write\n  config: {table: t, write_mode: upsert}\n"),
              Contains(HasSubstr("missing_required_field")));
}

TEST(Compile, RefusesSecretsInTheFile) {
  EXPECT_THAT(reasons(withStep("{query: x, password: hunter2}")),
              ElementsAre("inline_secret@/steps/0/config/password"));
  EXPECT_THAT(reasons(withStep("{query: x}", "x-notes: [{API_KEY: abcdef}]\n")),
              ElementsAre("inline_secret@/x-notes/0/API_KEY"));
  // `auth_token` is a secret of graphql.extractor, and so of every component.
  EXPECT_THAT(reasons(withStep("{query: x}", "metadata: {auth_username: abcdef}\n")),
              ElementsAre("inline_secret@/metadata/auth_username"));
  EXPECT_THAT(reasons(withStep("{query: x, password: abcd}")), IsEmpty());
}

/// No file of the build, nor its name, holds the word that every secret here has in it.
TEST(Compile, KeepsSecretsOutOfEveryFile) {
  const std::string text =
      withStep("{query: 'SELECT ${params.n}', connection: '@mysql.shop', password: '${params.pw}'}",
               "params: {n: 1, pw: {type: string, sensitive: true}}\n");
  Compiling workspace;
  workspace
      .with("osiris_connections.yaml",
            "connections: {mysql: {shop: {host: canary.host, password: canary1}}}\n")
      .with(".env", "MYSQL_PASSWORD=canary2\n");
  const auto build =
      workspace.run(text, {{}, {}, {{"OSIRIS_PARAM_PW", "canary3"}, {"OSIRIS_TOKEN", "canary4"}}});
  ASSERT_TRUE(build);
  std::string all = build->folder + build->latest;
  for (const auto& [name, bytes] : build->files) all += name + bytes;
  EXPECT_THAT(all, HasSubstr("SELECT 1"));
  EXPECT_THAT(all, Not(HasSubstr("canary")));
}

TEST(Compile, RefusesParamsThatWouldWriteASecret) {
  const std::string sensitive = "params: {pw: {sensitive: true, default: x}}\n";
  EXPECT_THAT(reasons(withStep("{query: 'x${params.pw}'}", sensitive)),
              ElementsAre("inline_secret@/steps/0/config/query"));
  EXPECT_THAT(reasons(withStep("{query: x}", sensitive + "metadata: {a: '${params.pw}'}\n")),
              ElementsAre("inline_secret@/metadata/a"));
  EXPECT_THAT(reasons(withStep("{query: x}", "params: {t: x}\nmetadata: {token: '${params.t}'}\n")),
              ElementsAre("inline_secret@/metadata/token"));
  EXPECT_THAT(reasons(withStep("{query: x, password: '${params.pw}'}", sensitive)), IsEmpty());
}

TEST(Compile, AsksForAProfileThatIsDeclared) {
  const std::string text = withStep("{query: x}", "profiles: {mine: {params: {}}, ../up: {}}\n");
  EXPECT_EQ(compiled(text).profile, "dev");
  EXPECT_EQ(compiled(text, {"mine", {}, {}}).profile, "mine");
  EXPECT_EQ(compiled(text, {{}, {}, {{"OSIRIS_PROFILE", "prod"}}}).profile, "prod");
  EXPECT_THAT(reasons(text, {"prd", {}, {}}), ElementsAre("unknown_profile"));
  EXPECT_THAT(reasons(text, {"../up", {}, {}}), ElementsAre("unknown_profile"));
}

TEST(Compile, HonoursTheSettings) {
  Compiling workspace;
  workspace.with("osiris.yaml",
                 "filesystem:\n  base_path: /srv\n  build_dir: out\n  profiles: {enabled: false}\n"
                 "  naming: {manifest_dir: 'of_{pipeline_slug}/{manifest_short}', "
                 "manifest_short_len: 4}\n  artifacts: {plan: false, run_summary: no}\n");
  const auto build = workspace.run(withStep("{query: x}"), {}, "Daily Orders.v2.oml");
  ASSERT_TRUE(build);
  EXPECT_EQ(build->base, "/srv");
  EXPECT_EQ(build->folder, "out/pipelines/of_daily-ordersv2/" + build->hash.substr(0, 4));
  EXPECT_EQ(build->slug, "Daily Orders.v2");
  EXPECT_FALSE(build->profile);
  EXPECT_EQ(build->files.size(), 3U);
  EXPECT_TRUE(build->files.contains("fingerprints.json"));
}

TEST(Compile, TellsTheRegistryByTheSpecsThatOsirisHasNot) {
  const std::string spec =
      "name: mysql.extractor\nversion: 1.0.0\nmodes: [extract]\n"
      "configSchema: {type: object, properties: {query: {type: string}}}\n";
  const std::string ofOsiris = compiled(withStep("{query: x}")).fingerprints.registry;
  Compiling workspace;
  workspace.with("components/mysql.extractor/spec.yaml", spec);
  const auto own = workspace.run(withStep("{query: x}"));
  workspace.with("components/mysql.extractor/spec.yaml", spec + "title: Another\n");
  const auto changed = workspace.run(withStep("{query: x}"));
  ASSERT_TRUE(own && changed);
  EXPECT_NE(own->fingerprints.registry, ofOsiris);
  EXPECT_NE(own->fingerprints.registry, changed->fingerprints.registry);
  EXPECT_NE(own->folder, changed->folder);
}

/// The document with the entries of its maps in a random order.
std::string shuffled(std::mt19937& random) {
  std::vector<std::string> head{"oml_version: '0.1.0'\n", "name: x\n",
                                "metadata: {"
                                "b: 1, a: 2}\n",
                                "params: {n: 1, m: {default: 2}}\n"};
  std::vector<std::string> step{"id: a", "component: mysql.extractor", "mode: read",
                                "config: {query: 'SELECT ${params.m}', connection: '@mysql.a'}"};
  std::ranges::shuffle(head, random);
  std::ranges::shuffle(step, random);
  std::string text;
  for (const std::string& line : head) text += line;
  return text + fmt::format("steps:\n- {}\n  {}\n  {}\n  {}\n", step[0], step[1], step[2], step[3]);
}

TEST(Compile, GivesTheSameBytesForAnyOrderOfKeys) {
  std::mt19937 random(1);  // NOLINT: the same documents every time
  const auto first = compiled(shuffled(random)).files;
  ASSERT_EQ(first.size(), 5U);
  for (int i = 0; i < 50; ++i) {
    const std::string text = shuffled(random);
    EXPECT_EQ(compiled(text).files, first) << text;
  }
}

TEST(Compile, NeverFailsOnHalfOfAText) {
  const std::string whole = test::contentOf(expectedBuilds / "paid_orders.oml");
  for (std::size_t size = 0; size < whole.size(); size += 3) {
    const auto result = Compiling().run(whole.substr(0, size));
    EXPECT_TRUE(result || !result.error().error.message.empty());
  }
}

}  // namespace
}  // namespace osiris::plan
