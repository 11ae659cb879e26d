#include "lsp/handlers/semantic_tokens.h"

#include "ide/semantic_tokens.h"
#include "lsp/asked_pipeline.h"
#include "lsp/token_store.h"

namespace osiris::lsp {
namespace {

protocol::Json noTokens() { return {{"data", protocol::Json::array()}}; }

protocol::Json allTokens(const Session& session, OpenFile& open) {
  TokenData data = open.tokens.full(open.file, session.encoding);
  if (!session.capabilities.semanticTokensDelta) return {{"data", std::move(data)}};
  return {{"resultId", open.tokens.id()}, {"data", std::move(data)}};
}

}  // namespace

protocol::Reply<protocol::Json> semanticTokensFull(Session& session,
                                                   protocol::DocumentParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  return *asked ? allTokens(session, *(*asked)->open) : noTokens();
}

protocol::Reply<protocol::Json> semanticTokensDelta(Session& session,
                                                    protocol::SemanticTokensDeltaParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return noTokens();
  OpenFile& open = *(*asked)->open;
  auto edit = open.tokens.since(params.previousResultId, open.file, session.encoding);
  if (!edit) return allTokens(session, open);
  protocol::Json edits = protocol::Json::array();
  if (edit->deleteCount > 0 || !edit->data.empty()) {
    edits.push_back({{"start", edit->start},
                     {"deleteCount", edit->deleteCount},
                     {"data", std::move(edit->data)}});
  }
  return protocol::Json{{"resultId", open.tokens.id()}, {"edits", std::move(edits)}};
}

protocol::Reply<protocol::Json> semanticTokensRange(Session& session,
                                                    protocol::RangeParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return noTokens();
  const check::File& file = (*asked)->open->file;
  const text::Span within = file.lines().span(file.text(), params.range, session.encoding);
  return protocol::Json{
      {"data", encoded(file, session.encoding, ide::semanticTokens(*(*asked)->pipeline, within))}};
}

protocol::Json semanticTokensProvider(const Session& session) {
  if (!session.capabilities.semanticTokens) return nullptr;
  protocol::Json types = protocol::Json::array();
  for (const std::string_view name : ide::tokenTypeNames) types.push_back(name);
  return {{"legend", {{"tokenTypes", types}, {"tokenModifiers", {"declaration"}}}},
          {"full", session.capabilities.semanticTokensDelta ? protocol::Json{{"delta", true}}
                                                            : protocol::Json(true)},
          {"range", true}};
}

}  // namespace osiris::lsp
