#include "cli/selection.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/path.h"
#include "cli/did_you_mean.h"
#include "project/workspace_files.h"

namespace osiris::cli {
namespace {

void addFolder(const Session& session, const std::string& folder, Workspaces& workspaces,
               Selection& selection) {
  const project::SkippedFolders skipped(*workspaces.of(folder, folder));
  std::vector<std::string> brokenLinks;
  const auto walked = session.files().walk(folder, [&](const WalkEntry& entry) {
    if (entry.kind == EntryKind::directory) return !skipped.holds(entry);
    if (entry.kind == EntryKind::brokenLink && project::mayBeOml(entry.name))
      brokenLinks.emplace_back(entry.path);
    return project::mayBeOml(entry.name);
  });
  if (!walked) {
    selection.problems.push_back(walked.error());
    return;
  }
  selection.problems.insert(selection.problems.end(), walked->problems.begin(),
                            walked->problems.end());
  const auto add = [&](const std::string& file) {
    selection.files.push_back({file, Chosen::byFolder, workspaces.of(path::parent(file), folder)});
  };
  std::ranges::for_each(walked->files, add);
  std::ranges::for_each(brokenLinks, add);
}

std::string hintFor(const Session& session, std::string_view missing) {
  const std::string folder(path::parent(missing));
  const auto entries = session.files().list(folder);
  if (!entries) return fmt::format("the folder '{}' does not exist either", session.shown(folder));
  std::vector<std::string> names;
  for (const DirectoryEntry& entry : *entries) names.push_back(entry.name);
  const std::string shown = session.shown(folder);
  return didYouMean(path::fileName(missing), names, "name a file or a folder that exists",
                    shown == "." ? "" : shown + "/");
}

Result<> addPath(const Session& session, const std::string& name, Workspaces& workspaces,
                 Selection& selection) {
  if (name.empty())
    return osiris::fail("path_not_found", "a path is empty", "name a file or a folder");
  const std::string path = session.files().absolute(name);
  const auto status = session.files().status(path);
  if (!status && status.error().code == "file_not_found") {
    return osiris::fail("path_not_found", fmt::format("'{}' does not exist", name),
                        hintFor(session, path));
  }
  if (!status) return std::unexpected(status.error());
  if (status->kind == EntryKind::brokenLink) {
    return osiris::fail("path_not_found", fmt::format("'{}' is a link that leads nowhere", name),
                        "mend or remove the link");
  }
  if (status->kind == EntryKind::directory) {
    addFolder(session, path, workspaces, selection);
  } else {
    const std::string folder(path::parent(path));
    selection.files.push_back({path, Chosen::byName, workspaces.of(folder, folder)});
  }
  return {};
}

}  // namespace

std::string rootFor(const Session& session, const Workspaces& workspaces) {
  std::string root = project::Workspace::rootOf(session.files(), session.folder());
  return workspaces.isRoot(root) ? root : session.folder();
}

Result<Selection> selectFiles(const Session& session, const std::vector<std::string>& paths,
                              Workspaces& workspaces) {
  Selection selection;
  if (paths.empty()) addFolder(session, rootFor(session, workspaces), workspaces, selection);
  for (const std::string& name : paths) {
    if (auto added = addPath(session, name, workspaces, selection); !added)
      return std::unexpected(added.error());
  }
  // A file that is named stays so, even when its folder is named as well.
  std::ranges::stable_sort(selection.files, [](const SelectedFile& a, const SelectedFile& b) {
    return a.path != b.path ? a.path < b.path : a.chosen < b.chosen;
  });
  const auto [first, last] = std::ranges::unique(selection.files, {}, &SelectedFile::path);
  selection.files.erase(first, last);
  return selection;
}

}  // namespace osiris::cli
