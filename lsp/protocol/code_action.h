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
  std::optional<WorkspaceEdit> edit;  ///< left out: the client asks for it with `data`
  Json data;                          ///< null: none
};

/// What is kept in `data` of an action without edits: enough to find it again.
struct CodeActionData {
  std::string uri;
  std::optional<std::int32_t> version;
  text::Range range;
  std::string name;
};

/// An action that the client sends back, to have its edits.
struct CodeActionResolveParams {
  Json action;  ///< as it was given
  std::optional<CodeActionData> data;
};

bool fromJson(const Json& value, CodeActionContext& out, const Path& path);
bool fromJson(const Json& value, CodeActionParams& out, const Path& path);
bool fromJson(const Json& value, CodeActionData& out, const Path& path);
bool fromJson(const Json& value, CodeActionResolveParams& out, const Path& path);

Json toJson(const CodeAction& action);
Json toJson(const CodeActionData& data);

}  // namespace osiris::lsp::protocol
