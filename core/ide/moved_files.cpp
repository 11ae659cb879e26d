#include "ide/moved_files.h"

#include <algorithm>
#include <optional>

#include "base/path.h"
#include "check/edits.h"
#include "check/fields.h"
#include "ide/config_path.h"
#include "project/connection.h"
#include "project/document.h"

namespace osiris::ide {
namespace {

using syntax::Value;

/// Where a path is afterwards; a folder that is moved takes what is in it along.
std::string movedPath(const std::string& path, std::span<const MovedFile> moved) {
  const MovedFile* nearest = nullptr;
  for (const MovedFile& each : moved) {
    if (path::isInside(path, each.from) &&
        (nearest == nullptr || nearest->from.size() < each.from.size()))
      nearest = &each;
  }
  if (nearest == nullptr) return path;
  return path::normal(path::join(nearest->to, path::relative(path, nearest->from)));
}

/// `written` leads from `folder` to `path`. How it is written afterwards, with the `./` and the `/`
/// at the end it had; nothing where it still leads there.
std::optional<std::string> rewritten(std::string_view written, const std::string& folder,
                                     const std::string& path, std::span<const MovedFile> moved) {
  const std::string nowAt = movedPath(path, moved);
  std::string name = nowAt;
  if (path::isAbsolute(written)) {
    if (nowAt == path) return std::nullopt;
  } else {
    name = path::relative(nowAt, movedPath(folder, moved));
    if (name == path::relative(path, folder)) return std::nullopt;
    if (written.starts_with("./") && !name.starts_with("../")) name.insert(0, "./");
  }
  if (written.ends_with('/')) name += '/';
  return name;
}

void addEdit(std::vector<text::Edit>& edits, const check::Source& source, const Value& value,
             const std::optional<std::string>& name) {
  if (!name) return;
  if (auto edit = check::rewrite(source, value, *name)) edits.push_back(*std::move(edit));
}

/// A field of connections that names a file or a folder, from the workspace's root.
bool namesFile(std::string_view family, std::string_view field, const Value& value) {
  const bool known = (family == "filesystem" && field == "base_dir") ||
                     (family == "duckdb" && (field == "path" || field == "database"));
  const std::string_view text = check::textOf(value);
  return known && !text.empty() && text != ":memory:" && !check::hasReference(value);
}

}  // namespace

std::vector<text::Edit> followMoved(const oml::Pipeline& pipeline,
                                    const project::Workspace& workspace,
                                    std::span<const MovedFile> moved) {
  std::vector<text::Edit> edits;
  for (const oml::PlacedStep& step : pipeline.steps) {
    const auto found = configPath(step, workspace);
    if (!found) continue;
    addEdit(edits, pipeline, found->value,
            rewritten(check::textOf(found->value), found->folder, found->path, moved));
  }
  std::ranges::sort(edits, {}, &text::Edit::span);
  return edits;
}

std::vector<text::Edit> followMoved(std::string_view connectionsFile,
                                    const project::Workspace& workspace,
                                    std::span<const MovedFile> moved) {
  std::vector<text::Edit> edits;
  const std::string& root = workspace.root();
  if (!path::isAbsolute(root)) return edits;
  const project::Document document(connectionsFile);
  for (const auto [family, aliases] : project::connectionFamilies(document.root()).entries()) {
    for (const auto [alias, fields] : aliases.entries()) {
      for (const auto [key, value] : fields.entries()) {
        if (!namesFile(family.text(), key.text(), value)) continue;
        const std::string_view written = check::textOf(value);
        addEdit(edits, connectionsFile, value,
                rewritten(written, root, path::normal(path::join(root, written)), moved));
      }
    }
  }
  std::ranges::sort(edits, {}, &text::Edit::span);
  return edits;
}

}  // namespace osiris::ide
