#include "lsp/publish_diagnostics.h"

#include <fmt/format.h>

#include <exception>

#include "lsp/diagnostic_translator.h"
#include "lsp/shown_diagnostics.h"

namespace osiris::lsp {
namespace {

void publish(Session& session, OpenFile& open) {
  protocol::PublishDiagnosticsParams params{.uri = open.uri};
  if (session.capabilities.diagnosticVersion) params.version = open.version;
  DiagnosticTranslator translator(session, open);
  for (const auto* diagnostic : shownDiagnostics(session.settings, open)) {
    params.diagnostics.push_back(translator.translate(*diagnostic));
  }
  session.client.notify("textDocument/publishDiagnostics", toJson(params));
}

}  // namespace

void publishDiagnostics(Session& session) {
  if (session.phase != Phase::running || session.capabilities.pullDiagnostics) return;
  for (auto& [key, open] : session.files) {
    if (!open.changed) continue;
    open.changed = false;
    try {
      publish(session, open);
    } catch (const std::exception& problem) {
      session.client.log(MessageType::error, fmt::format("{}: {}", open.uri, problem.what()));
    }
  }
}

void clearDiagnostics(Session& session, const std::string& uri) {
  if (session.capabilities.pullDiagnostics) return;
  session.client.notify("textDocument/publishDiagnostics",
                        toJson(protocol::PublishDiagnosticsParams{.uri = uri}));
}

}  // namespace osiris::lsp
