// Where settings come from, and what their change brings about.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>

#include "pipelines.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view misspeltKey = "oml_version: \"0.1.0\"\nname: a\nnam: a\nsteps: []\n";
constexpr std::string_view twoHintedSteps =
    "oml_version: \"0.1.0\"\nname: a\nsteps:\n"
    "  - {id: first, component: x.y}\n  - {id: second, component: x.y}\n";

const Json hintsOff = {{"inlayHints", {{"needs", false}}}};
const Json unknownKeyOff = {{"diagnostics", {{"disabled", {"unknown_key"}}}}};

/// A client that can be asked for settings, and is told when what it shows is old.
Json asking() {
  auto capabilities = fullCapabilities();
  auto& workspace = capabilities["workspace"];
  workspace["configuration"] = true;
  workspace["didChangeConfiguration"] = {{"dynamicRegistration", true}};
  for (const auto* each : {"inlayHint", "codeLens"}) workspace[each] = {{"refreshSupport", true}};
  capabilities["textDocument"]["inlayHint"] = Json::object();
  capabilities["textDocument"]["codeLens"] = Json::object();
  return capabilities;
}

class Configuration : public ::testing::Test {
 protected:
  void start(const Json& capabilities, const Json& options = nullptr) {
    client.request("initialize", {{"capabilities", capabilities},
                                  {"rootUri", "file:///w"},
                                  {"initializationOptions", options}});
    client.notify("initialized");
  }

  void change(const Json& settings) {
    client.notify("workspace/didChangeConfiguration", {{"settings", settings}});
  }

  std::size_t hints() {
    return client
        .request("textDocument/inlayHint", {{"textDocument", {{"uri", ordersUri}}},
                                            {"range",
                                             {{"start", {{"line", 0}, {"character", 0}}},
                                              {"end", {{"line", 9}, {"character", 0}}}}}})
        .size();
  }

  std::size_t lenses() {
    return client.request("textDocument/codeLens", {{"textDocument", {{"uri", ordersUri}}}}).size();
  }

  TestClient client;
};

TEST_F(Configuration, ComesWithInitialize) {
  start(asking(), {{"settings", hintsOff}});
  client.open(ordersUri, twoHintedSteps);
  EXPECT_EQ(hints(), 0U);
}

TEST_F(Configuration, MayBeAllOfTheOptionsOfInitialize) {
  start(asking(), {{"inlayHints", {{"needs", false}}}, {"commands", Json::array()}});
  client.open(ordersUri, twoHintedSteps);
  EXPECT_EQ(hints(), 0U);
  EXPECT_EQ(client.count("window/logMessage"), 0) << "'commands' is no unknown setting";
}

TEST_F(Configuration, IsAskedForWhereTheClientHasIt) {
  client.answers["workspace/configuration"] = Json::array({hintsOff});
  start(asking());
  EXPECT_EQ(client.take("workspace/configuration"),
            Json({{"items", Json::array({{{"section", "osiris"}}})}}));
  client.open(ordersUri, twoHintedSteps);
  client.take("workspace/inlayHint/refresh");
  EXPECT_EQ(hints(), 0U);
  const auto registered = client.take("client/registerCapability")["registrations"];
  ASSERT_EQ(registered.size(), 2U);
  EXPECT_EQ(registered[1]["method"], "workspace/didChangeConfiguration");
  EXPECT_EQ(registered[1]["registerOptions"]["section"], "osiris");
}

TEST_F(Configuration, IsAskedForAgainWhenItHasChanged) {
  start(asking());
  client.take("workspace/configuration");
  client.open(ordersUri, twoHintedSteps);
  EXPECT_EQ(hints(), 1U);
  client.answers["workspace/configuration"] = Json::array({hintsOff});
  change(nullptr);
  client.take("workspace/configuration");
  client.take("workspace/inlayHint/refresh");
  EXPECT_EQ(hints(), 0U);
}

TEST_F(Configuration, IsNotAskedForWhereTheClientHasItNot) {
  start(fullCapabilities(), {{"settings", unknownKeyOff}});
  change(nullptr);
  client.open(ordersUri, misspeltKey);
  EXPECT_EQ(client.diagnostics("unknown_key").size(), 0U) << "what was set holds";
  client.request("shutdown");
  EXPECT_EQ(client.count("workspace/configuration"), 0);
}

TEST_F(Configuration, ThatChangesShowsAtOnce) {
  start(asking());
  client.take("workspace/configuration");
  client.open(ordersUri, twoHintedSteps);
  EXPECT_EQ(lenses(), 2U);
  change({{"osiris", {{"codeLens", {{"enabled", false}}}}}});
  client.take("workspace/codeLens/refresh");
  EXPECT_EQ(lenses(), 0U);
  EXPECT_EQ(client.count("workspace/inlayHint/refresh"), 0) << "hints are as they were";
  change({{"osiris", {{"codeLens", {{"enabled", true}}}}}});
  client.take("workspace/codeLens/refresh");
  EXPECT_EQ(lenses(), 2U);
}

TEST_F(Configuration, HidesProblemsAndTheirFixes) {
  start(fullCapabilities());
  client.open(ordersUri, misspeltKey);
  EXPECT_EQ(client.diagnostics("unknown_key").size(), 1U);
  const Json fixes = {
      {"textDocument", {{"uri", ordersUri}}},
      {"range",
       {{"start", {{"line", 2}, {"character", 0}}}, {"end", {{"line", 2}, {"character", 3}}}}},
      {"context", {{"diagnostics", Json::array()}, {"only", {"quickfix"}}}}};
  EXPECT_EQ(client.request("textDocument/codeAction", fixes).size(), 1U);
  change(unknownKeyOff);
  EXPECT_EQ(client.diagnostics("unknown_key").size(), 0U) << "sent again";
  EXPECT_EQ(client.request("textDocument/codeAction", fixes).size(), 0U);
  change(Json::object());
  EXPECT_EQ(client.diagnostics("unknown_key").size(), 1U);
}

TEST_F(Configuration, HidesProblemsFromClientsThatAsk) {
  auto capabilities = fullCapabilities();
  capabilities["textDocument"]["diagnostic"] = Json::object();
  capabilities["workspace"]["diagnostics"] = {{"refreshSupport", true}};
  client.files.add("/w/closed.oml", misspeltKey);
  start(capabilities);
  client.open(ordersUri, misspeltKey);
  const auto problems = [&] {
    const auto document =
        client.request("textDocument/diagnostic", {{"textDocument", {{"uri", ordersUri}}}}).dump();
    const auto all =
        client.request("workspace/diagnostic", {{"previousResultIds", Json::array()}}).dump();
    const auto has = [](const std::string& text) { return text.contains("unknown_key"); };
    return std::pair(has(document), has(all));
  };
  EXPECT_EQ(problems(), std::pair(true, true));
  change(unknownKeyOff);
  client.take("workspace/diagnostic/refresh");
  EXPECT_EQ(problems(), std::pair(false, false));
}

TEST_F(Configuration, ThatIsWrongIsToldOnce) {
  start(fullCapabilities(), {{"settings", hintsOff}});
  const Json wrong = {{"inlayHints", {{"needs", 3}}}};
  change(wrong);
  const auto told = client.take("window/showMessage");
  EXPECT_EQ(told["type"], 2);
  EXPECT_EQ(told["message"], "setting 'osiris.inlayHints.needs' is 3; expected true or false");
  change(wrong);
  client.open(ordersUri, twoHintedSteps);
  EXPECT_EQ(hints(), 0U) << "what was set before holds";
  EXPECT_EQ(client.count("window/showMessage"), 0);
  change(hintsOff);
  change(wrong);
  client.take("window/showMessage");
}

TEST_F(Configuration, IsNoWorseForWhatItDoesNotKnow) {
  start(fullCapabilities());
  change({{"osiris", {{"server", {{"path", "/opt/osiris"}}}}}});
  EXPECT_THAT(client.take("window/logMessage")["message"].get<std::string>(),
              HasSubstr("'osiris.server'"));
  client.request("shutdown");
  EXPECT_EQ(client.count("window/showMessage"), 0);
}

TEST_F(Configuration, HasNoSnippetsWhereTheyAreOff) {
  auto capabilities = fullCapabilities();
  capabilities["textDocument"]["completion"] = {{"completionItem", {{"snippetSupport", true}}}};
  start(capabilities);
  client.open(ordersUri, "oml_version: \"0.1.0\"\nname: a\nsteps:\n  - \n");
  const auto hasSnippets = [&] {
    const auto items = client.request(
        "textDocument/completion",
        {{"textDocument", {{"uri", ordersUri}}}, {"position", {{"line", 3}, {"character", 4}}}});
    EXPECT_FALSE(items.empty());
    return std::ranges::any_of(items,
                               [](const Json& item) { return item["insertTextFormat"] == 2; });
  };
  EXPECT_TRUE(hasSnippets());
  change({{"completion", {{"snippets", false}}}});
  EXPECT_FALSE(hasSnippets());
}

TEST_F(Configuration, LeavesNewLinesAloneWhereThatIsOff) {
  auto capabilities = fullCapabilities();
  capabilities["textDocument"]["onTypeFormatting"] = Json::object();
  start(capabilities);
  client.open(ordersUri, "oml_version: \"0.1.0\"\nname: a\nsteps:\n  - id: a\n    config:\n\n");
  const auto edits = [&] {
    return client
        .request("textDocument/onTypeFormatting",
                 {{"textDocument", {{"uri", ordersUri}}},
                  {"position", {{"line", 5}, {"character", 0}}},
                  {"ch", "\n"},
                  {"options", {{"tabSize", 2}, {"insertSpaces", true}}}})
        .size();
  };
  EXPECT_EQ(edits(), 1U);
  change({{"format", {{"onType", false}}}});
  EXPECT_EQ(edits(), 0U);
}

}  // namespace
}  // namespace osiris::lsp
