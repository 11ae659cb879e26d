// What a text says, spelled out, for tests that change how it says it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/document.h"
#include "syntax/tree.h"
#include "syntax/yaml11.h"

namespace osiris::ide {

enum class KeyOrder : std::uint8_t { counts, isNothing };

/// Values with their types, tags and exact texts; neither styles nor places.
inline std::string meaningOf(const syntax::Value& value, KeyOrder order = KeyOrder::isNothing) {
  const std::string tag(value.tag());
  if (value.isScalar()) {
    return tag + std::string(syntax::nameOf(syntax::typeOf(value))) + "'" +
           std::string(value.text()) + "'";
  }
  std::vector<std::string> parts;
  for (const syntax::Value item : value.items()) parts.push_back(meaningOf(item, order));
  for (const auto [key, member] : value.entries())
    parts.push_back(meaningOf(key, order) + ": " + meaningOf(member, order));
  if (value.isMapping() && order == KeyOrder::isNothing) std::ranges::sort(parts);
  std::string all = tag + (value.isMapping() ? "{" : value.isSequence() ? "[" : "absent");
  for (const std::string& part : parts) all += part + "\n";
  return all + (value.isMapping() ? "}" : "]");
}

/// That of every document in the text.
inline std::string meaningOf(std::string_view text, KeyOrder order = KeyOrder::isNothing) {
  std::string all;
  const syntax::Stream stream = syntax::parseStream(text);
  for (const syntax::Values& document : stream.documents)
    all += meaningOf(document.root(), order) + "\n---\n";
  return all;
}

namespace meaning_detail {

inline void collectComments(syntax::Cursor& cursor, std::string_view text,
                            std::vector<std::string>& comments) {
  const auto [symbol, span] = cursor.here();
  if (symbol == syntax::Symbol::comment) {
    std::string comment(text.substr(span.begin, span.size()));
    while (comment.ends_with(' ') || comment.ends_with('\t')) comment.pop_back();
    comments.push_back(std::move(comment));
  }
  if (!cursor.firstChild()) return;
  do collectComments(cursor, text, comments);
  while (cursor.next());
  cursor.parent();
}

}  // namespace meaning_detail

/// In the order of the text, without blanks at their ends.
inline std::vector<std::string> commentsOf(std::string_view text) {
  const syntax::Tree tree = syntax::Tree::parse(text);
  syntax::Cursor cursor(tree.root());
  std::vector<std::string> comments;
  meaning_detail::collectComments(cursor, text, comments);
  return comments;
}

}  // namespace osiris::ide
