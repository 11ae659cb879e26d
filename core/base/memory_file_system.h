// A disk in memory for tests: it writes down what was done to it, and breaks when told to.
//
// It takes the steps of the real disk (a write is create, write, sync, rename, sync folder), so
// that a test can fail each of them in turn and look at what is left.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"

namespace osiris {

/// Relative paths count from "/". Thread-safe.
class MemoryFileSystem final : public FileSystem {
 public:
  /// One step that something asked of the disk, in order.
  struct Operation {
    std::string_view
        name;  ///< read, status, list, resolve, create, write, sync, rename, remove, mkdir
    std::string path;       ///< absolute
    friend bool operator==(const Operation&, const Operation&) = default;
  };

  [[nodiscard]] Result<std::string> readFile(std::string_view path,
                                             std::uint64_t limit = defaultReadLimit) const override;
  [[nodiscard]] Result<FileStatus> status(std::string_view path) const override;
  [[nodiscard]] Result<std::vector<DirectoryEntry>> list(std::string_view path) const override;
  [[nodiscard]] Result<std::string> canonical(std::string_view path) const override;
  [[nodiscard]] std::string absolute(std::string_view path) const override;
  [[nodiscard]] Result<> writeFile(std::string_view path, std::string_view bytes) override;
  [[nodiscard]] Result<> createDirectories(std::string_view path) override;
  [[nodiscard]] Result<> remove(std::string_view path) override;

  // What a test prepares and looks at: never counted, never failing.

  /// Puts a file there, with the folders above it.
  void add(std::string_view path, std::string_view bytes);
  void addFolder(std::string_view path);
  void addLink(std::string_view path, std::string_view target);
  void setReadOnly(std::string_view path);
  /// The bytes of a file; links are not followed.
  [[nodiscard]] std::optional<std::string> bytes(std::string_view path) const;
  /// Every path but the root, sorted; temporary files included.
  [[nodiscard]] std::vector<std::string> paths() const;
  [[nodiscard]] std::vector<Operation> operations() const;
  /// Paths of the files written to the end, in order.
  [[nodiscard]] std::vector<std::string> written() const;
  void forgetOperations();

  // Faults. Operations count from the call on, the next one being 1.

  /// The nth operation fails once with that errno.
  void failOperation(std::uint64_t nth, int errorNumber);
  /// From the nth operation on nothing works, as if the process were gone.
  void crashAtOperation(std::uint64_t nth);
  /// After so many more bytes a write stops where it is, and nothing works from there on.
  void crashAfterBytes(std::uint64_t count);
  /// The disk works again, with what is on it.
  void restart();

 private:
  static constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();

  struct Node {
    EntryKind kind = EntryKind::file;  ///< brokenLink stands for any link
    std::string bytes;                 ///< of a link: its target
    bool readOnly = false;
    std::chrono::system_clock::time_point modified;
  };
  using Nodes = std::map<std::string, Node, std::less<>>;

  /// Counts an operation; gives 0 or the errno it fails with.
  int begin(std::string_view name, const std::string& path) const;
  /// Absolute path with links followed, whatever stands there; an errno in `problem` when a folder
  /// on the way is missing.
  std::string follow(std::string_view path, int& problem, int links = 0) const;
  const Node* find(std::string_view absolutePath) const;
  Node& put(const std::string& absolutePath, EntryKind kind, std::string_view bytes);
  void putFolders(std::string_view absolutePath);
  bool hasChildren(const std::string& absolutePath) const;
  DirectoryEntry entryAt(const std::string& absolutePath) const;
  int replace(const std::string& target, std::string_view bytes);
  int writeBytes(const std::string& temporary, std::string_view bytes);

  mutable std::mutex mutex_;
  Nodes nodes_ = {{"/", Node{EntryKind::directory, {}, false, {}}}};
  std::uint64_t ticks_ = 0;  ///< every change is a second later than the one before
  mutable std::vector<Operation> operations_;
  std::vector<std::string> written_;
  mutable std::uint64_t untilFault_ = 0;  ///< operations; 0: none planned
  mutable std::uint64_t untilCrash_ = 0;
  mutable bool crashed_ = false;
  int faultNumber_ = 0;
  std::uint64_t bytesLeft_ = never;
};

}  // namespace osiris
