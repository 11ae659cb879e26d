#include "lsp/handlers/diagnostic.h"

#include <map>
#include <string_view>
#include <utility>

#include "base/sha256.h"
#include "check/file.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"
#include "lsp/protocol/uri.h"
#include "lsp/shown_diagnostics.h"
#include "lsp/workspace_check.h"

namespace osiris::lsp {
namespace {

using protocol::Json;

/// [LSP 3.17, DocumentDiagnosticReport]
Json reportOf(DiagnosticTranslator translator,
              const std::vector<const check::Diagnostic*>& diagnostics,
              std::string_view previousId) {
  Json items = Json::array();
  for (const check::Diagnostic* each : diagnostics)
    items.push_back(toJson(translator.translate(*each)));
  const std::string id = sha256Hex(protocol::serialize(items)).substr(0, 16);
  if (id == previousId) return {{"kind", "unchanged"}, {"resultId", id}};
  return {{"kind", "full"}, {"resultId", id}, {"items", std::move(items)}};
}

/// One walk over the client's folders.
class WorkspaceReport {
 public:
  WorkspaceReport(const Snapshot& snapshot, const WorkspaceDiagnosticParams& params, const Job& job)
      : snapshot_(snapshot), job_(job), progress_(job, "Checking"), check_(snapshot) {
    for (const PreviousResultId& each : params.previousResultIds)
      previousIds_[OpenFiles::keyOf(each.uri)] = each.value;
  }

  Json make() {
    const std::vector<std::string> paths = check_.filesBelow(snapshot_.folders);
    for (std::size_t at = 0; at < paths.size() && !job_.cancel.cancelled(); ++at) {
      add(paths[at]);
      progress_.report(at + 1, paths.size());
    }
    if (!items_.empty()) send();
    return {{"items", std::move(items_)}};
  }

 private:
  void add(const std::string& path) {
    auto loaded = check_.load(path);
    if (!loaded || loaded->kind() == project::FileKind::other) return;
    check::File& file = *loaded;
    const auto found = check_.diagnosticsOf(file);
    const auto open = snapshot_.documents.find(path);
    const bool isOpen = open != snapshot_.documents.end();
    const std::string uri = isOpen ? open->second->uri : protocol::uriOfPath(path);
    const auto previous = previousIds_.find(path);
    Json report = reportOf({snapshot_, uri, file}, shownDiagnostics(snapshot_.settings, found),
                           previous == previousIds_.end() ? "" : previous->second);
    report["uri"] = uri;
    report["version"] = isOpen && open->second->version ? Json(*open->second->version) : Json();
    items_.push_back(std::move(report));
    if (items_.size() >= partSize) send();
  }

  /// Parts reach the client while we go on; without them all items are in the answer.
  void send() {
    if (job_.sendPart({{"items", items_}})) items_ = Json::array();
  }

  static constexpr std::size_t partSize = 100;

  const Snapshot& snapshot_;
  const Job& job_;
  Progress progress_;
  WorkspaceCheck check_;
  std::map<std::string, std::string> previousIds_;  ///< by path
  Json items_ = Json::array();
};

}  // namespace

bool fromJson(const Json& value, DocumentDiagnosticParams& out, const protocol::Path& path) {
  protocol::ObjectReader reader(value, path);
  return bool(reader.required("textDocument", out.textDocument)
                  .optional("previousResultId", out.previousResultId));
}

bool fromJson(const Json& value, PreviousResultId& out, const protocol::Path& path) {
  protocol::ObjectReader reader(value, path);
  return bool(reader.required("uri", out.uri).required("value", out.value));
}

bool fromJson(const Json& value, WorkspaceDiagnosticParams& out, const protocol::Path& path) {
  protocol::ObjectReader reader(value, path);
  return bool(reader.optional("previousResultIds", out.previousResultIds));
}

protocol::Reply<Json> documentDiagnostic(Session& session, DocumentDiagnosticParams params) {
  const auto asked = askedFile(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  OpenFile& open = **asked;
  return reportOf({session, open}, shownDiagnostics(session.settings, open),
                  params.previousResultId.value_or(""));
}

protocol::Reply<Json> workspaceDiagnostic(const Snapshot& snapshot,
                                          WorkspaceDiagnosticParams params, const Job& job) {
  return WorkspaceReport(snapshot, params, job).make();
}

Json diagnosticProvider(const Session& session) {
  if (!session.capabilities.pullDiagnostics) return nullptr;
  return {{"identifier", "osiris"},
          {"interFileDependencies", true},
          {"workspaceDiagnostics", true},
          {"workDoneProgress", true}};
}

}  // namespace osiris::lsp
