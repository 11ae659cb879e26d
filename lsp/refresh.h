// Asking a client to ask again.
#pragma once

#include <cstdint>

#include "lsp/session.h"

namespace osiris::lsp {

/// What a client asks for when it shows a document, and keeps.
enum class Shown : std::uint8_t { diagnostics, inlayHints, codeLenses, semanticTokens };

/// Something other than an edit has changed what is shown. Does nothing for a client that cannot be
/// told so.
void refresh(Session& session, Shown shown);

}  // namespace osiris::lsp
