#include "base/file_error.h"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>

namespace osiris {

namespace {

struct Explanation {
  const char* code;
  const char* reason;  ///< null: the system's own words
  const char* hint;
};

Explanation explain(int errorNumber) {
  switch (errorNumber) {
    case ENOENT:
    case ENOTDIR:
      return {"file_not_found", "it does not exist", "check the path"};
    case EISDIR:
      return {"not_a_file", "it is a folder", "name a file in it"};
    case EACCES:
    case EPERM:
      return {"permission_denied", "permission denied",
              "check the permissions of the file and its folder"};
    case EROFS:
      return {"permission_denied", "the disk is read-only", ""};
    case ENOTEMPTY:
      return {"directory_not_empty", "the folder is not empty", ""};
    case ENOSPC:
    case EDQUOT:
      return {"io_error", "no space left on the disk", "free some space and try again"};
    case ELOOP:
      return {"io_error", "its links lead in a circle", "remove one of the links"};
    default:
      return {"io_error", nullptr, ""};
  }
}

}  // namespace

Error fileError(int errorNumber, std::string_view verb, std::string_view path) {
  const Explanation found = explain(errorNumber);
  const std::string reason =
      found.reason != nullptr ? found.reason : std::generic_category().message(errorNumber);
  return {found.code, fmt::format("cannot {} '{}': {}", verb, path, reason), found.hint};
}

Error fileTooLarge(std::string_view path, std::uint64_t limit) {
  return {"file_too_large",
          fmt::format("cannot read '{}': it holds more than {} bytes", path, limit),
          {}};
}

Error notAFile(std::string_view verb, std::string_view path) {
  return {"not_a_file", fmt::format("cannot {} '{}': it is not a file", verb, path), "name a file"};
}

Error notADirectory(std::string_view verb, std::string_view path) {
  return {"not_a_directory",
          fmt::format("cannot {} '{}': a file stands where a folder should be", verb, path),
          {}};
}

Error folderMissing(std::string_view verb, std::string_view path) {
  return {"file_not_found", fmt::format("cannot {} '{}': its folder does not exist", verb, path),
          "create the folder first"};
}

}  // namespace osiris
