#include "cli/git_place.h"

#include <fmt/format.h>

#include <utility>

#include "cli/selection.h"
#include "cli/workspaces.h"

namespace osiris::cli {
namespace {

std::shared_ptr<const project::Workspace> workspaceAt(const Session& session) {
  Workspaces workspaces(session.files());
  return workspaces.at(rootFor(session, workspaces));
}

}  // namespace

Result<std::unique_ptr<GitPlace>> GitPlace::find(const Session& session) {
  auto repository = repo::Repository::open(session.folder());
  if (!repository) return std::unexpected(repository.error());
  return std::unique_ptr<GitPlace>(new GitPlace(session, *std::move(repository)));
}

GitPlace::GitPlace(const Session& session, repo::Repository repository)
    : session_(session),
      repository_(std::move(repository)),
      ids_(clock_),
      place_{repository_, workspaceAt(session), session.files(), clock_, ids_} {}

Result<std::vector<std::string>> GitPlace::inside(const std::vector<std::string>& paths) const {
  std::vector<std::string> found;
  const std::string& root = repository_.workTree();
  for (const std::string& path : paths) {
    const std::string whole = session_.files().absolute(path);
    if (whole == root) {
      found.emplace_back();
    } else if (whole.starts_with(root + "/")) {
      found.push_back(whole.substr(root.size() + 1));
    } else {
      return fail("path_not_found", fmt::format("'{}' does not lie in '{}'", path, root),
                  "name files of this repository");
    }
  }
  return found;
}

}  // namespace osiris::cli
