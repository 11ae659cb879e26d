#include "lsp/handlers/commands/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/path.h"
#include "check/unreadable.h"
#include "lsp/open_files.h"
#include "lsp/workspace_check.h"
#include "report/findings.h"
#include "report/json.h"

namespace osiris::lsp {
namespace {

using protocol::Json;

/// What is to be checked: everything, or what a URI names.
protocol::Reply<std::optional<std::string>> askedUri(const Json& arguments) {
  if (arguments.empty() || arguments[0].is_null()) return std::nullopt;
  const Json& first = arguments[0];
  const Json& uri = first.is_object() && first.contains("uri") ? first["uri"] : first;
  if (uri.is_string()) return uri.get<std::string>();
  return protocol::failed(protocol::ErrorCode::invalidParams,
                          "params.arguments[0]: expected the URI of a file or folder");
}

/// Files by their paths, or open documents by their keys.
struct Selected {
  std::vector<std::string> files;
  bool byName = false;  ///< the one file counts, whatever it is
};

/// The client's folders; without any, those that the open documents belong to.
std::vector<std::string> foldersOf(const Snapshot& snapshot) {
  if (!snapshot.folders.empty()) return snapshot.folders;
  std::vector<std::string> roots;
  for (const auto& [key, document] : snapshot.documents) {
    const std::string& root = document->workspace->root();
    if (!root.empty() && std::ranges::find(roots, root) == roots.end()) roots.push_back(root);
  }
  return roots;
}

protocol::Reply<Selected> select(const Snapshot& snapshot, WorkspaceCheck& source,
                                 const std::optional<std::string>& uri) {
  if (!uri) return Selected{source.filesBelow(foldersOf(snapshot))};
  const std::string key = OpenFiles::keyOf(*uri);
  if (snapshot.documents.contains(key)) return Selected{{key}, true};
  const std::string path = path::normal(key);
  const auto status = snapshot.options.files.status(path);
  if (!status) return protocol::failed(protocol::ErrorCode::requestFailed, status.error().message);
  if (status->kind == EntryKind::directory) return Selected{source.filesBelow({{path}})};
  return Selected{{path}, true};
}

/// Nothing for YAML in a folder that is no concern of ours.
std::optional<report::CheckedFile> checked(WorkspaceCheck& source, const std::string& path,
                                           bool byName) {
  report::CheckedFile result{.path = path, .text = {}, .lines = {}, .diagnostics = {}};
  auto file = source.load(path);
  if (!file) {
    result.diagnostics.push_back(check::unreadable(file.error()));
    return result;
  }
  if (file->kind() == project::FileKind::other && !byName) return std::nullopt;
  result.diagnostics = source.diagnosticsOf(*file);
  if (result.diagnostics.empty()) return result;
  result.text = file->text();
  result.lines = file->lines();
  return result;
}

}  // namespace

protocol::Reply<Json> checkFiles(const Snapshot& snapshot, const Json& arguments, const Job& job) {
  const auto uri = askedUri(arguments);
  if (!uri) return std::unexpected(uri.error());
  WorkspaceCheck source(snapshot);
  const auto selected = select(snapshot, source, *uri);
  if (!selected) return std::unexpected(selected.error());
  report::Findings findings;
  Progress progress(job, "Checking");
  const auto& files = selected->files;
  for (std::size_t at = 0; at < files.size() && !job.cancel.cancelled(); ++at) {
    if (auto file = checked(source, files[at], selected->byName))
      findings.files.push_back(*std::move(file));
    progress.report(at + 1, files.size());
  }
  return Json::parse(report::renderJson(findings));
}

}  // namespace osiris::lsp
