// What each word of a pipeline is, for an editor to colour it: OML's own words, and SQL's.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "oml/pipeline.h"
#include "text/span.h"

namespace osiris::ide {

/// The words of LSP's legend, so that every theme has a colour for each.
enum class TokenType : std::uint8_t {
  keyword,     ///< a key of the language; a word of SQL; true and false
  property,    ///< any other key
  function,    ///< a step by its id, also as a table in SQL; a function of SQL
  type,        ///< a component
  enumMember,  ///< a mode
  parameter,   ///< `${params.x}`
  variable,    ///< `${VARIABLE}`, `@family.alias`
  string,
  number,
};

/// In the order of TokenType.
inline constexpr std::array<std::string_view, 9> tokenTypeNames{
    "keyword",   "property", "function", "type",  "enumMember",
    "parameter", "variable", "string",   "number"};

struct SemanticToken {
  text::Span span;  ///< on one line
  TokenType type = TokenType::keyword;
  bool declaration = false;  ///< a name is given here
};

/// Those that touch `within`, in order, apart from each other.
[[nodiscard]] std::vector<SemanticToken> semanticTokens(const oml::Pipeline& pipeline,
                                                        text::Span within);

/// Tokens that come and go together: those of one step, or those that stand between two steps.
struct TokenPart {
  const oml::PlacedStep* step = nullptr;  ///< its tokens are `stepTokens`
  std::vector<SemanticToken> between;     ///< where there is no step
};

/// The whole pipeline in the order of its text, without the tokens of its steps. Valid as long as
/// the pipeline.
[[nodiscard]] std::vector<TokenPart> tokenParts(const oml::Pipeline& pipeline);
/// Spans count from the step's first byte. They depend on the step alone: as long as a step is the
/// same object its tokens are the same, wherever it moves.
[[nodiscard]] std::vector<SemanticToken> stepTokens(const oml::Step& step);

}  // namespace osiris::ide
