#include "ide/semantic_tokens.h"

#include <algorithm>

#include "check/fields.h"
#include "check/sql_words.h"
#include "ide/place.h"
#include "ide/sql_keywords.h"
#include "oml/keys.h"
#include "oml/table_name.h"
#include "syntax/scalar.h"

namespace osiris::ide {
namespace {

using check::SqlToken;
using syntax::Style;
using syntax::Type;
using syntax::Value;
using text::Offset;
using text::Span;

class Painter {
 public:
  explicit Painter(const oml::Pipeline& pipeline) : pipeline_(pipeline) {}

  void paintHead() {
    paintReferences(pipeline_.headReferences, 0);
    paintMap(pipeline_.root(), oml::topKeys(), 0);
  }

  void paintStep(const oml::PlacedStep& placed) {
    const oml::Step& step = *placed.step;
    const Value value = placed.value();
    paintReferences(step.references, placed.base);
    if (const Value id = value["id"]; !step.id.empty()) add(inner(id), TokenType::function, true);
    for (const Value item : value["needs"].items()) add(inner(item), TokenType::function);
    add(inner(value["component"]), TokenType::type);
    add(inner(value["mode"]), TokenType::enumMember);
    if (const Value connection = value["config"]["connection"];
        check::textOf(connection).starts_with('@'))
      add(inner(connection), TokenType::variable);
    paintSql(placed);
    paintMap(value, oml::stepKeys(), 0);
  }

  /// In order; of those that overlap, the one that was painted first.
  std::vector<SemanticToken> take() {
    std::ranges::stable_sort(tokens_, {},
                             [](const SemanticToken& token) { return token.span.begin; });
    std::vector<SemanticToken> apart;
    // A scalar that holds a reference gives way around it.
    for (const SemanticToken& token : tokens_) {
      if (apart.empty() || apart.back().span.end <= token.span.begin) apart.push_back(token);
    }
    return apart;
  }

 private:
  static Span inner(const Value& scalar) {
    return scalar && !scalar.copied() ? insideQuotes(scalar) : Span{};
  }

  /// A token for each line of the span; one that is empty, or lies over another, is none.
  void add(Span span, TokenType type, bool declaration = false) {
    const std::string_view text = pipeline_.source;
    span.end = std::min(span.end, static_cast<Offset>(text.size()));
    while (span.begin < span.end) {
      const std::size_t lineEnd =
          std::min<std::size_t>(text.find_first_of("\r\n", span.begin), span.end);
      Span line{span.begin, static_cast<Offset>(lineEnd)};
      while (line.begin < line.end && text[line.begin] == ' ') ++line.begin;
      if (!line.empty()) addLine(line, type, declaration);
      span.begin = static_cast<Offset>(
          std::min<std::size_t>(text.find_first_not_of("\r\n", lineEnd), span.end));
    }
  }

  void addLine(Span line, TokenType type, bool declaration) {
    // What was painted in it before stays: the rest is cut around it.
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Span other = tokens_[tokens_.size() - 1 - i].span;
      if (other.begin < line.end && line.begin < other.end) {
        if (line.begin < other.begin) addLine({line.begin, other.begin}, type, declaration);
        if (other.end < line.end) addLine({other.end, line.end}, type, declaration);
        return;
      }
      if (i > recent) break;
    }
    tokens_.push_back({line, type, declaration});
  }

  void paintReferences(const std::vector<oml::Reference>& references, Offset base) {
    for (const oml::Reference& reference : references) {
      add(reference.span.shifted(base),
          reference.kind == oml::Reference::Kind::param  ? TokenType::parameter
          : reference.kind == oml::Reference::Kind::step ? TokenType::function
                                                         : TokenType::variable);
    }
  }

  void paintMap(const Value& map, std::span<const oml::Key> keys, int depth) {
    constexpr int deepest = 64;
    if (map.copied() || depth > deepest) return;
    for (const auto [key, value] : map.entries()) {
      if (key.copied()) continue;
      const bool known = depth == 0 && oml::findKey(keys, key.text()) != nullptr;
      add(key.span(), known ? TokenType::keyword : TokenType::property);
      paintValue(value, keys, depth);
    }
  }

  void paintValue(const Value& value, std::span<const oml::Key> keys, int depth) {
    if (value.copied()) return;
    if (value.isMapping()) return paintMap(value, keys, depth + 1);
    for (const Value item : value.items()) paintValue(item, keys, depth + 1);
    if (!value.isScalar()) return;
    switch (syntax::typeOf(value)) {
      case Type::integer:
      case Type::real:
      case Type::date:
        return add(value.span(), TokenType::number);
      case Type::boolean:
      case Type::null:
        return add(value.span(), TokenType::keyword);
      default:
        // Blocks of text are SQL, painted before, or prose.
        if (value.style() != Style::literal && value.style() != Style::folded)
          add(value.span(), TokenType::string);
    }
  }

  void paintSql(const oml::PlacedStep& placed) {
    const oml::Step& step = *placed.step;
    const Value query = step.value()["config"]["query"];
    const std::string_view sql = check::textOf(query);
    if (sql.empty() || query.copied()) return;
    const auto pieces = syntax::piecesOf(query, step.source);
    if (pieces.empty()) return;
    const auto tokens = check::sqlTokens(sql, check::SqlDialect::standard);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const auto type = typeOfSql(sql, tokens, i, step);
      if (!type) continue;
      const Span span{syntax::sourceOffset(pieces, tokens[i].begin),
                      syntax::sourceOffset(pieces, tokens[i].end - 1) + 1};
      add(span.shifted(placed.base), *type);
    }
  }

  static std::optional<TokenType> typeOfSql(std::string_view sql,
                                            const std::vector<SqlToken>& tokens, std::size_t at,
                                            const oml::Step& step) {
    const SqlToken& token = tokens[at];
    const std::string_view word = sql.substr(token.begin, token.end - token.begin);
    if (token.kind == SqlToken::Kind::quoted && word.front() == '\'') return TokenType::string;
    if (token.kind == SqlToken::Kind::mark && word.front() >= '0' && word.front() <= '9')
      return TokenType::number;
    if (token.kind != SqlToken::Kind::word) return std::nullopt;
    const bool table = std::ranges::any_of(
        step.needs, [&](const oml::Need& need) { return oml::tableOf(need.id) == word; });
    if (table) return TokenType::function;
    if (isSqlKeyword(word)) return TokenType::keyword;
    const bool called = at + 1 < tokens.size() && sql[tokens[at + 1].begin] == '(' &&
                        tokens[at + 1].begin == token.end;
    return called ? std::optional(TokenType::function) : std::nullopt;
  }

  static constexpr std::size_t recent = 64;  ///< tokens among which one may lie over another

  const oml::Pipeline& pipeline_;
  std::vector<SemanticToken> tokens_;
};

}  // namespace

std::vector<SemanticToken> semanticTokens(const oml::Pipeline& pipeline, Span within) {
  std::vector<SemanticToken> all;
  const auto takeFrom = [&](Painter& painter) {
    for (const SemanticToken& token : painter.take()) {
      if (token.span.begin <= within.end && within.begin <= token.span.end) all.push_back(token);
    }
  };
  Painter head(pipeline);
  head.paintHead();
  takeFrom(head);
  for (const oml::PlacedStep& step : pipeline.steps) {
    const Offset end = step.base + static_cast<Offset>(step.step->source.size());
    if (step.base > within.end || end < within.begin) continue;
    Painter painter(pipeline);
    painter.paintStep(step);
    takeFrom(painter);
  }
  std::ranges::stable_sort(all, {}, [](const SemanticToken& token) { return token.span.begin; });
  return all;
}

}  // namespace osiris::ide
