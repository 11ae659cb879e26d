#include "repo/work_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "base/disk_file_system.h"
#include "base/path.h"

namespace osiris::repo {
namespace {

// Git's modes of a file. [git, Documentation/gitformat-index]
constexpr std::uint32_t plainMode = 0100644;
constexpr std::uint32_t executableMode = 0100755;
constexpr std::uint32_t linkMode = 0120000;

std::unexpected<Error> failed(std::string_view what, std::string_view path) {
  return fail("io_error", fmt::format("cannot {} '{}': {}", what, path, std::strerror(errno)),
              "look at its permissions and at the space left on the disk");
}

/// Closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

/// Who may read it may run it, as git does. What is there already keeps its permissions.
mode_t permissionsFor(const std::string& path, std::uint32_t gitMode) {
  struct stat status{};
  const bool isThere = ::lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
  const mode_t mask = ::umask(0);
  ::umask(mask);
  const mode_t permissions = isThere ? status.st_mode & 07777U : 0666U & ~mask;
  return gitMode == executableMode ? permissions | ((permissions & 0444U) >> 2U)
                                   : permissions & ~0111U;
}

Result<> writeSpare(const std::string& spare, const WorkFile& file, mode_t permissions) {
  ::unlink(spare.c_str());
  if (file.mode == linkMode) {
    if (::symlink(file.bytes.c_str(), spare.c_str()) != 0) return failed("make the link", spare);
    return {};
  }
  const Descriptor out(::open(spare.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (out.number() < 0) return failed("write", spare);
  std::string_view rest = file.bytes;
  while (!rest.empty()) {
    const ssize_t written = ::write(out.number(), rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failed("write", spare);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fchmod(out.number(), permissions) != 0 || ::fsync(out.number()) != 0)
    return failed("write", spare);
  return {};
}

}  // namespace

Result<std::optional<WorkFile>> readWorkFile(const std::string& path) {
  struct stat status{};
  if (::lstat(path.c_str(), &status) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    return failed("look at", path);
  }
  if (S_ISLNK(status.st_mode)) {
    std::error_code code;
    auto target = std::filesystem::read_symlink(path, code);
    if (code) return failed("read the link", path);
    return WorkFile{linkMode, target.string()};
  }
  if (!S_ISREG(status.st_mode)) return std::nullopt;
  auto bytes = DiskFileSystem().readFile(path);
  if (!bytes) return std::unexpected(bytes.error());
  const bool mayRun = (status.st_mode & S_IXUSR) != 0;
  return WorkFile{mayRun ? executableMode : plainMode, *std::move(bytes)};
}

Result<> writeWorkFile(const std::string& path, const WorkFile& file, const std::string& spare) {
  if (auto made = DiskFileSystem().createDirectories(path::parent(path)); !made) return made;
  const mode_t permissions = permissionsFor(path, file.mode);
  const auto moved = [&](const std::string& from) -> Result<> {
    if (auto written = writeSpare(from, file, permissions); !written) return written;
    if (::rename(from.c_str(), path.c_str()) == 0) return {};
    const int reason = errno;
    ::unlink(from.c_str());
    errno = reason;
    return failed("write", path);
  };
  auto done = moved(spare);
  // Git's folder may lie on another disk than the files.
  if (!done && errno == EXDEV) done = moved(path + ".osiris-new");
  return done;
}

Result<> removeWorkFile(const std::string& path, const std::string& root) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT && errno != ENOTDIR)
    return failed("remove", path);
  for (std::string_view folder = path::parent(path); folder.size() > root.size();
       folder = path::parent(folder)) {
    if (::rmdir(std::string(folder).c_str()) != 0) break;  // something is left in it
  }
  return {};
}

}  // namespace osiris::repo
