#include "repo/verb_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "repo/git_failure.h"
#include "repo/repository_impl.h"

namespace osiris::repo {
namespace {

namespace fs = std::filesystem;
using Seconds = std::chrono::seconds;

/// Longer than the writing of an index and some refs takes.
constexpr Seconds longestWriting{10};
/// A lock that a living git has is gone after so long.
constexpr std::chrono::milliseconds shortestLeftover{1000};

bool isLock(const fs::path& path) { return path.extension() == ".lock"; }

/// Git's locks that a verb may take: of the index, of HEAD, of refs. In the order of their paths.
std::vector<fs::path> gitLocks(const fs::path& own, const fs::path& common) {
  std::vector<fs::path> locks;
  std::error_code code;
  for (const fs::path& folder : {own, common}) {
    for (const char* name : {"index.lock", "HEAD.lock", "packed-refs.lock"}) {
      if (fs::exists(folder / name, code)) locks.push_back(folder / name);
    }
  }
  for (fs::recursive_directory_iterator at(common / "refs", code), end; !code && at != end;
       at.increment(code)) {
    if (isLock(at->path())) locks.push_back(at->path());
  }
  return locks;
}

Result<> cannotLock(const std::string& path) {
  return fail(errno == EACCES || errno == EROFS ? "read_only" : "io_error",
              fmt::format("cannot write to '{}': {}", path, std::strerror(errno)),
              "look at its permissions and at the space left on the disk");
}

}  // namespace

/// The file is empty, but while git's own locks are taken.
struct VerbLock::Held {
  int file = -1;
  std::string path;
  fs::path own;
  fs::path common;

  ~Held() {
    if (file < 0) return;
    // Should it fail, whoever comes next looks for locks that are not there.
    [[maybe_unused]] const int ignored = isWriting ? ::ftruncate(file, 0) : 0;
    ::close(file);  // and the lock with it
  }

  /// Locks that were made while the dead one was writing. A living git may have made one just after
  /// it: that goes by itself.
  void removeLeftovers() const {
    struct stat status{};
    if (::fstat(file, &status) != 0 || status.st_size == 0) return;
    const auto begun = fs::last_write_time(path);
    const auto areOurs = [&](const fs::path& lock) {
      std::error_code code;
      const auto made = fs::last_write_time(lock, code);
      return !code && made + Seconds(1) >= begun && made <= begun + longestWriting;
    };
    std::vector<fs::path> locks = gitLocks(own, common);
    std::erase_if(locks, [&](const fs::path& lock) { return !areOurs(lock); });
    if (locks.empty()) return;
    std::this_thread::sleep_for(shortestLeftover);
    for (const fs::path& lock : locks) {
      std::error_code ignored;
      if (areOurs(lock)) fs::remove(lock, ignored);
    }
  }

  bool isWriting = false;
};

VerbLock::VerbLock(std::unique_ptr<Held> held) : held_(std::move(held)) {}
VerbLock::VerbLock(VerbLock&&) noexcept = default;
VerbLock& VerbLock::operator=(VerbLock&&) noexcept = default;
VerbLock::~VerbLock() = default;

Result<VerbLock> VerbLock::take(const Repository& repository, std::chrono::milliseconds patience) {
  auto held = std::make_unique<Held>();
  held->own = repository.gitFolder();
  held->common = git_repository_commondir(repository.impl().handle.get());
  std::error_code ignored;
  fs::create_directories(held->common / "osiris", ignored);
  held->path = (held->common / "osiris" / "lock").string();
  held->file = ::open(held->path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (held->file < 0) return std::unexpected(cannotLock(held->path).error());
  const auto until = std::chrono::steady_clock::now() + patience;
  while (::flock(held->file, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR)
      return std::unexpected(cannotLock(held->path).error());
    if (std::chrono::steady_clock::now() >= until)
      return fail("busy", "another osiris is at work in this repository",
                  "try again when it has finished");
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  held->removeLeftovers();
  if (::ftruncate(held->file, 0) != 0) return std::unexpected(cannotLock(held->path).error());
  return VerbLock(std::move(held));
}

Result<> VerbLock::beginWriting() {
  held_->isWriting = true;
  if (::ftruncate(held_->file, 0) != 0 || ::pwrite(held_->file, "writing\n", 8, 0) != 8)
    return cannotLock(held_->path);
  return {};
}

}  // namespace osiris::repo
