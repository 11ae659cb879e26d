#include <gtest/gtest.h>

#include "one_document.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view withLinkedNames =
    "params: {p: 1}\nprofiles: {dev: {params: {p: 2}}}\noml_version: \"0.1.0\"\nsteps:\n"
    "  - id: a\n  - {x-é: é, id: b, needs: [a], config: {path: \"${params.p}\"}}\n";

TEST(LinkedEditingRange, IsAllPlacesWithThePatternOfANameForAClientThatLinks) {
  OneDocument asked(withLinkedNames, "linkedEditingRange", Json::object());
  EXPECT_EQ(asked.offered["linkedEditingRangeProvider"], true);
  EXPECT_EQ(asked.ask("textDocument/linkedEditingRange", 4, 8),
            Json({{"ranges", {lineRange(4, 8, 9), lineRange(5, 30, 31)}},
                  {"wordPattern", "[A-Za-z0-9_-]+"}}));
  EXPECT_EQ(asked.ask("textDocument/linkedEditingRange", 2, 3), nullptr);
}

TEST(LinkedEditingRange, IsNotOfferedToAClientThatDoesNot) {
  OneDocument asked(withLinkedNames, "linkedEditingRange", nullptr);
  EXPECT_FALSE(asked.offered.contains("linkedEditingRangeProvider"));
}

}  // namespace
}  // namespace osiris::lsp
