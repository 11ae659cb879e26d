// What a client can set: how it is read, and the pages that are made of the table.
// OSIRIS_UPDATE_DOCS=1 writes them anew.
#include "lsp/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "docs_page.h"

namespace osiris::lsp {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Json = protocol::Json;

ReadSettings read(std::string_view given, const Settings& base = {}, const Settings& former = {}) {
  return readSettings(Json::parse(given), base, former);
}

/// Settings with one hint off.
Settings withoutNeeds() {
  Settings settings;
  settings.inlayHints.needs = false;
  return settings;
}

TEST(Settings, AreReadFromTheirGroups) {
  const auto [settings, problems, unknown] = read(R"({
    "inlayHints": {"needs": false, "profile": "prod"},
    "codeLens": {"enabled": false},
    "completion": {"snippets": false},
    "format": {"onType": false},
    "diagnostics": {"disabled": ["unknown_key", "unused_param"]}
  })");
  EXPECT_THAT(problems, IsEmpty());
  EXPECT_THAT(unknown, IsEmpty());
  EXPECT_EQ(settings, (Settings{.inlayHints = {.needs = false, .profile = "prod"},
                                .codeLens = false,
                                .completionSnippets = false,
                                .formatOnType = false,
                                .disabledDiagnostics = {"unknown_key", "unused_param"}}));
}

TEST(Settings, AreTheSameBelowTheirNameAndWithDots) {
  const auto plain = read(R"({"inlayHints": {"needs": false}})").settings;
  EXPECT_EQ(plain, withoutNeeds());
  EXPECT_EQ(read(R"({"osiris": {"inlayHints": {"needs": false}}, "other": 1})").settings, plain);
  EXPECT_EQ(read(R"({"inlayHints.needs": false})").settings, plain);
}

TEST(Settings, ThatAreLeftOutAreThoseOfTheStart) {
  EXPECT_EQ(read("{}", withoutNeeds()).settings, withoutNeeds());
  EXPECT_EQ(read("null", withoutNeeds()).settings, withoutNeeds());
  EXPECT_EQ(read(R"({"osiris": []})", withoutNeeds()).settings, withoutNeeds())
      << "an empty table of Lua";
  EXPECT_EQ(read(R"({"inlayHints": {"needs": null}})", withoutNeeds()).settings, withoutNeeds());
  EXPECT_EQ(read(R"({"inlayHints": {"needs": true}})", withoutNeeds()).settings, Settings{});
}

TEST(Settings, ThatAreWrongStayAsTheyWere) {
  const auto [settings, problems, unknown] =
      read(R"({"inlayHints": {"needs": "no", "profile": 3, "values": false}})", {}, withoutNeeds());
  EXPECT_FALSE(settings.inlayHints.needs) << "as it was before";
  EXPECT_FALSE(settings.inlayHints.values) << "what is right is taken";
  EXPECT_THAT(problems,
              ElementsAre("setting 'osiris.inlayHints.needs' is \"no\"; expected true or false",
                          "setting 'osiris.inlayHints.profile' is 3; expected a string"));
}

TEST(Settings, ThatAreNoGroupAreOneProblem) {
  EXPECT_THAT(read(R"({"inlayHints": true})").problems,
              ElementsAre("setting 'osiris.inlayHints' is true; expected an object"));
  EXPECT_THAT(read("[1]").problems, ElementsAre("setting 'osiris' is [1]; expected an object"));
}

TEST(Settings, NameTheCodeThatWasMeant) {
  const auto [settings, problems, unknown] =
      read(R"({"diagnostics": {"disabled": ["unknown_kee", 7, "unused_step"]}})");
  EXPECT_THAT(settings.disabledDiagnostics, ElementsAre("unused_step"));
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0],
            "setting 'osiris.diagnostics.disabled[0]': there is no code 'unknown_kee'; did you "
            "mean 'unknown_key'?");
  EXPECT_THAT(problems[1], HasSubstr("disabled[1]' is 7; expected the code of a problem"));
}

TEST(Settings, ThatNobodyKnowsAreNamed) {
  const auto [settings, problems, unknown] =
      read(R"({"inlayHints": {"need": false}, "path": "x"})");
  EXPECT_EQ(settings, Settings{});
  EXPECT_THAT(problems, IsEmpty());
  EXPECT_THAT(unknown, ElementsAre(AllOf(HasSubstr("'osiris.inlayHints.need'"),
                                         HasSubstr("did you mean 'inlayHints.needs'?")),
                                   "there is no setting 'osiris.path'"));
}

TEST(SettingsPage, HoldsTheTable) { expectTable("docs/settings.md", "settings", settingsPage()); }
TEST(SettingsPage, HasItsSchema) { expectPage("docs/settings.schema.json", settingsSchema()); }

TEST(SettingsPage, SchemaTakesTheDefaultsAndKnowsEveryCode) {
  const Json schema = Json::parse(settingsSchema());
  const Json& needs = schema["properties"]["inlayHints"]["properties"]["needs"];
  EXPECT_EQ(needs["type"], "boolean");
  EXPECT_EQ(needs["default"], true);
  const Json& disabled = schema["properties"]["diagnostics"]["properties"]["disabled"];
  EXPECT_EQ(disabled["type"], "array");
  EXPECT_EQ(disabled["default"], Json::array());
  EXPECT_THAT(disabled["items"]["enum"], ::testing::Contains("unknown_dependency"));
}

}  // namespace
}  // namespace osiris::lsp
