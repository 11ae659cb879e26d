#include "check/safe_fixes.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace osiris::check {
namespace {

/// Edits that do not touch each other, by the place where they begin.
using Edits = std::map<text::Offset, const text::Edit*>;

/// What is there already at the same place or over the same bytes; null when there is nothing.
/// Two insertions at one place collide as well: which comes first would be chance.
const text::Edit* collision(const Edits& edits, const text::Edit& edit) {
  const auto after = edits.lower_bound(edit.span.begin);
  if (after != edits.end() && (after->first == edit.span.begin || after->first < edit.span.end)) {
    return after->second;
  }
  if (after == edits.begin()) return nullptr;
  const auto* before = std::prev(after)->second;
  return edit.span.begin < before->span.end ? before : nullptr;
}

/// Adds a fix's edits unless one of them collides with what is there. The same edit is no
/// collision: one edit may mend several diagnostics.
bool add(const Fix& fix, Edits& edits) {
  Edits more;
  for (const auto& edit : fix.edits) {
    const auto* other = collision(edits, edit);
    if (other != nullptr && *other == edit) continue;
    if (other != nullptr || collision(more, edit) != nullptr) return false;
    more.emplace(edit.span.begin, &edit);
  }
  edits.merge(more);
  return true;
}

}  // namespace

SafeFixes safeFixes(std::span<const Diagnostic* const> diagnostics) {
  Edits edits;
  SafeFixes safe;
  for (const Diagnostic* diagnostic : diagnostics) {
    const auto fix = std::ranges::find_if(diagnostic->fixes, &Fix::safe);
    if (fix == diagnostic->fixes.end() || !add(*fix, edits)) continue;
    safe.diagnostics.push_back(diagnostic);
  }
  for (const auto& [begin, edit] : edits) safe.edits.push_back(*edit);
  return safe;
}

SafeFixes safeFixes(std::span<const Diagnostic> diagnostics) {
  std::vector<const Diagnostic*> all;
  for (const Diagnostic& diagnostic : diagnostics) all.push_back(&diagnostic);
  return safeFixes(all);
}

}  // namespace osiris::check
