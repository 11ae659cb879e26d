#include "lsp/handlers/semantic_tokens.h"

#include "ide/semantic_tokens.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"

namespace osiris::lsp {
namespace {

/// Five numbers a token, places counted from the one before [LSP 3.17, semantic tokens].
protocol::Json encoded(const Session& session, const OpenFile& open,
                       const std::vector<ide::SemanticToken>& tokens) {
  constexpr int declaration = 1;  // The first bit of the legend's modifiers.
  protocol::Json data = protocol::Json::array();
  text::Position before;
  for (const ide::SemanticToken& token : tokens) {
    const text::Range range = rangeOf(session, open, token.span);
    const bool sameLine = range.start.line == before.line;
    data.push_back(range.start.line - before.line);
    data.push_back(range.start.character - (sameLine ? before.character : 0));
    data.push_back(range.end.character - range.start.character);
    data.push_back(static_cast<int>(token.type));
    data.push_back(token.declaration ? declaration : 0);
    before = range.start;
  }
  return {{"data", std::move(data)}};
}

protocol::Json tokensIn(const Session& session, const AskedPipeline& asked, text::Span within) {
  return encoded(session, *asked.open, ide::semanticTokens(*asked.pipeline, within));
}

}  // namespace

protocol::Reply<protocol::Json> semanticTokensFull(Session& session,
                                                   protocol::DocumentParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return protocol::Json{{"data", protocol::Json::array()}};
  const auto size = static_cast<text::Offset>((*asked)->open->file.text().size());
  return tokensIn(session, **asked, {0, size});
}

protocol::Reply<protocol::Json> semanticTokensRange(Session& session,
                                                    protocol::RangeParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return protocol::Json{{"data", protocol::Json::array()}};
  const check::File& file = (*asked)->open->file;
  return tokensIn(session, **asked, file.lines().span(file.text(), params.range, session.encoding));
}

protocol::Json semanticTokensProvider(const Session& session) {
  if (!session.capabilities.semanticTokens) return nullptr;
  protocol::Json types = protocol::Json::array();
  for (const std::string_view name : ide::tokenTypeNames) types.push_back(name);
  return {{"legend", {{"tokenTypes", types}, {"tokenModifiers", {"declaration"}}}},
          {"full", true},
          {"range", true}};
}

}  // namespace osiris::lsp
