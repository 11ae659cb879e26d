#include "check/moved.h"

#include <cstdint>

namespace osiris::check {
namespace {

using text::Offset;
using text::Span;

/// Calls `visit` with every span of the diagnostic that lies in its own file, until it says yes.
template <typename Found, typename Visit>
bool visitSpans(Found& diagnostic, Visit visit) {
  if (visit(diagnostic.span)) return true;
  for (auto& related : diagnostic.related) {
    if (related.file.empty() && visit(related.span)) return true;
  }
  for (auto& fix : diagnostic.fixes) {
    for (auto& edit : fix.edits) {
      if (visit(edit.span)) return true;
    }
  }
  return false;
}

}  // namespace

bool touches(const Diagnostic& diagnostic, Span span) {
  return visitSpans(diagnostic, [&](const Span& each) {
    return each.begin <= span.end && span.begin <= each.end;
  });
}

void move(Diagnostic& diagnostic, Span replaced, Offset inserted) {
  const std::int64_t moved = static_cast<std::int64_t>(inserted) - replaced.size();
  visitSpans(diagnostic, [&](Span& each) {
    for (Offset* at : {&each.begin, &each.end}) {
      if (*at >= replaced.end) *at = static_cast<Offset>(*at + moved);
    }
    return false;
  });
}

}  // namespace osiris::check
