#include <gtest/gtest.h>

#include "one_document.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view withCalls =
    "oml_version: \"0.1.0\"\nsteps:\n  - {id: a, component: x.y}\n  - {id: b, needs: [a]}\n";

Json itemOfA() {
  return {{"name", "a"},
          {"kind", 12},
          {"detail", "x.y"},
          {"uri", ordersUri},
          {"range", lineRange(2, 2, 27)},
          {"selectionRange", lineRange(2, 9, 10)}};
}

TEST(CallHierarchy, GoesFromAStepToThoseThatNeedItAndBack) {
  OneDocument asked(withCalls, "callHierarchy", Json::object());
  EXPECT_EQ(asked.offered["callHierarchyProvider"], true);
  const Json prepared = asked.ask("textDocument/prepareCallHierarchy", 2, 9);
  EXPECT_EQ(prepared, Json::array({itemOfA()}));
  const Json incoming =
      asked.client.request("callHierarchy/incomingCalls", {{"item", prepared[0]}});
  ASSERT_EQ(incoming.size(), 1U);
  EXPECT_EQ(incoming[0]["from"]["name"], "b");
  EXPECT_EQ(incoming[0]["fromRanges"], Json::array({lineRange(3, 20, 21)}));
  EXPECT_EQ(asked.client.request("callHierarchy/outgoingCalls", {{"item", incoming[0]["from"]}}),
            Json::array({{{"to", itemOfA()}, {"fromRanges", {lineRange(3, 20, 21)}}}}));
}

TEST(CallHierarchy, FollowsTheNameWhenTheTextHasMoved) {
  OneDocument asked(withCalls, "callHierarchy", Json::object());
  asked.client.change(ordersUri, 2, {{{"range", lineRange(0, 0, 0)}, {"text", "# one more\n"}}});
  EXPECT_EQ(
      asked.client.request("callHierarchy/incomingCalls", {{"item", itemOfA()}})[0]["fromRanges"],
      Json::array({lineRange(4, 20, 21)}));
}

TEST(CallHierarchy, OfAStepThatIsGoneIsEmpty) {
  OneDocument asked(withCalls, "callHierarchy", Json::object());
  Json item = itemOfA();
  item["name"] = "gone";
  EXPECT_EQ(asked.client.request("callHierarchy/outgoingCalls", {{"item", item}}), Json::array());
}

TEST(CallHierarchy, IsNotOfferedToAClientWithoutIt) {
  OneDocument asked(withCalls, "callHierarchy", nullptr);
  EXPECT_FALSE(asked.offered.contains("callHierarchyProvider"));
}

}  // namespace
}  // namespace osiris::lsp
