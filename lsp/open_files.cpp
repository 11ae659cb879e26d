#include "lsp/open_files.h"

#include <utility>

#include "check/moved.h"
#include "lsp/protocol/uri.h"

namespace osiris::lsp {

void OpenFile::edit(const text::Edit& edit) {
  file.edit(edit);
  std::erase_if(sqlFindings,
                [&](const check::Diagnostic& each) { return check::touches(each, edit.span); });
  for (check::Diagnostic& each : sqlFindings)
    check::move(each, edit.span, static_cast<text::Offset>(edit.newText.size()));
}

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
