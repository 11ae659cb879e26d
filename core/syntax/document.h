// From tree to values: the documents of a text, and the parts of it that are rebuilt alone.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/problem.h"
#include "syntax/tree.h"
#include "syntax/value.h"
#include "text/span.h"

namespace osiris::syntax {

enum class MergeKeys : std::uint8_t { keep, apply };

/// Anchors of a document as seen from one place: what `*name` means there.
struct Anchors {
  struct Target {
    std::string name;
    const Values* owner;  ///< nullptr: the arena being built
    std::uint32_t index;
  };
  std::vector<Target> targets;  ///< in order; the last of a name counts
};

struct BuildOptions {
  MergeKeys mergeKeys = MergeKeys::apply;
  /// Leave out the items of the sequence (or stray sequences) directly under this top-level key;
  /// they are built one by one.
  std::string_view leaveOutItemsOf = {};
  /// Bytes before the first one on its line, for a node that is built alone.
  int parentIndent = -1;
};

/// Builds the values of a node (a `document` or an `item`), and the problems in it.
/// Spans of both count from `base`. `text` is the whole text the tree was made of.
/// Aliases look into `anchors`, which gets the node's own ones.
[[nodiscard]] Values buildValues(TSNode node, std::string_view text, text::Offset base,
                                 const BuildOptions& options, Anchors& anchors,
                                 std::vector<Problem>& problems);

/// A value and all below it in an arena of their own, whose spans count from `base`.
[[nodiscard]] Values copyValues(const Value& value, text::Offset base);

/// A whole text, read once: its documents and all problems, with spans from its start.
struct Stream {
  std::vector<Values> documents;
  std::vector<Problem> problems;

  /// The first document's value; absent when there is none.
  [[nodiscard]] Value root() const {
    return documents.empty() ? Value() : documents.front().root();
  }
};

[[nodiscard]] Stream parseStream(std::string_view text, MergeKeys mergeKeys = MergeKeys::apply);

}  // namespace osiris::syntax
