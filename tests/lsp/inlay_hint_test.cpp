#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipelines.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

using testing::HasSubstr;

constexpr std::string_view twoStepsWithHints =
    "oml_version: \"0.1.0\"\nname: a\nsteps:\n"
    "  - id: \"\u00e9\"\n    component: x.y\n"
    "  - {id: second, component: x.y}\n";

Json hintsOf(TestClient& client, int firstLine, int lastLine) {
  return client.request("textDocument/inlayHint",
                        {{"textDocument", {{"uri", ordersUri}}},
                         {"range",
                          {{"start", {{"line", firstLine}, {"character", 0}}},
                           {"end", {{"line", lastLine}, {"character", 0}}}}}});
}

Json capabilitiesWith(Json inlayHint) {
  Json capabilities = fullCapabilities();
  capabilities["textDocument"]["inlayHint"] = std::move(inlayHint);
  return capabilities;
}

TEST(InlayHint, GetsItsTooltipWhenAClientAsksForIt) {
  TestClient client;
  const Json offered =
      client.initialize(capabilitiesWith({{"resolveSupport", {{"properties", {"tooltip"}}}}}));
  EXPECT_EQ(offered["capabilities"]["inlayHintProvider"], Json({{"resolveProvider", true}}));
  client.open(ordersUri, twoStepsWithHints);
  const Json hints = hintsOf(client, 0, 9);
  ASSERT_EQ(hints.size(), 1U);
  EXPECT_EQ(hints[0]["position"], Json({{"line", 5}, {"character", 15}}));
  EXPECT_FALSE(hints[0].contains("tooltip"));
  const Json resolved = client.request("inlayHint/resolve", hints[0]);
  EXPECT_EQ(resolved["label"], hints[0]["label"]);
  EXPECT_THAT(resolved["tooltip"]["value"].get<std::string>(), HasSubstr("the one above it"));
}

TEST(InlayHint, StaysAsItIsWhenTheDocumentHasChanged) {
  TestClient client;
  client.initialize(capabilitiesWith({{"resolveSupport", {{"properties", {"tooltip"}}}}}));
  client.open(ordersUri, twoStepsWithHints);
  const Json hint = hintsOf(client, 0, 9)[0];
  client.change(ordersUri, 2, {{{"text", "name: b\n"}}});
  EXPECT_EQ(client.request("inlayHint/resolve", hint), hint);
}

TEST(InlayHint, HasItsTooltipForAClientThatDoesNotAskForIt) {
  TestClient client;
  const Json offered = client.initialize(capabilitiesWith(Json::object()));
  EXPECT_EQ(offered["capabilities"]["inlayHintProvider"], Json({{"resolveProvider", false}}));
  client.open(ordersUri, twoStepsWithHints);
  EXPECT_TRUE(hintsOf(client, 0, 9)[0].contains("tooltip"));
  EXPECT_TRUE(hintsOf(client, 0, 4).empty()) << "only those of the lines that are shown";
}

TEST(InlayHint, IsNotOfferedToAClientWithoutIt) {
  TestClient client;
  EXPECT_FALSE(client.initialize()["capabilities"].contains("inlayHintProvider"));
}

TEST(InlayHint, IsNoneInATextThatIsNoPipeline) {
  TestClient client;
  client.initialize();
  client.open(ordersUri, "");
  EXPECT_TRUE(hintsOf(client, 0, 9).empty());
}

}  // namespace
}  // namespace osiris::lsp
