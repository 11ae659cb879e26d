// docs/protocol.md holds the table of methods. OSIRIS_UPDATE_DOCS=1 writes it anew.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "lsp/bindings.h"
#include "lsp/commands.h"

namespace osiris::lsp {
namespace {

/// The page's part between "<!-- name" and "<!-- end of name" is what a table gives.
void expectTable(const std::string& name, const std::string& table) {
  const std::string path = OSIRIS_SOURCE_DIR "/docs/protocol.md";
  std::ostringstream read;
  read << std::ifstream(path, std::ios::binary).rdbuf();
  std::string page = read.str();
  const std::size_t mark = page.find("<!-- " + name);
  const std::size_t end = page.find("<!-- end of " + name);
  ASSERT_NE(mark, std::string::npos);
  ASSERT_NE(end, std::string::npos);
  const std::size_t begin = page.find('\n', mark) + 1;
  const std::string wanted = "\n" + table + "\n";
  if (std::getenv("OSIRIS_UPDATE_DOCS") != nullptr) {
    page.replace(begin, end - begin, wanted);
    std::ofstream(path, std::ios::binary) << page;
    return;
  }
  EXPECT_EQ(page.substr(begin, end - begin), wanted)
      << "docs/protocol.md is out of date: run this test with OSIRIS_UPDATE_DOCS=1";
}

TEST(ProtocolPage, HoldsTheTableOfMethods) { expectTable("methods", bindingTable()); }
TEST(ProtocolPage, HoldsTheTableOfCommands) { expectTable("commands", commandTable()); }

TEST(ProtocolPage, SaysOfEveryMethodWhatItMeans) {
  for (const Binding& binding : bindings()) EXPECT_FALSE(binding.meaning.empty()) << binding.method;
}

}  // namespace
}  // namespace osiris::lsp
