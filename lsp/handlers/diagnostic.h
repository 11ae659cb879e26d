// textDocument/diagnostic and workspace/diagnostic: diagnostics for clients that ask for them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lsp/protocol/document.h"
#include "lsp/protocol/message.h"
#include "lsp/session.h"

namespace osiris::lsp {

struct DocumentDiagnosticParams {
  protocol::TextDocumentIdentifier textDocument;
  std::optional<std::string> previousResultId;
};

struct PreviousResultId {
  std::string uri;
  std::string value;
};

struct WorkspaceDiagnosticParams {
  std::vector<PreviousResultId> previousResultIds;
};

bool fromJson(const protocol::Json& value, DocumentDiagnosticParams& out,
              const protocol::Path& path);
bool fromJson(const protocol::Json& value, PreviousResultId& out, const protocol::Path& path);
bool fromJson(const protocol::Json& value, WorkspaceDiagnosticParams& out,
              const protocol::Path& path);

/// A full report, or that it is the one the client has. A result id stands for what was found, not
/// for the text: an edit that changes nothing of it is told as unchanged.
[[nodiscard]] protocol::Reply<protocol::Json> documentDiagnostic(Session& session,
                                                                 DocumentDiagnosticParams params);
/// The same for every file of the client's folders; in parts where it takes them.
[[nodiscard]] protocol::Reply<protocol::Json> workspaceDiagnostic(const Snapshot& snapshot,
                                                                  WorkspaceDiagnosticParams params,
                                                                  const Job& job);

/// Null for a client that does not ask.
[[nodiscard]] protocol::Json diagnosticProvider(const Session& session);

}  // namespace osiris::lsp
