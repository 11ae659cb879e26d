// The syntax tree of one text: tree-sitter behind move-only types.
#pragma once

#include <tree_sitter/api.h>

#include <memory>
#include <string_view>

#include "text/span.h"

namespace osiris::syntax {

/// The symbols of the grammar, by number. What the grammar calls `block_mapping` is `blockMapping`
/// here.
enum class Symbol : std::uint8_t {
  other,
  stream,
  document,
  documentStart,
  documentEnd,
  directive,
  blockMapping,
  blockSequence,
  straySequence,
  flowMapping,
  flowSequence,
  pair,
  incompletePair,
  item,
  plainScalar,
  singleQuotedScalar,
  doubleQuotedScalar,
  blockScalar,
  blockHeader,
  anchor,
  alias,
  tag,
  comment,
  colon,
  question,
  dash,
  parameterReference,
  stepReference,
  environmentReference,
  connectionReference,
  incompleteReference,
  // Problems.
  missingDocumentStart,
  unclosedBracket,
  missingComma,
  unclosedQuote,
  badIndentation,
  tabIndentation,
  flowIndentation,
  conflictMarker,
  unexpectedText,
  nestingTooDeep,
  reservedCharacter,
  multilineKey,
  error,
};

[[nodiscard]] Symbol symbolOf(TSNode node);
[[nodiscard]] inline text::Span spanOf(TSNode node) {
  return {ts_node_start_byte(node), ts_node_end_byte(node)};
}

/// A tree of one text. It does not hold the text. Immutable; a new version comes from `reparse`.
class Tree {
 public:
  Tree() = default;
  [[nodiscard]] static Tree parse(std::string_view text);

  /// The tree after one edit, made from this one: `after` is the whole new text, in which
  /// `edit.span` of the old one became `inserted` bytes. `changed` gets the smallest span of the
  /// new text outside of which both trees are the same but for their offsets.
  [[nodiscard]] Tree reparse(std::string_view after, text::Span replaced, text::Offset inserted,
                             text::Span* changed = nullptr) const;

  [[nodiscard]] TSNode root() const { return ts_tree_root_node(tree_.get()); }
  [[nodiscard]] explicit operator bool() const { return tree_ != nullptr; }

 private:
  struct Delete {
    void operator()(TSTree* tree) const { ts_tree_delete(tree); }
  };
  explicit Tree(TSTree* tree) : tree_(tree) {}
  void edit(text::Span replaced, text::Offset inserted);
  std::unique_ptr<TSTree, Delete> tree_;
};

/// What a node is and which bytes are its own.
struct Here {
  Symbol symbol;
  text::Span span;
};

/// A place in a tree that can be moved; wraps tree-sitter's cursor.
class Cursor {
 public:
  explicit Cursor(TSNode node) : cursor_(ts_tree_cursor_new(node)) {}
  ~Cursor() { ts_tree_cursor_delete(&cursor_); }
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;

  [[nodiscard]] TSNode node() const { return ts_tree_cursor_current_node(&cursor_); }
  [[nodiscard]] Symbol symbol() const { return symbolOf(node()); }
  /// Both at once: the cursor puts its node together anew at each question.
  [[nodiscard]] Here here() const {
    const TSNode at = node();
    return {symbolOf(at), spanOf(at)};
  }
  bool firstChild() { return ts_tree_cursor_goto_first_child(&cursor_); }
  /// To the first child that ends after `at`.
  bool firstChildAt(text::Offset at) {
    return ts_tree_cursor_goto_first_child_for_byte(&cursor_, at) >= 0;
  }
  bool next() { return ts_tree_cursor_goto_next_sibling(&cursor_); }
  bool parent() { return ts_tree_cursor_goto_parent(&cursor_); }

 private:
  TSTreeCursor cursor_;
};

}  // namespace osiris::syntax
