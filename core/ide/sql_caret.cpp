#include "ide/sql_caret.h"

#include <algorithm>

#include "check/fields.h"
#include "ide/place.h"
#include "syntax/scalar.h"

namespace osiris::ide {
namespace {

using check::SqlToken;

bool isPart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

}  // namespace

SqlCaret::SqlCaret(std::string_view sql, std::size_t at, std::size_t step)
    : sql_(sql), at_(at), step_(step), word_(at), end_(at) {
  while (word_ > 0 && isPart(sql[word_ - 1])) --word_;
  while (end_ < sql.size() && isPart(sql[end_])) ++end_;
  tokens_ = check::sqlTokens(sql, check::SqlDialect::standard);
}

std::optional<SqlCaret> SqlCaret::at(const oml::Pipeline& pipeline, text::Offset at) {
  const Place place = placeAt(pipeline, at);
  if (!place.step || !place.isValueOf("config/query")) return std::nullopt;
  const syntax::Value query = place.value();
  if (!check::isText(query) || query.copied()) return std::nullopt;
  const auto pieces = syntax::piecesOf(query, pipeline.source);
  const std::size_t offset = std::min(syntax::valueOffset(pieces, at), query.text().size());
  SqlCaret caret(query.text(), offset, *place.step);
  if (caret.word_ < caret.end_)
    caret.span_ = check::placeInScalar(pipeline, query, caret.word_, caret.end_);
  return caret;
}

std::string_view SqlCaret::text(std::size_t token) const {
  return sql_.substr(tokens_[token].begin, tokens_[token].end - tokens_[token].begin);
}

bool SqlCaret::isToken(std::size_t at) const {
  return std::ranges::any_of(
      tokens_, [&](const SqlToken& token) { return token.begin <= at && at < token.end; });
}

bool SqlCaret::isHidden() const {
  const bool inQuotes = std::ranges::any_of(tokens_, [&](const SqlToken& token) {
    return token.kind == SqlToken::Kind::quoted && token.begin < at_ && at_ < token.end;
  });
  const std::string_view before = sql_.substr(0, word_);
  const std::size_t line = before.rfind('\n');
  const std::size_t dashes = before.find("--", line == std::string_view::npos ? 0 : line);
  const std::size_t open = before.rfind("/*");
  const bool inLine = dashes != std::string_view::npos && !isToken(dashes);
  const bool inBlock = open != std::string_view::npos && !isToken(open) &&
                       before.find("*/", open) == std::string_view::npos;
  return inQuotes || inLine || inBlock;
}

std::string_view SqlCaret::qualifier() const {
  if (word_ == 0 || sql_[word_ - 1] != '.') return {};
  std::size_t begin = word_ - 1;
  while (begin > 0 && isPart(sql_[begin - 1])) --begin;
  return sql_.substr(begin, word_ - 1 - begin);
}

const sql::Table* SqlCaret::table(const std::vector<sql::Table>& tables,
                                  std::string_view name) const {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const auto found = std::ranges::find(tables, text(i), &sql::Table::name);
    if (found == tables.end()) continue;
    std::size_t alias = i + 1;
    if (alias < tokens_.size() && check::isWord(sql_, tokens_[alias], "AS")) ++alias;
    if (text(i) == name || (alias < tokens_.size() && text(alias) == name)) return &*found;
  }
  return nullptr;
}

bool SqlCaret::uses(const sql::Table& table) const {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (text(i) == table.name) return true;
  }
  return false;
}

}  // namespace osiris::ide
