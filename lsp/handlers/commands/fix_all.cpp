#include "lsp/handlers/commands/fix_all.h"

#include <fmt/format.h>

#include "check/safe_fixes.h"
#include "lsp/asked_pipeline.h"
#include "lsp/commands.h"
#include "lsp/shown_diagnostics.h"
#include "lsp/workspace_edit.h"

namespace osiris::lsp {

protocol::Reply<protocol::Json> fixAll(Session& session, const protocol::Json& arguments) {
  const auto uri = stringArgument(arguments, 0, "the URI of an open document");
  if (!uri) return std::unexpected(uri.error());
  const auto asked = askedFile(session, *uri);
  if (!asked) return std::unexpected(asked.error());
  if (!session.capabilities.applyEdit) {
    return protocol::failed(protocol::ErrorCode::requestFailed,
                            "the client takes no edits; use its code action 'source.fixAll'");
  }
  OpenFile& open = **asked;
  const auto safe = check::safeFixes(shownDiagnostics(session.settings, open));
  if (safe.edits.empty()) return "nothing to fix";
  session.client.request("workspace/applyEdit",
                         {{"label", "Fix all problems with a safe fix"},
                          {"edit", toJson(workspaceEdit(session, open, safe.edits))}},
                         [](const protocol::Reply<protocol::Json>&) {});
  const auto count = safe.diagnostics.size();
  return fmt::format("fixed {} problem{}", count, count == 1 ? "" : "s");
}

}  // namespace osiris::lsp
