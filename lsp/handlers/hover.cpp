#include "lsp/handlers/hover.h"

#include "ide/hover.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"

namespace osiris::lsp {

protocol::Reply<protocol::Json> hover(Session& session, protocol::PositionParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return protocol::Json();
  const auto found = ide::hover(*(*asked)->pipeline, (*asked)->open->file.workspace(),
                                (*asked)->offset(session, params.position), &session.options.files);
  if (!found) return protocol::Json();
  const bool markdown = session.capabilities.hoverMarkdown;
  return protocol::Json{
      {"contents", {{"kind", markdown ? "markdown" : "plaintext"}, {"value", found->markdown}}},
      {"range", protocol::toJson(rangeOf(session, *(*asked)->open, found->span))}};
}

}  // namespace osiris::lsp
