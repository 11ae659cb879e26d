// The grammar's corpus, as `tree-sitter test` reads it, where that program is not installed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>

#include "support/random_edits.h"
#include "syntax/tree.h"

namespace osiris::syntax {
namespace {

struct Case {
  std::string name;
  std::string input;
  std::string tree;
};

/// A heading between two lines of `=`, the input, a line `---`, the expected tree.
std::vector<Case> readCorpus(const std::string& text) {
  std::vector<Case> cases;
  const std::string rule(16, '=');
  std::size_t at = text.find(rule);
  while (at != std::string::npos) {
    const std::size_t name = text.find('\n', at) + 1;
    const std::size_t input = text.find('\n', text.find(rule, name)) + 1;
    const std::size_t next = text.find(rule, input);
    const std::string body = text.substr(input, next == std::string::npos ? next : next - input);
    // The input may hold `---` itself: the last one divides.
    const std::size_t divider = body.rfind("\n---\n");
    cases.push_back({text.substr(name, text.find('\n', name) - name), body.substr(0, divider + 1),
                     body.substr(divider + 5)});
    at = next;
  }
  return cases;
}

std::string onOneLine(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  for (std::size_t at = out.find(" )"); at != std::string::npos; at = out.find(" )"))
    out.erase(at, 1);
  return out;
}

std::string treeOf(const std::string& text) {
  const Tree tree = Tree::parse(text);
  const std::unique_ptr<char, decltype(&std::free)> shown(ts_node_string(tree.root()), &std::free);
  return shown.get();
}

TEST(Corpus, EveryCaseGivesItsTree) {
  const auto files = test::filesBelow(OSIRIS_SOURCE_DIR "/grammar/test/corpus", ".txt");
  ASSERT_FALSE(files.empty());
  for (const std::string& file : files) {
    for (const Case& one : readCorpus(test::readFile(file))) {
      EXPECT_EQ(treeOf(one.input), onOneLine(one.tree)) << file << ": " << one.name;
    }
  }
}

}  // namespace
}  // namespace osiris::syntax
