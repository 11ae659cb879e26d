// The one door to files: everything above reads and writes through this interface, so that tests
// can stand a MemoryFileSystem behind it and make any operation fail.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace osiris {

enum class EntryKind : std::uint8_t {
  file,
  directory,
  brokenLink,  ///< a link that leads nowhere, or in a circle
  other,       ///< pipe, device, socket
};

/// What stands at a path, links followed.
struct FileStatus {
  EntryKind kind = EntryKind::file;
  std::uint64_t size = 0;  ///< bytes of a file; else 0
  std::chrono::system_clock::time_point modified;
  friend bool operator==(const FileStatus&, const FileStatus&) = default;
};

/// One name in a folder.
struct DirectoryEntry {
  std::string name;
  EntryKind kind = EntryKind::file;  ///< of what a link leads to
  bool isLink = false;
  friend bool operator==(const DirectoryEntry&, const DirectoryEntry&) = default;
};

/// What a walk's filter is asked about.
struct WalkEntry {
  std::string_view path;      ///< the walk's root and `relative`
  std::string_view relative;  ///< from the root: "pipelines/a.oml"
  std::string_view name;
  EntryKind kind = EntryKind::file;
  bool isLink = false;
};

/// False: a file is left out, a folder is not entered.
using WalkFilter = std::function<bool(const WalkEntry&)>;

struct Walked {
  std::vector<std::string> files;  ///< paths, sorted by their bytes
  std::vector<Error> problems;     ///< folders that could not be listed
};

/// Paths are '/' separated; relative ones count from the process' working directory (the root, in
/// memory). File contents are exact bytes. Errors name the path; their codes are those of
/// file_error.h. Thread-safe.
class FileSystem {
 public:
  /// More than any pipeline, and still within what a text::Offset can count.
  static constexpr std::uint64_t defaultReadLimit = 256ULL << 20;

  FileSystem() = default;
  FileSystem(const FileSystem&) = delete;
  FileSystem& operator=(const FileSystem&) = delete;
  virtual ~FileSystem() = default;

  /// The whole file. Fails with file_too_large past `limit` bytes, not_a_file for anything but a
  /// regular file (a pipe is never waited for).
  [[nodiscard]] virtual Result<std::string> readFile(
      std::string_view path, std::uint64_t limit = defaultReadLimit) const = 0;

  /// Links are followed; a link that leads nowhere is an entry of kind brokenLink, not an error.
  [[nodiscard]] virtual Result<FileStatus> status(std::string_view path) const = 0;

  /// The names in a folder, sorted by their bytes, without "." and "..".
  [[nodiscard]] virtual Result<std::vector<DirectoryEntry>> list(std::string_view path) const = 0;

  /// The path with every link and ".." resolved. What it names must exist.
  [[nodiscard]] virtual Result<std::string> canonical(std::string_view path) const = 0;

  /// Normal and absolute by its words alone; what it names need not exist.
  [[nodiscard]] virtual std::string absolute(std::string_view path) const = 0;

  /// Replaces or creates a file as a whole: whenever the process or the machine stops, the path
  /// holds either all of the old bytes or all of the new. An existing file keeps its mode bits
  /// (and its owner, where the system lets us); a link stays a link and its target is written.
  /// Other hard links keep the old bytes. The folder must exist. A read-only file is refused.
  [[nodiscard]] virtual Result<> writeFile(std::string_view path, std::string_view bytes) = 0;

  /// The folder and every missing one above it. Fine when it is there already.
  [[nodiscard]] virtual Result<> createDirectories(std::string_view path) = 0;

  /// A file, a link (never its target) or an empty folder.
  [[nodiscard]] virtual Result<> remove(std::string_view path) = 0;

  /// Something is there; a broken link is nothing. False too where we may not look.
  [[nodiscard]] bool exists(std::string_view path) const;

  /// All files below `root` that the filter keeps. It skips nothing by itself, hidden files
  /// included. Links to folders are entered, but never into a folder that holds the link, and each
  /// folder at most once by way of links. A folder below that cannot be listed is a problem in the
  /// result; only a root that cannot be listed fails.
  [[nodiscard]] Result<Walked> walk(std::string_view root, const WalkFilter& filter = {}) const;
};

}  // namespace osiris
