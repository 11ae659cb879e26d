#include "lsp/workspace_index.h"

#include <algorithm>
#include <utility>

#include "base/path.h"
#include "lsp/protocol/uri.h"
#include "lsp/snapshot.h"
#include "lsp/workspaces.h"
#include "oml/model.h"
#include "project/workspace_files.h"

namespace osiris::lsp {
namespace {

using IndexedFilePtr = std::shared_ptr<const IndexedFile>;

std::vector<IndexedSymbol> placed(const std::vector<ide::FileSymbol>& symbols,
                                  std::string_view text, text::Encoding encoding) {
  const text::LineIndex lines(text);
  std::vector<IndexedSymbol> all;
  all.reserve(symbols.size());
  for (const ide::FileSymbol& each : symbols)
    all.push_back(
        {each.kind, each.name, each.detail, lines.range(text, each.span, encoding), each.dataset});
  return all;
}

}  // namespace

/// Reads files on a worker. Null for one that is gone, or of which there is nothing to tell.
class WorkspaceIndex::Reader {
 public:
  Reader(const ServerOptions& options, const std::vector<std::string>& folders,
         text::Encoding encoding)
      : files_(options.files),
        workspaces_(options.files, options.environment),
        encoding_(encoding) {
    workspaces_.setFolders(folders);
  }

  IndexedFilePtr read(const std::string& path) {
    const auto status = files_.status(path);
    const auto text = files_.readFile(path);
    if (!status || !text) return nullptr;
    const auto workspace = workspaces_.of(path);
    const auto kind = workspace->kindOf(path, *text);
    auto file = std::make_shared<IndexedFile>(path, workspace->root(), *status);
    if (kind == project::FileKind::pipeline) {
      const oml::Model model(*text);
      file->hasErrors = model.hasProblems();
      file->symbols = placed(ide::fileSymbols(model.pipeline()), *text, encoding_);
    } else {
      file->symbols = placed(ide::fileSymbols(kind, *text), *text, encoding_);
    }
    if (file->symbols.empty()) return nullptr;
    return file;
  }

 private:
  const FileSystem& files_;
  Workspaces workspaces_;
  text::Encoding encoding_;
};

IndexedFiles filesOf(const Snapshot& snapshot) {
  IndexedFiles files;
  if (snapshot.index) files = *snapshot.index;
  std::erase_if(
      files, [&](const IndexedFilePtr& file) { return snapshot.documents.contains(file->path); });
  for (const auto& [key, document] : snapshot.documents) {
    const auto symbols = document->pipeline ? ide::fileSymbols(*document->pipeline)
                                            : ide::fileSymbols(document->kind, document->text);
    if (symbols.empty()) continue;
    const auto behind = std::ranges::upper_bound(
        files, key, {},
        [](const IndexedFilePtr& file) -> const std::string& { return file->path; });
    files.insert(
        behind, std::make_shared<IndexedFile>(key, document->workspace->root(), FileStatus{}, false,
                                              placed(symbols, document->text, snapshot.encoding)));
  }
  return files;
}

std::string uriOf(const Snapshot& snapshot, const std::string& path) {
  const auto open = snapshot.documents.find(path);
  return open == snapshot.documents.end() ? protocol::uriOfPath(path) : open->second->uri;
}

void WorkspaceIndex::start(std::vector<std::string> folders, text::Encoding encoding,
                           std::function<void()> whenReady) {
  folders_ = std::move(folders);
  encoding_ = encoding;
  whenReady_ = std::move(whenReady);
  ready_ = false;
  ++round_;
  waiting_.clear();
  idle_.clear();
  files_.clear();
  shared_ = nullptr;
  reading_ = 0;
  found_ = 0;
  read_ = 0;
  walking_ = folders_.size();
  progress_.begin("Reading the workspace");
  if (folders_.empty()) return readNext();
  for (const std::string& folder : folders_) {
    tasks_.start([this, folder, round = round_, &options = options_]() -> EventLoop::Task {
      Workspaces workspaces(options.files, options.environment);
      workspaces.setFolders({folder});
      auto walked =
          project::walkWorkspace(options.files, folder, *workspaces.of(path::join(folder, "-")));
      auto paths = walked ? std::move(walked->files) : std::vector<std::string>();
      return [this, round, paths = std::move(paths)]() mutable {
        if (round != round_) return;
        --walking_;
        add(std::move(paths));
      };
    });
  }
}

void WorkspaceIndex::update(std::string_view path) {
  if (round_ == 0) return;
  if (describesWorkspace(path)) {
    ++settings_;
    idle_.clear();
  }
  const bool ours = std::ranges::any_of(
      folders_, [&](const std::string& folder) { return path::isInside(path, folder); });
  if (ours && project::mayBeOml(path::fileName(path))) add({std::string(path)});
}

std::shared_ptr<const IndexedFiles> WorkspaceIndex::files() {
  if (shared_ == nullptr) {
    auto all = std::make_shared<IndexedFiles>();
    all->reserve(files_.size());
    for (const auto& [path, file] : files_) all->push_back(file);
    shared_ = std::move(all);
  }
  return shared_;
}

void WorkspaceIndex::add(std::vector<std::string> paths) {
  found_ += paths.size();
  waiting_.insert(waiting_.end(), std::make_move_iterator(paths.begin()),
                  std::make_move_iterator(paths.end()));
  readNext();
}

std::shared_ptr<WorkspaceIndex::Reader> WorkspaceIndex::takeReader() {
  if (idle_.empty()) return std::make_shared<Reader>(options_, folders_, encoding_);
  auto reader = std::move(idle_.back());
  idle_.pop_back();
  return reader;
}

/// A few files a task, so that a request finds a free worker soon; as many tasks as there are
/// workers.
void WorkspaceIndex::readNext() {
  constexpr std::size_t batch = 16;
  while (!waiting_.empty() && reading_ < tasks_.parallel()) {
    const auto end =
        waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(batch, waiting_.size()));
    std::vector<std::string> paths(std::make_move_iterator(waiting_.begin()),
                                   std::make_move_iterator(end));
    waiting_.erase(waiting_.begin(), end);
    ++reading_;
    tasks_.start([this, paths = std::move(paths), round = round_, settings = settings_,
                  reader = takeReader()]() -> EventLoop::Task {
      std::vector<std::pair<std::string, IndexedFilePtr>> read;
      for (const std::string& path : paths) read.emplace_back(path, reader->read(path));
      return [this, round, settings, reader, read = std::move(read)]() mutable {
        if (round != round_) return;
        --reading_;
        read_ += read.size();
        progress_.report(read_, found_);
        if (settings == settings_) idle_.push_back(std::move(reader));
        shared_ = nullptr;
        for (auto& [path, file] : read) {
          if (file == nullptr)
            files_.erase(path);
          else
            files_[path] = std::move(file);
        }
        readNext();
      };
    });
  }
  if (walking_ > 0 || reading_ > 0 || !waiting_.empty()) return;
  idle_.clear();
  if (ready_) return;
  ready_ = true;
  progress_.end();
  if (whenReady_) whenReady_();
}

}  // namespace osiris::lsp
