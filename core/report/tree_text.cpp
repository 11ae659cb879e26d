#include "report/tree_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace osiris::report {
namespace {

std::string quoted(std::string_view bytes) {
  return nlohmann::json(bytes).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void describe(TSNode node, std::string_view text, std::size_t depth, std::string& out) {
  const text::Span span = syntax::spanOf(node);
  const bool leaf = ts_node_child_count(node) == 0;
  out += fmt::format("{:{}}{} {}-{}", "", depth * 2, ts_node_type(node), span.begin, span.end);
  if (leaf && !span.empty()) out += " " + quoted(text.substr(span.begin, span.size()));
  out += '\n';
  syntax::Cursor cursor(node);
  if (!cursor.firstChild()) return;
  do describe(cursor.node(), text, depth + 1, out);
  while (cursor.next());
}

}  // namespace

std::string treeText(const syntax::Tree& tree, std::string_view text) {
  std::string out;
  describe(tree.root(), text, 0, out);
  return out;
}

}  // namespace osiris::report
