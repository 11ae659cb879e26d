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
  /// `text` is what the spans of all that is painted count in.
  explicit Painter(std::string_view text) : text_(text) {}

  void paintHead(const oml::Pipeline& pipeline) {
    paintReferences(pipeline.headReferences);
    paintMap(pipeline.root(), oml::topKeys(), 0);
  }

  void paintStep(const oml::Step& step) {
    const Value value = step.value();
    paintReferences(step.references);
    if (const Value id = value["id"]; !step.id.empty()) add(inner(id), TokenType::function, true);
    for (const Value item : value["needs"].items()) add(inner(item), TokenType::function);
    add(inner(value["component"]), TokenType::type);
    add(inner(value["mode"]), TokenType::enumMember);
    if (const Value connection = value["config"]["connection"];
        check::textOf(connection).starts_with('@'))
      add(inner(connection), TokenType::variable);
    paintSql(step);
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
    span.end = std::min(span.end, static_cast<Offset>(text_.size()));
    while (span.begin < span.end) {
      const std::size_t lineEnd =
          std::min<std::size_t>(text_.find_first_of("\r\n", span.begin), span.end);
      Span line{span.begin, static_cast<Offset>(lineEnd)};
      while (line.begin < line.end && text_[line.begin] == ' ') ++line.begin;
      if (!line.empty()) addLine(line, type, declaration);
      span.begin = static_cast<Offset>(
          std::min<std::size_t>(text_.find_first_not_of("\r\n", lineEnd), span.end));
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
    // What is left between two others may be blank.
    if (text_.substr(line.begin, line.size()).find_first_not_of(' ') != std::string_view::npos)
      tokens_.push_back({line, type, declaration});
  }

  void paintReferences(const std::vector<oml::Reference>& references) {
    for (const oml::Reference& reference : references) {
      add(reference.span, reference.kind == oml::Reference::Kind::param  ? TokenType::parameter
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

  void paintSql(const oml::Step& step) {
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
      add(span, *type);
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

  std::string_view text_;
  std::vector<SemanticToken> tokens_;
};

Span spanOf(const oml::PlacedStep& placed) {
  return {placed.base, placed.base + static_cast<Offset>(placed.step->source.size())};
}

/// Apart and in order. What an alias brings stands in one place, however many steps it brings.
std::vector<const oml::PlacedStep*> stepsApart(const oml::Pipeline& pipeline) {
  std::vector<const oml::PlacedStep*> steps;
  steps.reserve(pipeline.steps.size());
  for (const oml::PlacedStep& step : pipeline.steps) steps.push_back(&step);
  const auto base = [](const oml::PlacedStep* step) { return step->base; };
  if (!std::ranges::is_sorted(steps, {}, base)) std::ranges::stable_sort(steps, {}, base);
  Offset end = 0;
  std::erase_if(steps, [&](const oml::PlacedStep* step) {
    if (step->base < end) return true;
    end = spanOf(*step).end;
    return false;
  });
  return steps;
}

}  // namespace

std::vector<SemanticToken> stepTokens(const oml::Step& step) {
  Painter painter(step.source);
  painter.paintStep(step);
  return painter.take();
}

std::vector<TokenPart> tokenParts(const oml::Pipeline& pipeline) {
  Painter painter(pipeline.source);
  painter.paintHead(pipeline);
  const std::vector<SemanticToken> outside = painter.take();
  std::vector<TokenPart> parts;
  auto token = outside.begin();
  const auto takeUpTo = [&](Offset end) {
    const auto begin = token;
    while (token != outside.end() && token->span.end <= end) ++token;
    if (token != begin) parts.push_back({nullptr, {begin, token}});
  };
  const auto steps = stepsApart(pipeline);
  parts.reserve(steps.size() + 2);
  for (const oml::PlacedStep* step : steps) {
    takeUpTo(step->base);
    parts.push_back({step, {}});
    // The steps of a flow list are values of the head as well.
    while (token != outside.end() && token->span.begin < spanOf(*step).end) ++token;
  }
  takeUpTo(static_cast<Offset>(pipeline.source.size()));
  return parts;
}

std::vector<SemanticToken> semanticTokens(const oml::Pipeline& pipeline, Span within) {
  std::vector<SemanticToken> all;
  const auto take = [&](SemanticToken token, Offset base) {
    token.span = token.span.shifted(base);
    if (token.span.begin <= within.end && within.begin <= token.span.end) all.push_back(token);
  };
  for (const TokenPart& part : tokenParts(pipeline)) {
    for (const SemanticToken& token : part.between) take(token, 0);
    if (part.step == nullptr) continue;
    const Span span = spanOf(*part.step);
    if (span.begin > within.end || span.end < within.begin) continue;
    for (const SemanticToken& token : stepTokens(*part.step->step)) take(token, span.begin);
  }
  return all;
}

}  // namespace osiris::ide
