#include "base/memory_file_system.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/file_error.h"
#include "base/path.h"

namespace osiris {

namespace {

/// Counts down to 0, which means that nothing is planned. True for the last step.
bool comesDue(std::uint64_t& countdown) {
  if (countdown == 0) return false;
  countdown -= 1;
  return countdown == 0;
}

}  // namespace

int MemoryFileSystem::begin(std::string_view name, const std::string& path) const {
  operations_.push_back({name, path});
  crashed_ = comesDue(untilCrash_) || crashed_;
  const bool fails = comesDue(untilFault_);
  if (crashed_) return EIO;
  return fails ? faultNumber_ : 0;
}

const MemoryFileSystem::Node* MemoryFileSystem::find(std::string_view absolutePath) const {
  const auto found = nodes_.find(absolutePath);
  return found == nodes_.end() ? nullptr : &found->second;
}

std::string MemoryFileSystem::follow(std::string_view path, int& problem, int links) const {
  std::string at = "/";
  while (!path.empty() && problem == 0) {
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), segment.size() + 1));
    if (segment.empty() || segment == ".") continue;
    if (const Node* node = find(at); node == nullptr || node->kind != EntryKind::directory) {
      problem = node == nullptr ? ENOENT : ENOTDIR;
    }
    if (segment == "..") {
      at = path::parent(at);
      continue;
    }
    std::string next = path::join(at, segment);
    if (const Node* link = find(next); link != nullptr && link->kind == EntryKind::brokenLink) {
      if (links >= mostLinks) problem = ELOOP;
      if (problem == 0) next = follow(path::join(at, link->bytes), problem, links + 1);
    }
    at = std::move(next);
  }
  return at;
}

Result<std::string> MemoryFileSystem::readFile(std::string_view path, std::uint64_t limit) const {
  const std::scoped_lock lock(mutex_);
  int problem = 0;
  const std::string at = follow(path, problem);
  if (const int fault = begin("read", at)) problem = fault;
  if (problem != 0) return failed(problem, "read", path);
  const Node* node = find(at);
  if (node == nullptr) return failed(ENOENT, "read", path);
  if (node->kind != EntryKind::file) return failed(EISDIR, "read", path);
  if (node->bytes.size() > limit) return std::unexpected(fileTooLarge(path, limit));
  return node->bytes;
}

Result<FileStatus> MemoryFileSystem::status(std::string_view path) const {
  const std::scoped_lock lock(mutex_);
  int problem = 0;
  const std::string at = follow(path, problem);
  if (const int fault = begin("status", at)) return failed(fault, "look at", path);
  const Node* node = problem == 0 ? find(at) : nullptr;
  if (node == nullptr) {
    const Node* link = find(absolute(path));
    if (link == nullptr || link->kind != EntryKind::brokenLink)
      return failed(problem != 0 ? problem : ENOENT, "look at", path);
    return FileStatus{EntryKind::brokenLink, 0, link->modified};
  }
  const bool isFile = node->kind == EntryKind::file;
  return FileStatus{node->kind, isFile ? node->bytes.size() : 0, node->modified};
}

DirectoryEntry MemoryFileSystem::entryAt(const std::string& absolutePath) const {
  const Node* node = find(absolutePath);
  DirectoryEntry entry{std::string(path::fileName(absolutePath)), node->kind,
                       node->kind == EntryKind::brokenLink};
  if (!entry.isLink) return entry;
  int problem = 0;
  const Node* target = find(follow(absolutePath, problem));
  if (problem == 0 && target != nullptr) entry.kind = target->kind;
  return entry;
}

Result<std::vector<DirectoryEntry>> MemoryFileSystem::list(std::string_view path) const {
  const std::scoped_lock lock(mutex_);
  int problem = 0;
  const std::string at = follow(path, problem);
  if (const int fault = begin("list", at)) problem = fault;
  if (problem != 0) return failed(problem, "list", path);
  const Node* node = find(at);
  if (node == nullptr) return failed(ENOENT, "list", path);
  if (node->kind != EntryKind::directory) return std::unexpected(notADirectory("list", path));
  std::vector<DirectoryEntry> entries;
  const std::string below = at == "/" ? at : at + "/";
  for (auto it = nodes_.upper_bound(below); it != nodes_.end() && it->first.starts_with(below);
       ++it) {
    if (path::parent(it->first) == at) entries.push_back(entryAt(it->first));
  }
  return entries;
}

Result<std::string> MemoryFileSystem::canonical(std::string_view path) const {
  const std::scoped_lock lock(mutex_);
  int problem = 0;
  std::string at = follow(path, problem);
  if (const int fault = begin("resolve", at)) problem = fault;
  if (problem == 0 && find(at) == nullptr) problem = ENOENT;
  if (problem != 0) return failed(problem, "resolve", path);
  return at;
}

std::string MemoryFileSystem::absolute(std::string_view path) const {
  return path::normal(path::join("/", path));
}

int MemoryFileSystem::writeBytes(const std::string& temporary, std::string_view bytes) {
  if (const int fault = begin("write", temporary)) return fault;
  const bool dies = bytes.size() > bytesLeft_;
  put(temporary, EntryKind::file, bytes.substr(0, bytesLeft_));
  if (bytesLeft_ != never) bytesLeft_ -= std::min<std::uint64_t>(bytesLeft_, bytes.size());
  crashed_ = crashed_ || dies;
  return dies ? EIO : 0;
}

int MemoryFileSystem::replace(const std::string& target, std::string_view bytes) {
  const std::string temporary =
      path::join(path::parent(target), ".osiris-" + std::to_string(ticks_) + ".tmp");
  if (const int fault = begin("create", temporary)) return fault;
  put(temporary, EntryKind::file, "");
  int problem = writeBytes(temporary, bytes);
  if (problem == 0) problem = begin("sync", temporary);
  if (problem == 0) problem = begin("rename", target);
  if (problem != 0) {
    if (!crashed_) nodes_.erase(temporary);  // nobody is left to clean up after a crash
    return problem;
  }
  put(target, EntryKind::file, bytes);
  nodes_.erase(temporary);
  written_.push_back(target);
  return begin("sync", std::string(path::parent(target)));
}

Result<> MemoryFileSystem::writeFile(std::string_view path, std::string_view bytes) {
  const std::scoped_lock lock(mutex_);
  int problem = 0;
  const std::string target = follow(path, problem);
  const Node* folder = find(path::parent(target));
  if (problem == ENOENT || (problem == 0 && folder == nullptr))
    return std::unexpected(folderMissing("write", path));
  if (problem == 0 && folder->kind != EntryKind::directory) problem = ENOTDIR;
  if (const Node* old = find(target); problem == 0 && old != nullptr) {
    if (old->kind == EntryKind::directory) return std::unexpected(notAFile("write", path));
    if (old->readOnly) problem = EACCES;
  }
  if (problem == 0) problem = replace(target, bytes);
  if (problem != 0) return failed(problem, "write", path);
  return {};
}

Result<> MemoryFileSystem::createDirectories(std::string_view path) {
  const std::scoped_lock lock(mutex_);
  std::vector<std::string> missing;
  std::string at = absolute(path);
  for (int problem = 0; find(follow(at, problem)) == nullptr; problem = 0) {
    if (find(at) != nullptr) break;  // a broken link
    missing.push_back(at);
    at = path::parent(at);
  }
  for (; !missing.empty(); missing.pop_back()) {
    int problem = 0;
    const std::string folder = follow(missing.back(), problem);
    if (const int fault = begin("mkdir", folder)) return failed(fault, "create", path);
    if (problem != 0) return std::unexpected(notADirectory("create", path));
    put(folder, EntryKind::directory, "");
  }
  int problem = 0;
  const Node* made = find(follow(path, problem));
  if (made == nullptr || made->kind != EntryKind::directory)
    return std::unexpected(notADirectory("create", path));
  return {};
}

bool MemoryFileSystem::hasChildren(const std::string& absolutePath) const {
  const auto next = nodes_.lower_bound(absolutePath + "/");
  return next != nodes_.end() && next->first.starts_with(absolutePath + "/");
}

Result<> MemoryFileSystem::remove(std::string_view path) {
  const std::scoped_lock lock(mutex_);
  const std::string whole = absolute(path);
  int problem = 0;
  const std::string at = path::join(follow(path::parent(whole), problem), path::fileName(whole));
  if (const int fault = begin("remove", at)) problem = fault;
  if (problem == 0 && find(at) == nullptr) problem = ENOENT;
  if (problem == 0 && hasChildren(at)) problem = ENOTEMPTY;
  if (problem != 0) return failed(problem, "remove", path);
  nodes_.erase(at);
  return {};
}

MemoryFileSystem::Node& MemoryFileSystem::put(const std::string& absolutePath, EntryKind kind,
                                              std::string_view bytes) {
  Node& node = nodes_[absolutePath];
  node.kind = kind;
  node.bytes = bytes;
  node.modified = std::chrono::system_clock::time_point(std::chrono::seconds(++ticks_));
  return node;
}

void MemoryFileSystem::putFolders(std::string_view absolutePath) {
  for (std::string at(absolutePath); find(at) == nullptr; at = path::parent(at))
    put(at, EntryKind::directory, "");
}

void MemoryFileSystem::add(std::string_view path, std::string_view bytes) {
  const std::scoped_lock lock(mutex_);
  putFolders(path::parent(absolute(path)));
  put(absolute(path), EntryKind::file, bytes);
}

void MemoryFileSystem::addFolder(std::string_view path) {
  const std::scoped_lock lock(mutex_);
  putFolders(absolute(path));
}

void MemoryFileSystem::addLink(std::string_view path, std::string_view target) {
  const std::scoped_lock lock(mutex_);
  putFolders(path::parent(absolute(path)));
  put(absolute(path), EntryKind::brokenLink, target);
}

void MemoryFileSystem::setReadOnly(std::string_view path) {
  const std::scoped_lock lock(mutex_);
  nodes_[absolute(path)].readOnly = true;
}

std::optional<std::string> MemoryFileSystem::bytes(std::string_view path) const {
  const std::scoped_lock lock(mutex_);
  const Node* node = find(absolute(path));
  if (node == nullptr || node->kind != EntryKind::file) return std::nullopt;
  return node->bytes;
}

std::vector<std::string> MemoryFileSystem::paths() const {
  const std::scoped_lock lock(mutex_);
  std::vector<std::string> all;
  for (const auto& [path, node] : nodes_) {
    if (path != "/") all.push_back(path);
  }
  return all;
}

std::vector<MemoryFileSystem::Operation> MemoryFileSystem::operations() const {
  const std::scoped_lock lock(mutex_);
  return operations_;
}

std::vector<std::string> MemoryFileSystem::written() const {
  const std::scoped_lock lock(mutex_);
  return written_;
}

void MemoryFileSystem::forgetOperations() {
  const std::scoped_lock lock(mutex_);
  operations_.clear();
  written_.clear();
}

void MemoryFileSystem::failOperation(std::uint64_t nth, int errorNumber) {
  const std::scoped_lock lock(mutex_);
  untilFault_ = nth;
  faultNumber_ = errorNumber;
}

void MemoryFileSystem::crashAtOperation(std::uint64_t nth) {
  const std::scoped_lock lock(mutex_);
  untilCrash_ = nth;
}

void MemoryFileSystem::crashAfterBytes(std::uint64_t count) {
  const std::scoped_lock lock(mutex_);
  bytesLeft_ = count;
}

void MemoryFileSystem::restart() {
  const std::scoped_lock lock(mutex_);
  untilFault_ = untilCrash_ = 0;
  bytesLeft_ = never;
  crashed_ = false;
}

}  // namespace osiris
