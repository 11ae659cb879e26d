#include <gtest/gtest.h>

#include "one_document.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view unevenRange =
    "oml_version: \"0.1.0\"\nsteps:\n  - id: a\n\n  - id:   b\n";

TEST(RangeFormatting, IsOfTheLinesAsked) {
  OneDocument asked(unevenRange, "rangeFormatting", nullptr);
  EXPECT_EQ(asked.offered["documentRangeFormattingProvider"], true);
  Json params = OneDocument::document();
  params["range"] = lineRange(4, 0, 1);
  const Json edits = asked.client.request("textDocument/rangeFormatting", params);
  ASSERT_EQ(edits.size(), 1U);
  EXPECT_EQ(edits[0]["newText"], "");
  params["range"] = {{"start", {{"line", 2}, {"character", 0}}},
                     {"end", {{"line", 4}, {"character", 0}}}};
  EXPECT_EQ(asked.client.request("textDocument/rangeFormatting", params), Json::array())
      << "whole lines end before the next one";
}

TEST(RangeFormatting, IsOfSeveralRangesForAClientThatHasThem) {
  OneDocument asked(unevenRange, "rangeFormatting", {{"rangesSupport", true}});
  EXPECT_EQ(asked.offered["documentRangeFormattingProvider"], Json({{"rangesSupport", true}}));
  Json params = OneDocument::document();
  params["ranges"] = {lineRange(2, 0, 1), lineRange(4, 0, 1)};
  EXPECT_EQ(asked.client.request("textDocument/rangesFormatting", params).size(), 1U);
}

}  // namespace
}  // namespace osiris::lsp
