// Anchors in the methods that lead from a name to its places.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "one_document.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view withAnchors =
    "oml_version: \"0.1.0\"\nx-a: &shared {rows: 1}\nsteps:\n  - {id: a, config: *shared}\n";

TEST(Anchor, LeadsFromAnAliasToItsAnchorAndBack) {
  OneDocument asked(withAnchors, "hover", {{"contentFormat", {"markdown"}}});
  EXPECT_EQ(asked.ask("textDocument/definition", 3, 22),
            Json::array({{{"uri", ordersUri}, {"range", lineRange(1, 6, 12)}}}));
  EXPECT_EQ(asked.ask("textDocument/documentHighlight", 1, 8),
            Json::array({{{"range", lineRange(1, 6, 12)}, {"kind", 3}},
                         {{"range", lineRange(3, 21, 27)}, {"kind", 2}}}));
  EXPECT_EQ(asked.ask("textDocument/references", 1, 8).size(), 2U);
  EXPECT_THAT(asked.ask("textDocument/hover", 3, 22)["contents"]["value"].get<std::string>(),
              testing::HasSubstr("rows: 1"));
}

TEST(Anchor, IsRenamedInOneEdit) {
  OneDocument asked(withAnchors, "rename", {{"prepareSupport", true}});
  EXPECT_EQ(asked.ask("textDocument/prepareRename", 3, 22),
            Json({{"range", lineRange(3, 21, 27)}, {"placeholder", "shared"}}));
  Json params = OneDocument::document();
  params["position"] = {{"line", 3}, {"character", 22}};
  params["newName"] = "common";
  const Json edit = asked.client.request("textDocument/rename", params);
  EXPECT_EQ(edit["documentChanges"][0]["edits"].size(), 2U);
}

}  // namespace
}  // namespace osiris::lsp
