// What every file of the client's folders shows to the others, gathered in the background.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "ide/workspace_symbol.h"
#include "lsp/background_progress.h"
#include "lsp/server_options.h"
#include "lsp/task_group.h"
#include "text/line_index.h"

namespace osiris::lsp {

/// A symbol with its place as the client counts.
struct IndexedSymbol {
  ide::FileSymbol::Kind kind = ide::FileSymbol::Kind::step;
  std::string name;
  std::string detail;
  text::Range range;
  std::shared_ptr<const ide::DatasetName> dataset = nullptr;  ///< as in FileSymbol
};

struct IndexedFile {
  std::string path;
  std::string root;  ///< of its workspace
  FileStatus status;  ///< from just before it was read: another one says that it has changed
  bool hasErrors = false;  ///< it is a pipeline, and not all of it is YAML
  std::vector<IndexedSymbol> symbols;
};

/// Sorted by path. Files of which nothing is to be told are not there.
using IndexedFiles = std::vector<std::shared_ptr<const IndexedFile>>;

/// Owned by the session thread; the workers read the files, the loop gets what is in them.
class WorkspaceIndex {
 public:
  WorkspaceIndex(const ServerOptions& options, TaskGroup& tasks, BackgroundProgress& progress)
      : options_(options), tasks_(tasks), progress_(progress) {}

  /// Reads all anew. `whenReady` is called once every file is in; not when another start or the
  /// session's end comes before.
  void start(std::vector<std::string> folders, text::Encoding encoding,
             std::function<void()> whenReady);
  /// A file was made, changed or removed on disk. Before a start nothing is done.
  void update(std::string_view path);

  /// As far as it is known now; cheap while nothing changes.
  [[nodiscard]] std::shared_ptr<const IndexedFiles> files();
  [[nodiscard]] bool ready() const { return ready_; }

 private:
  class Reader;

  void add(std::vector<std::string> paths);
  [[nodiscard]] std::shared_ptr<Reader> takeReader();
  void readNext();

  const ServerOptions& options_;
  TaskGroup& tasks_;
  BackgroundProgress& progress_;  ///< of a start; a few changed files later are not told of
  std::vector<std::string> folders_;
  text::Encoding encoding_ = text::Encoding::utf16;
  std::function<void()> whenReady_;
  std::size_t round_ = 0;  ///< results of an earlier start are dropped
  std::size_t walking_ = 0;
  std::size_t reading_ = 0;
  std::size_t found_ = 0;  ///< files since the start
  std::size_t read_ = 0;   ///< of them
  std::deque<std::string> waiting_;
  std::size_t settings_ = 0;  ///< counts changes of files that describe a workspace
  /// With the workspaces they have loaded; they go when nothing is left to read or one changes.
  std::vector<std::shared_ptr<Reader>> idle_;
  std::map<std::string, std::shared_ptr<const IndexedFile>, std::less<>> files_;
  std::shared_ptr<const IndexedFiles> shared_;  ///< `files_` as given out; null: has changed
  bool ready_ = false;
};

struct Snapshot;

/// The index of a snapshot, with open documents as they are in the editor.
[[nodiscard]] IndexedFiles filesOf(const Snapshot& snapshot);
/// As the client spells it where it has the file open.
[[nodiscard]] std::string uriOf(const Snapshot& snapshot, const std::string& path);

}  // namespace osiris::lsp
