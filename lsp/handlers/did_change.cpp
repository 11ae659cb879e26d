#include "lsp/handlers/did_change.h"

#include <fmt/format.h>

#include <utility>

namespace osiris::lsp {
namespace {

void apply(OpenFile& open, protocol::TextDocumentContentChangeEvent change,
           text::Encoding encoding) {
  check::File& file = open.file;
  if (!change.range) {
    file.assign(std::move(change.text));
    open.sqlFindings.clear();
    return;
  }
  auto& [start, end] = *change.range;
  if (end < start) std::swap(start, end);
  const auto span = file.lines().span(file.text(), *change.range, encoding);
  open.edit({span, std::move(change.text)});
}

}  // namespace

protocol::Reply<void> didChange(Session& session, protocol::DidChangeTextDocumentParams params) {
  auto* open = session.files.find(params.textDocument.uri);
  if (open == nullptr) {
    return protocol::failed(protocol::ErrorCode::invalidParams,
                            fmt::format("'{}' is not open", params.textDocument.uri));
  }
  for (auto& change : params.contentChanges) {
    apply(*open, std::move(change), session.encoding);
  }
  open->version = params.textDocument.version;
  open->touch();
  session.overtaken(*open);
  return {};
}

}  // namespace osiris::lsp
