// Code actions as LSP spells them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lsp/protocol/diagnostic.h"
#include "lsp/protocol/document.h"
#include "lsp/protocol/json.h"

namespace osiris::lsp::protocol {

struct CodeActionContext {
  std::vector<DiagnosticReference> diagnostics;
  std::optional<std::vector<std::string>> only;  ///< kinds wanted, each with all below it
};

struct CodeActionParams {
  TextDocumentIdentifier textDocument;
  text::Range range;
  CodeActionContext context;
};

struct CodeAction {
  std::string title;
  std::string kind;
  std::vector<Diagnostic> diagnostics;  ///< those it mends
  std::optional<bool> isPreferred;
  WorkspaceEdit edit;
};

bool fromJson(const Json& value, CodeActionContext& out, const Path& path);
bool fromJson(const Json& value, CodeActionParams& out, const Path& path);

Json toJson(const CodeAction& action);

}  // namespace osiris::lsp::protocol
