#include "lsp/open_files.h"

#include <utility>

#include "lsp/protocol/uri.h"

namespace osiris::lsp {

std::string OpenFiles::keyOf(std::string_view uri) {
  return protocol::pathOfUri(uri).value_or(std::string(uri));
}

OpenFile& OpenFiles::open(OpenFile file) {
  auto key = keyOf(file.uri);
  return files_.insert_or_assign(std::move(key), std::move(file)).first->second;
}

OpenFile* OpenFiles::find(std::string_view uri) { return findPath(keyOf(uri)); }

OpenFile* OpenFiles::findPath(std::string_view path) {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

void OpenFiles::close(std::string_view uri) { files_.erase(keyOf(uri)); }

}  // namespace osiris::lsp
