#include "lsp/asked_pipeline.h"

#include <fmt/format.h>

#include "lsp/diagnostic_translator.h"
#include "lsp/protocol/uri.h"

namespace osiris::lsp {
namespace {

protocol::Location locationOnDisk(const FileSystem& files, const std::string& path, text::Span span,
                                  text::Encoding encoding) {
  protocol::Location location{protocol::uriOfPath(path), {}};
  if (const auto text = files.readFile(path))
    location.range = text::LineIndex(*text).range(*text, span, encoding);
  return location;
}

}  // namespace

text::Offset AskedPipeline::offset(const Session& session, text::Position position) const {
  return open->file.lines().offset(open->file.text(), position, session.encoding);
}

protocol::Reply<OpenFile*> askedFile(Session& session, const std::string& uri) {
  OpenFile* open = session.files.find(uri);
  if (open != nullptr) return open;
  return protocol::failed(protocol::ErrorCode::invalidParams, fmt::format("'{}' is not open", uri));
}

protocol::Reply<std::optional<AskedPipeline>> askedPipeline(Session& session,
                                                            const std::string& uri) {
  const auto open = askedFile(session, uri);
  if (!open) return std::unexpected(open.error());
  const oml::Pipeline* pipeline = (*open)->file.pipeline();
  if (pipeline == nullptr) return std::nullopt;
  return AskedPipeline{*open, pipeline};
}

OpenFile* currentFile(Session& session, const protocol::ItemData& data) {
  OpenFile* open = session.files.find(data.uri);
  const bool current =
      open != nullptr && open->version == data.version && data.at <= open->file.text().size();
  return current ? open : nullptr;
}

protocol::Location locationIn(Session& session, const std::string& path, text::Span span) {
  if (const OpenFile* open = session.files.findPath(path))
    return {open->uri, rangeOf(session, *open, span)};
  return locationOnDisk(session.options.files, path, span, session.encoding);
}

protocol::Location locationIn(const Snapshot& snapshot, const std::string& path, text::Span span) {
  const auto open = snapshot.documents.find(path);
  if (open != snapshot.documents.end()) return {open->second->uri, open->second->range(span)};
  return locationOnDisk(snapshot.options.files, path, span, snapshot.encoding);
}

}  // namespace osiris::lsp
