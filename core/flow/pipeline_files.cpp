#include "flow/pipeline_files.h"

#include "base/path.h"
#include "check/file.h"
#include "project/workspace_files.h"

namespace osiris::flow {
namespace {

bool hasHiddenPart(std::string_view path) { return path.starts_with('.') || path.contains("/."); }

bool isSecret(const check::Diagnostic& diagnostic) {
  return diagnostic.code == "inline_secret" || diagnostic.code == "connections_inline_secret";
}

}  // namespace

PipelineFiles::PipelineFiles(const Workplace& place) : place_(place) {
  const std::string& root = place.workspace->root();
  const std::string& tree = place.repository.workTree();
  if (root.size() > tree.size()) prefix_ = root.substr(tree.size() + 1) + "/";
}

bool PipelineFiles::mayHold(std::string_view path) const {
  if (!path.starts_with(prefix_)) return false;
  const std::string_view inside = path.substr(prefix_.size());
  if (hasHiddenPart(inside)) return false;
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (!project::mayBeOml(name)) return false;
  const project::SkippedFolders skipped(*place_.workspace);
  for (std::size_t slash = inside.find('/'); slash != std::string_view::npos;
       slash = inside.find('/', slash + 1)) {
    const std::string_view folder = inside.substr(0, slash);
    const std::string whole = path::join(place_.workspace->root(), folder);
    if (skipped.holds({.path = whole,
                       .relative = folder,
                       .name = folder.substr(folder.rfind('/') + 1),
                       .kind = EntryKind::directory}))
      return false;
  }
  return true;
}

bool PipelineFiles::holds(std::string_view path, std::string_view text) const {
  return mayHold(path) && place_.workspace->kindOf(path::join(place_.repository.workTree(), path),
                                                   text) != project::FileKind::other;
}

bool PipelineFiles::holds(std::string_view path) const {
  if (!mayHold(path)) return false;
  const auto text = place_.files.readFile(path::join(place_.repository.workTree(), path));
  return text && holds(path, *text);
}

Problems inspect(const Workplace& place, std::string_view path, std::string_view text) {
  Problems problems;
  if (!PipelineFiles(place).holds(path, text)) return problems;
  check::File file(path::join(place.repository.workTree(), path), std::string(text),
                   place.workspace);
  for (const check::Diagnostic& diagnostic : file.diagnostics()) {
    problems.errors += diagnostic.severity == check::Severity::error ? 1U : 0U;
    problems.warnings += diagnostic.severity == check::Severity::warning ? 1U : 0U;
    if (!isSecret(diagnostic)) continue;
    const auto at = file.lines().position(file.text(), diagnostic.span.begin, text::Encoding::utf8);
    problems.secrets.push_back({std::string(path), at.line + std::size_t{1}, diagnostic.message});
  }
  return problems;
}

}  // namespace osiris::flow
