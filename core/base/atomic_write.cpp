#include "base/atomic_write.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <utility>

#include "base/file_error.h"
#include "base/file_handle.h"
#include "base/path.h"

namespace osiris {

namespace {

constexpr mode_t permissionBits = 07777;

std::unexpected<Error> cannotWrite(int errorNumber, std::string_view path) {
  return failed(errorNumber, "write", path);
}

/// Where a chain of links ends, whether or not a file is there: renaming over a link would
/// replace the link.
Result<std::string> endOfLinks(const std::string& path) {
  std::string at = path;
  for (int links = 0; links < mostLinks; ++links) {
    std::string target(4096, '\0');
    const ssize_t size = ::readlink(at.c_str(), target.data(), target.size());
    if (size < 0) return at;
    target.resize(static_cast<std::size_t>(size));
    at = path::join(path::parent(at), target);
  }
  return cannotWrite(ELOOP, path);
}

/// What stands at the path now; nothing for a new file.
Result<std::optional<struct stat>> replaceable(const std::string& path) {
  struct stat found = {};
  if (::stat(path.c_str(), &found) != 0) {
    if (errno == ENOENT) return std::nullopt;
    return cannotWrite(errno, path);
  }
  if (!S_ISREG(found.st_mode)) return std::unexpected(notAFile("write", path));
  // A rename only asks the folder; a file made read-only is meant to stay as it is.
  if (::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0) return cannotWrite(errno, path);
  return found;
}

/// The new file while it is not yet in its place. Goes away unless renamed.
class Temporary {
 public:
  static Result<Temporary> create(const std::string& path) {
    static std::atomic<unsigned> counter = 0;
    for (;;) {
      // Left behind by a killed process, such a name may be taken: then the next one.
      std::string name =
          path::join(path::parent(path), fmt::format(".osiris-{}-{}.tmp", ::getpid(), ++counter));
      FileHandle file(
          ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
      if (file) return Temporary(std::move(name), std::move(file));
      if (errno == ENOENT) return std::unexpected(folderMissing("write", path));
      if (errno != EEXIST) return cannotWrite(errno, path);
    }
  }
  Temporary(Temporary&& other) noexcept
      : name_(std::exchange(other.name_, {})), file_(std::move(other.file_)) {}
  Temporary& operator=(Temporary&&) = delete;
  ~Temporary() {
    if (!name_.empty()) ::unlink(name_.c_str());
  }

  /// Owner first: changing it may clear mode bits.
  bool takeOn(const struct stat& old) {
    struct stat own = {};
    if (::fstat(file_.get(), &own) != 0) return false;
    if (own.st_uid != old.st_uid || own.st_gid != old.st_gid) {
      // Only root may give files away; for anyone else the file becomes their own.
      if (::fchown(file_.get(), old.st_uid, old.st_gid) != 0 && errno != EPERM) return false;
    }
    return ::fchmod(file_.get(), old.st_mode & permissionBits) == 0;
  }

  bool write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(file_.get(), bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }

  /// The bytes must be on the disk before the name points at them.
  bool moveTo(const std::string& path) {
    if (::fsync(file_.get()) != 0 || !file_.close()) return false;
    if (::rename(name_.c_str(), path.c_str()) != 0) return false;
    name_.clear();
    return true;
  }

 private:
  Temporary(std::string name, FileHandle file) : name_(std::move(name)), file_(std::move(file)) {}

  std::string name_;
  FileHandle file_;
};

}  // namespace

int syncFolder(const std::string& folder) {
  const FileHandle handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!handle) return errno;
  // Some network file systems cannot sync a folder and say EINVAL; there is nothing more to do
  // there.
  return ::fsync(handle.get()) == 0 || errno == EINVAL ? 0 : errno;
}

Result<> writeAtomically(const std::string& path, std::string_view bytes) {
  const auto target = endOfLinks(path);
  if (!target) return std::unexpected(target.error());
  const auto old = replaceable(*target);
  if (!old) return std::unexpected(old.error());
  auto temporary = Temporary::create(*target);
  if (!temporary) return std::unexpected(temporary.error());
  const bool done =
      (!*old || temporary->takeOn(**old)) && temporary->write(bytes) && temporary->moveTo(*target);
  if (!done) return cannotWrite(errno, path);
  if (const int problem = syncFolder(std::string(path::parent(*target))))
    return cannotWrite(problem, path);
  return {};
}

}  // namespace osiris
