// Any bytes parse: without error recovery, with values in the text's bounds, and the same after an
// edit as afresh.
#include <cstdlib>
#include <string>
#include <string_view>

#include "syntax/document.h"
#include "syntax/tree.h"

namespace {

using osiris::syntax::Cursor;
using osiris::syntax::Tree;

void require(bool holds) {
  if (!holds) std::abort();
}

void compare(TSNode a, TSNode b) {
  require(ts_node_symbol(a) == ts_node_symbol(b));
  require(ts_node_start_byte(a) == ts_node_start_byte(b) &&
          ts_node_end_byte(a) == ts_node_end_byte(b));
  Cursor left(a);
  Cursor right(b);
  bool more = left.firstChild();
  require(more == right.firstChild());
  while (more) {
    compare(left.node(), right.node());
    more = left.next();
    require(more == right.next());
  }
}

}  // namespace

/// The first bytes say what is edited: where, how much goes, how much of the end is put there.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 4) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 3, size - 3);
  const Tree tree = Tree::parse(text);
  require(!ts_node_has_error(tree.root()));
  for (const auto& problem : osiris::syntax::parseStream(text).problems)
    require(problem.span.end <= text.size());

  const std::size_t begin = data[0] * text.size() / 256;
  const std::size_t removed = std::min<std::size_t>(data[1] % 16, text.size() - begin);
  const std::string_view inserted =
      text.substr(text.size() - std::min<std::size_t>(data[2] % 16, text.size()));
  std::string after(text);
  after.replace(begin, removed, inserted);
  const auto at = static_cast<osiris::text::Offset>(begin);
  const Tree edited = tree.reparse(after, {at, static_cast<osiris::text::Offset>(begin + removed)},
                                   static_cast<osiris::text::Offset>(inserted.size()));
  compare(edited.root(), Tree::parse(after).root());
  return 0;
}
