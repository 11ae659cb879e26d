#include <gtest/gtest.h>

#include "pipelines.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view twoStepsWithLenses =
    "oml_version: \"0.1.0\"\nname: a\nsteps:\n"
    "  - id: read\n    component: x.y\n"
    "  - {id: write, component: x.y, needs: [read]}\n";

/// A client that shows lenses, and runs these commands itself.
struct Asked {
  explicit Asked(Json commands = Json::array()) {
    Json capabilities = fullCapabilities();
    capabilities["textDocument"]["codeLens"] = Json::object();
    offered = client.request("initialize", {{"capabilities", capabilities},
                                            {"rootUri", "file:///w"},
                                            {"initializationOptions", {{"commands", commands}}}});
    client.notify("initialized");
    client.open(ordersUri, twoStepsWithLenses);
    lenses = client.request("textDocument/codeLens", {{"textDocument", {{"uri", ordersUri}}}});
  }

  TestClient client;
  Json offered;
  Json lenses;
};

Json range(int line, int begin, int end) {
  return {{"start", {{"line", line}, {"character", begin}}},
          {"end", {{"line", line}, {"character", end}}}};
}

TEST(CodeLens, ShowsReferencesInAClientThatHasTheCommand) {
  Asked asked(Json::array({"osiris.showReferences"}));
  EXPECT_EQ(asked.offered["capabilities"]["codeLensProvider"], Json({{"resolveProvider", true}}));
  ASSERT_EQ(asked.lenses.size(), 2U);
  EXPECT_EQ(asked.lenses[0]["range"], range(3, 8, 12));
  const Json location = {{"uri", ordersUri}, {"range", range(5, 40, 44)}};
  const Json command = asked.client.request("codeLens/resolve", asked.lenses[0])["command"];
  EXPECT_EQ(command,
            Json({{"title", "1 reference"},
                  {"command", "osiris.showReferences"},
                  {"arguments", {ordersUri, range(3, 8, 12)["start"], Json::array({location})}}}));
}

TEST(CodeLens, IsATitleInAClientWithoutTheCommand) {
  Asked asked;
  EXPECT_EQ(asked.client.request("codeLens/resolve", asked.lenses[0])["command"],
            Json({{"title", "1 reference"}, {"command", ""}}));
}

TEST(CodeLens, IsATitleWhereThereIsNothingToShow) {
  Asked asked(Json::array({"osiris.showReferences"}));
  EXPECT_EQ(asked.client.request("codeLens/resolve", asked.lenses[1])["command"],
            Json({{"title", "no references"}, {"command", ""}}));
}

TEST(CodeLens, OfAnotherVersionIsRefused) {
  Asked asked;
  asked.client.change(ordersUri, 2, {{{"text", "name: b\n"}}});
  EXPECT_EQ(asked.client.ask("codeLens/resolve", asked.lenses[0])["error"]["code"], -32801);
}

TEST(CodeLens, IsNotOfferedToAClientWithoutIt) {
  TestClient client;
  EXPECT_FALSE(client.initialize()["capabilities"].contains("codeLensProvider"));
}

}  // namespace
}  // namespace osiris::lsp
