// `textDocument/formatting`: the whole document as `osiris fmt` would have it.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Edits as small as they can be; none for a document that is well formatted or no YAML.
[[nodiscard]] protocol::Reply<protocol::Json> formatting(Session& session,
                                                         protocol::DocumentParams params);

/// The edits of the whole that lie in the lines of the range.
[[nodiscard]] protocol::Reply<protocol::Json> rangeFormatting(Session& session,
                                                              protocol::RangeParams params);
/// The same for several ranges at once [LSP 3.18].
[[nodiscard]] protocol::Reply<protocol::Json> rangesFormatting(Session& session,
                                                               protocol::RangesParams params);

[[nodiscard]] protocol::Json rangeFormattingProvider(const Session& session);

}  // namespace osiris::lsp
