#include "lsp/handlers/document_link.h"

#include <fmt/format.h>

#include "ide/document_link.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"
#include "lsp/protocol/uri.h"

namespace osiris::lsp {
namespace {

std::vector<ide::DocumentLink> linksOf(const Session& session, const OpenFile& open) {
  return ide::documentLinks(*open.file.pipeline(), open.file.workspace(), session.options.files);
}

}  // namespace

protocol::Reply<protocol::Json> documentLink(Session& session, protocol::DocumentParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  protocol::Json links = protocol::Json::array();
  if (!*asked) return links;
  const OpenFile& open = *(*asked)->open;
  for (const ide::DocumentLink& link : linksOf(session, open)) {
    protocol::Json json = {{"range", protocol::toJson(rangeOf(session, open, link.span))}};
    if (link.place.empty())
      json["target"] = protocol::uriOfPath(link.path);
    else
      json["data"] = protocol::toJson(protocol::ItemData{open.uri, open.version, link.span.begin});
    if (session.capabilities.documentLinkTooltip) json["tooltip"] = link.tooltip;
    links.push_back(std::move(json));
  }
  return links;
}

protocol::Reply<protocol::Json> documentLinkResolve(Session& session,
                                                    protocol::ResolveParams params) {
  const OpenFile* open = currentFile(session, params.data);
  if (open == nullptr || open->file.pipeline() == nullptr)
    return protocol::failed(protocol::ErrorCode::contentModified, "the document has changed");
  for (const ide::DocumentLink& link : linksOf(session, *open)) {
    if (link.span.begin != params.data.at) continue;
    const protocol::Location target = locationIn(session, link.path, link.place);
    params.item["target"] = fmt::format("{}#{},{}", target.uri, target.range.start.line + 1,
                                        target.range.start.character + 1);
  }
  return params.item;
}

protocol::Json documentLinkProvider(const Session& session) {
  if (!session.capabilities.documentLink) return nullptr;
  return {{"resolveProvider", true}};
}

}  // namespace osiris::lsp
