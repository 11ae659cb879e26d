// One verb at a time in a repository, and what is left behind by one that was ended in the middle.
#pragma once

#include <chrono>
#include <memory>

#include "repo/repository.h"

namespace osiris::repo {

/// Held until it goes, also by the sudden end of its process. Other git programs take no notice of
/// it: git's own locks keep them apart.
class VerbLock {
 public:
  /// Waits for another one at most so long. Fails with busy, or read_only where git's folder cannot
  /// be written to. When the one before ended in the middle, git's locks that it left are removed.
  [[nodiscard]] static Result<VerbLock> take(const Repository& repository,
                                             std::chrono::milliseconds patience);
  VerbLock(VerbLock&&) noexcept;
  VerbLock& operator=(VerbLock&&) noexcept;
  ~VerbLock();

  /// Said before git's own locks are taken: should it end now, they are its own.
  [[nodiscard]] Result<> beginWriting();

 private:
  struct Held;
  explicit VerbLock(std::unique_ptr<Held> held);
  std::unique_ptr<Held> held_;
};

}  // namespace osiris::repo
