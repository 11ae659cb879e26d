#include "base/disk_file_system.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>
#include <optional>

#include "base/atomic_write.h"
#include "base/file_error.h"
#include "base/file_handle.h"
#include "base/path.h"

namespace osiris {

namespace {

/// A NUL would cut the path short and name another file.
bool holdsNul(std::string_view path) { return path.find('\0') != std::string_view::npos; }

EntryKind kindOf(mode_t mode) {
  if (S_ISREG(mode)) return EntryKind::file;
  if (S_ISDIR(mode)) return EntryKind::directory;
  return S_ISLNK(mode) ? EntryKind::brokenLink : EntryKind::other;
}

/// `folder` < 0 counts from the working directory. Nothing, and errno, when there is no such entry.
std::optional<struct stat> statOf(int folder, const char* name) {
  struct stat found = {};
  if (::fstatat(folder, name, &found, 0) == 0) return found;
  const int why = errno;
  // A link that leads nowhere still stands there itself.
  if ((why == ENOENT || why == ELOOP || why == ENOTDIR) &&
      ::fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(found.st_mode)) {
    return found;
  }
  errno = why;
  return std::nullopt;
}

DirectoryEntry entryOf(DIR* folder, const dirent& found) {
  DirectoryEntry entry{found.d_name, EntryKind::other, found.d_type == DT_LNK};
  if (found.d_type == DT_REG || found.d_type == DT_DIR) {
    entry.kind = found.d_type == DT_REG ? EntryKind::file : EntryKind::directory;
    return entry;
  }
  const int descriptor = ::dirfd(folder);
  if (found.d_type == DT_UNKNOWN) {  // some file systems only tell when asked again
    struct stat own = {};
    entry.isLink =
        ::fstatat(descriptor, found.d_name, &own, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(own.st_mode);
  }
  if (const auto status = statOf(descriptor, found.d_name)) {
    entry.kind = kindOf(status->st_mode);
  } else if (entry.isLink) {
    entry.kind = EntryKind::brokenLink;
  }
  return entry;
}

/// Reads to the end, one byte past `limit` at most: a file may grow while we read, and files of
/// /proc say they are empty. Returns 0 or an errno.
int readToEnd(int descriptor, std::size_t expected, std::size_t limit, std::string& bytes) {
  std::size_t room = std::min(expected, limit) + 1;  // one more, to meet the end without growing
  std::size_t size = 0;
  for (;;) {
    ssize_t got = 0;
    bytes.resize_and_overwrite(std::max(room, size), [&](char* data, std::size_t capacity) {
      do {
        got = ::read(descriptor, data + size, capacity - size);
      } while (got < 0 && errno == EINTR);
      return size + static_cast<std::size_t>(std::max<ssize_t>(got, 0));
    });
    if (got < 0) return errno;
    if (got == 0) return 0;
    size += static_cast<std::size_t>(got);
    if (size > limit) return 0;
    if (size == room) room = std::min(room * 2 + 4096, limit + 1);
  }
}

}  // namespace

Result<std::string> DiskFileSystem::readFile(std::string_view path, std::uint64_t limit) const {
  if (holdsNul(path)) return failed(ENOENT, "read", path);
  // Without O_NONBLOCK, opening a pipe waits for somebody to write to it.
  const FileHandle file(
      ::open(std::string(path).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!file)
    return errno == ENXIO ? std::unexpected(notAFile("read", path)) : failed(errno, "read", path);
  struct stat found = {};
  if (::fstat(file.get(), &found) != 0) return failed(errno, "read", path);
  if (S_ISDIR(found.st_mode)) return failed(EISDIR, "read", path);
  if (!S_ISREG(found.st_mode)) return std::unexpected(notAFile("read", path));
  if (static_cast<std::uint64_t>(found.st_size) > limit)
    return std::unexpected(fileTooLarge(path, limit));
  std::string bytes;
  if (const int problem = readToEnd(file.get(), static_cast<std::size_t>(found.st_size),
                                    std::min<std::uint64_t>(limit, SSIZE_MAX - 1), bytes)) {
    return failed(problem, "read", path);
  }
  if (bytes.size() > limit) return std::unexpected(fileTooLarge(path, limit));
  return bytes;
}

Result<FileStatus> DiskFileSystem::status(std::string_view path) const {
  if (holdsNul(path)) return failed(ENOENT, "look at", path);
  const auto found = statOf(AT_FDCWD, std::string(path).c_str());
  if (!found) return failed(errno, "look at", path);
  const auto since = std::chrono::seconds(found->st_mtim.tv_sec) +
                     std::chrono::nanoseconds(found->st_mtim.tv_nsec);
  FileStatus status;
  status.kind = kindOf(found->st_mode);
  status.size = status.kind == EntryKind::file ? static_cast<std::uint64_t>(found->st_size) : 0;
  status.modified = std::chrono::system_clock::time_point(
      std::chrono::duration_cast<std::chrono::system_clock::duration>(since));
  return status;
}

Result<std::vector<DirectoryEntry>> DiskFileSystem::list(std::string_view path) const {
  if (holdsNul(path)) return failed(ENOENT, "list", path);
  const std::string name(path.empty() ? "." : path);
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(name.c_str()), ::closedir);
  if (!folder) {
    if (errno == ENOTDIR && exists(name)) return std::unexpected(notADirectory("list", path));
    return failed(errno, "list", path);
  }
  std::vector<DirectoryEntry> entries;
  for (;;) {
    errno = 0;  // the only way to tell the end from an error
    const dirent* found = ::readdir(folder.get());
    if (found == nullptr) break;
    const std::string_view entryName = found->d_name;
    if (entryName != "." && entryName != "..") entries.push_back(entryOf(folder.get(), *found));
  }
  if (errno != 0) return failed(errno, "list", path);
  std::ranges::sort(entries, {}, &DirectoryEntry::name);
  return entries;
}

Result<std::string> DiskFileSystem::canonical(std::string_view path) const {
  if (holdsNul(path)) return failed(ENOENT, "resolve", path);
  const std::string name(path.empty() ? "." : path);
  const std::unique_ptr<char, void (*)(void*)> real(::realpath(name.c_str(), nullptr), std::free);
  if (!real) return failed(errno, "resolve", path);
  return std::string(real.get());
}

std::string DiskFileSystem::absolute(std::string_view path) const {
  if (path::isAbsolute(path)) return path::normal(path);
  const std::unique_ptr<char, void (*)(void*)> here(::getcwd(nullptr, 0), std::free);
  // The working directory may have been deleted under us; then nothing relative exists anyway.
  return path::normal(path::join(here ? here.get() : "/", path));
}

Result<> DiskFileSystem::writeFile(std::string_view path, std::string_view bytes) {
  if (path.empty() || holdsNul(path)) return failed(ENOENT, "write", path);
  return writeAtomically(std::string(path), bytes);
}

Result<> DiskFileSystem::createDirectories(std::string_view path) {
  if (holdsNul(path)) return failed(ENOENT, "create", path);
  std::vector<std::string> missing;
  std::string at(path.empty() ? "." : path);
  while (!exists(at)) {
    missing.push_back(at);
    const std::string above(path::parent(at));
    if (above == at) break;
    at = above;
  }
  for (; !missing.empty(); missing.pop_back()) {
    const std::string& folder = missing.back();
    // Somebody else may have made it meanwhile, which is as good.
    if (::mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST) {
      return errno == ENOTDIR ? std::unexpected(notADirectory("create", path))
                              : failed(errno, "create", path);
    }
    if (const int problem = syncFolder(std::string(path::parent(folder))))
      return failed(problem, "create", path);
  }
  const auto made = status(path.empty() ? "." : path);
  if (!made || made->kind != EntryKind::directory)
    return std::unexpected(notADirectory("create", path));
  return {};
}

Result<> DiskFileSystem::remove(std::string_view path) {
  if (path.empty() || holdsNul(path)) return failed(ENOENT, "remove", path);
  const std::string name(path);
  if (::unlink(name.c_str()) == 0) return {};
  if (errno != EISDIR && errno != EPERM) return failed(errno, "remove", path);
  const int whyNot = errno;
  if (::rmdir(name.c_str()) == 0) return {};
  return failed(errno == ENOTDIR ? whyNot : errno, "remove", path);
}

}  // namespace osiris
