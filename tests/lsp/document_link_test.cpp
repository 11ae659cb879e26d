#include <gtest/gtest.h>

#include "one_document.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view withLinks =
    "oml_version: \"0.1.0\"\nsteps:\n"
    "  - component: filesystem.csv_extractor\n    config: {path: in.csv}\n"
    "  - component: mysql.extractor\n    config: {connection: \"@mysql.main\"}\n";

TEST(DocumentLink, LeadsToAFileAtOnceAndToAConnectionWhenItIsResolved) {
  OneDocument asked(withLinks, "documentLink", {{"tooltipSupport", true}});
  EXPECT_EQ(asked.offered["documentLinkProvider"], Json({{"resolveProvider", true}}));
  const Json links = asked.ask("textDocument/documentLink");
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links[0], Json({{"range", lineRange(3, 19, 25)},
                            {"target", "file:///w/in.csv"},
                            {"tooltip", "Open the file"}}));
  EXPECT_EQ(links[1]["range"], lineRange(5, 26, 37));
  EXPECT_FALSE(links[1].contains("target"));
  EXPECT_EQ(asked.client.request("documentLink/resolve", links[1])["target"],
            "file:///w/osiris_connections.yaml#2,3");
}

TEST(DocumentLink, HasATooltipForAClientThatShowsOne) {
  OneDocument asked(withLinks, "documentLink", Json::object());
  EXPECT_FALSE(asked.ask("textDocument/documentLink")[0].contains("tooltip"));
}

TEST(DocumentLink, OfAnotherVersionIsRefused) {
  OneDocument asked(withLinks, "documentLink", Json::object());
  const Json link = asked.ask("textDocument/documentLink")[1];
  asked.client.change(ordersUri, 2, {{{"text", "name: b\n"}}});
  EXPECT_EQ(asked.client.ask("documentLink/resolve", link)["error"]["code"], -32801);
}

TEST(DocumentLink, IsNotOfferedToAClientWithoutIt) {
  OneDocument asked(withLinks, "documentLink", nullptr);
  EXPECT_FALSE(asked.offered.contains("documentLinkProvider"));
}

}  // namespace
}  // namespace osiris::lsp
