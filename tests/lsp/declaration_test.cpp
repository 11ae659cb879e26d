#include <gtest/gtest.h>

#include "one_document.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view withDeclaration =
    "params: {p: 1}\nprofiles: {dev: {params: {p: 2}}}\noml_version: \"0.1.0\"\nsteps:\n"
    "  - id: a\n  - {x-é: é, id: b, needs: [a], config: {path: \"${params.p}\"}}\n";

TEST(Declaration, OfAParameterIsOnePlaceAndItsDefinitionIsTwo) {
  OneDocument asked(withDeclaration, "declaration", nullptr);
  EXPECT_EQ(asked.offered["declarationProvider"], true);
  EXPECT_EQ(asked.ask("textDocument/declaration", 5, 59),
            Json::array({{{"uri", ordersUri}, {"range", lineRange(0, 9, 10)}}}));
  EXPECT_EQ(asked.ask("textDocument/definition", 5, 59).size(), 2U);
}

TEST(Declaration, OfAStepIsItsDefinition) {
  OneDocument asked(withDeclaration, "declaration", nullptr);
  EXPECT_EQ(asked.ask("textDocument/declaration", 5, 30),
            asked.ask("textDocument/definition", 5, 30));
}

}  // namespace
}  // namespace osiris::lsp
