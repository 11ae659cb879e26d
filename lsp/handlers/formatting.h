// `textDocument/formatting`: the whole document as `osiris fmt` would have it.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"
#include "lsp/snapshot.h"

namespace osiris::lsp {

/// Edits as small as they can be; none for a document that is well formatted or no YAML.
[[nodiscard]] protocol::Reply<protocol::Json> formatting(const Snapshot& snapshot,
                                                         protocol::DocumentParams params,
                                                         const Job& job);

/// The edits of the whole that lie in the lines of the range.
[[nodiscard]] protocol::Reply<protocol::Json> rangeFormatting(const Snapshot& snapshot,
                                                              protocol::RangeParams params,
                                                              const Job& job);
/// The same for several ranges at once [LSP 3.18].
[[nodiscard]] protocol::Reply<protocol::Json> rangesFormatting(const Snapshot& snapshot,
                                                               protocol::RangesParams params,
                                                               const Job& job);

[[nodiscard]] protocol::Json rangeFormattingProvider(const Session& session);

}  // namespace osiris::lsp
