// docs/protocol.md holds the tables of methods and commands. OSIRIS_UPDATE_DOCS=1 writes it anew.
#include <gtest/gtest.h>

#include "docs_page.h"
#include "lsp/bindings.h"
#include "lsp/commands.h"

namespace osiris::lsp {
namespace {

constexpr auto protocolPage = "docs/protocol.md";

TEST(ProtocolPage, HoldsTheTableOfMethods) { expectTable(protocolPage, "methods", bindingTable()); }
TEST(ProtocolPage, HoldsTheTableOfCommands) {
  expectTable(protocolPage, "commands", commandTable());
}

TEST(ProtocolPage, SaysOfEveryMethodWhatItMeans) {
  for (const Binding& binding : bindings()) EXPECT_FALSE(binding.meaning.empty()) << binding.method;
}

}  // namespace
}  // namespace osiris::lsp
