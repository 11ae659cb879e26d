// A tree that followed edits is the tree of the text as it stands, and no text makes the parser
// recover from an error.
#include <gtest/gtest.h>

#include "support/random_edits.h"
#include "syntax/tree.h"

namespace osiris::syntax {
namespace {

/// A tree as text: symbols and places, nothing that depends on how it was made.
void describe(TSNode node, std::string& out) {
  out += ts_node_type(node);
  out += ' ' + std::to_string(ts_node_start_byte(node)) + '-' +
         std::to_string(ts_node_end_byte(node)) + '(';
  Cursor cursor(node);
  if (cursor.firstChild()) {
    do describe(cursor.node(), out);
    while (cursor.next());
  }
  out += ')';
}

std::string describe(const Tree& tree) {
  std::string out;
  describe(tree.root(), out);
  return out;
}

TEST(IncrementalTree, EqualsTheTreeOfAFreshParseAfterRandomEdits) {
  const std::vector<std::string> seeds = test::seedDocuments();
  test::RandomEdits random(20250101);
  for (int round = 0; round < 1000; ++round) {
    std::string text = seeds[random.below(static_cast<std::uint32_t>(seeds.size()))];
    Tree tree = Tree::parse(text);
    for (int i = 0; i < 20; ++i) {
      const text::Edit edit = random.next(text);
      const std::string after = test::applied(text, edit);
      tree = tree.reparse(after, edit.span, static_cast<text::Offset>(edit.newText.size()));
      const Tree fresh = Tree::parse(after);
      ASSERT_FALSE(ts_node_has_error(fresh.root())) << after;
      ASSERT_EQ(describe(tree), describe(fresh)) << "before:\n" << text << "\nafter:\n" << after;
      text = after;
    }
  }
}

}  // namespace
}  // namespace osiris::syntax
