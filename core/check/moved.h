// Diagnostics that stay true while the text around them changes.
#pragma once

#include "check/diagnostic.h"
#include "text/span.h"

namespace osiris::check {

/// Whether any of the diagnostic's places in its own file, its fixes' among them, touches `span`.
[[nodiscard]] bool touches(const Diagnostic& diagnostic, text::Span span);

/// `replaced` became `inserted` bytes: what stands after it has moved.
void move(Diagnostic& diagnostic, text::Span replaced, text::Offset inserted);

}  // namespace osiris::check
