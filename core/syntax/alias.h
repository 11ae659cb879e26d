// What aliases and merge keys bring into a document.
#pragma once

#include <cstdint>
#include <vector>

#include "syntax/document.h"
#include "syntax/value.h"
#include "text/span.h"

namespace osiris::syntax {

/// Copies of what aliases name, within bounds: "billion laughs" ends as an empty value.
class AliasCopies {
 public:
  explicit AliasCopies(Values& made) : made_(made) {}

  /// Adds a copy of the target to the arena, every span in it `span`. Gives its index.
  std::uint32_t copy(const Anchors::Target& target, text::Span span);

  /// Whether something was left out because it grew beyond the bounds.
  [[nodiscard]] bool cutShort() const { return cutShort_; }

 private:
  std::uint32_t copy(const Values& from, std::uint32_t index, text::Span span);
  void copyChildren(const Values& from, std::uint32_t first, std::uint32_t parent, text::Span span);

  Values& made_;
  std::size_t count_ = 0;
  bool cutShort_ = false;
};

/// Puts the entries that `<<` names in its place, after the mapping's own ones, which win. As in
/// Osiris' loader, of two `<<` the later wins, within a list the earlier map, within a map the
/// later of two equal keys. Gives the nodes named by a `<<` that are no maps.
std::vector<std::uint32_t> applyMergeKeys(Values& values, std::uint32_t mapping);

}  // namespace osiris::syntax
