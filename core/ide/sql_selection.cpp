#include "ide/sql_selection.h"

#include <algorithm>
#include <array>
#include <optional>

#include "check/sql_words.h"

namespace osiris::ide {
namespace {

using check::SqlToken;

constexpr std::array<std::string_view, 3> setWords{"UNION", "INTERSECT", "EXCEPT"};
constexpr std::array<std::string_view, 12> clauseWords{"WITH",  "SELECT", "FROM",   "WHERE",
                                                       "GROUP", "HAVING", "WINDOW", "QUALIFY",
                                                       "ORDER", "LIMIT",  "OFFSET", "VALUES"};
constexpr std::array<std::string_view, 12> joinWords{"JOIN",  "LEFT",    "RIGHT", "FULL",
                                                     "INNER", "OUTER",   "CROSS", "NATURAL",
                                                     "ASOF",  "LATERAL", "SEMI",  "ANTI"};
/// Between a clause's first word and its list.
constexpr std::array<std::string_view, 4> headWords{"BY", "DISTINCT", "ALL", "RECURSIVE"};

/// Goes inwards, a list of tokens at a time.
class Selection {
 public:
  Selection(std::string_view sql, std::size_t at)
      : sql_(sql), at_(at), tokens_(check::sqlTokens(sql, check::SqlDialect::standard)) {}

  std::vector<std::pair<std::size_t, std::size_t>> parts() {
    if (tokens_.empty()) return {};
    Tokens all{0, tokens_.size(), tokens_.front().depth};
    push(all);
    while (const auto inner = insideOf(all)) all = *inner;
    return std::move(parts_);
  }

 private:
  /// Some tokens in a row, and the depth of those that are not in brackets among them.
  struct Tokens {
    std::size_t begin = 0;
    std::size_t end = 0;
    int depth = 0;
  };

  /// What the brackets around the place hold, after the parts that lead there; nothing when it is
  /// in none.
  std::optional<Tokens> insideOf(Tokens tokens) {
    narrow(tokens, setWords);
    narrow(tokens, clauseWords);
    Tokens list = tokens;
    if (isAny(tokens.begin, clauseWords)) {
      ++list.begin;
      while (list.begin < list.end && isAny(list.begin, headWords)) ++list.begin;
    }
    narrowToItem(list);
    if (is(tokens.begin, "FROM") && list.begin < list.end) narrow(list, joinWords);
    for (std::size_t i = tokens.begin; i < tokens.end; ++i) {
      if (tokens_[i].depth != tokens.depth || !isMark(i, '(') || tokens_[i].begin >= at_) continue;
      std::size_t close = i + 1;
      while (close < tokens.end && !(tokens_[close].depth == tokens.depth && isMark(close, ')')))
        ++close;
      if (close < tokens.end && tokens_[close].begin < at_) continue;
      push({i, std::min(close + 1, tokens.end), tokens.depth});
      const Tokens inner{i + 1, close, tokens.depth + 1};
      if (inner.begin == inner.end) return std::nullopt;
      push(inner);
      return inner;
    }
    for (std::size_t i = tokens.begin; i < tokens.end; ++i) {
      if (tokens_[i].begin <= at_ && at_ <= tokens_[i].end && !isMark(i, ','))
        push({i, i + 1, tokens.depth});
    }
    return std::nullopt;
  }

  /// Cuts the tokens at each run of these words and keeps the part the place is in.
  template <std::size_t n>
  void narrow(Tokens& tokens, const std::array<std::string_view, n>& starts) {
    Tokens part = tokens;
    for (std::size_t i = tokens.begin + 1; i < tokens.end; ++i) {
      const bool begins = tokens_[i].depth == tokens.depth && isAny(i, starts) &&
                          !(isAny(i - 1, starts) && tokens_[i - 1].depth == tokens.depth);
      if (!begins) continue;
      if (tokens_[i].begin > at_) {
        part.end = i;
        break;
      }
      part.begin = i;
    }
    if (part.begin == tokens.begin && part.end == tokens.end) return;
    tokens = part;
    push(tokens);
  }

  /// The part between two commas.
  void narrowToItem(Tokens& list) {
    Tokens item = list;
    for (std::size_t i = list.begin; i < list.end; ++i) {
      if (tokens_[i].depth != list.depth || !isMark(i, ',')) continue;
      if (tokens_[i].begin >= at_) {
        item.end = i;
        break;
      }
      item.begin = i + 1;
    }
    list = item;
    if (item.begin < item.end) push(item);
  }

  void push(const Tokens& tokens) {
    const std::pair part{tokens_[tokens.begin].begin, tokens_[tokens.end - 1].end};
    if (part.first > at_ || part.second < at_) return;
    if (parts_.empty() || (parts_.back() != part && parts_.back().first <= part.first &&
                           part.second <= parts_.back().second))
      parts_.push_back(part);
  }

  [[nodiscard]] bool is(std::size_t token, std::string_view word) const {
    return check::isWord(sql_, tokens_[token], word);
  }
  template <std::size_t n>
  [[nodiscard]] bool isAny(std::size_t token, const std::array<std::string_view, n>& anyOf) const {
    return std::ranges::any_of(anyOf, [&](std::string_view word) { return is(token, word); });
  }
  [[nodiscard]] bool isMark(std::size_t token, char mark) const {
    return tokens_[token].kind == SqlToken::Kind::mark && sql_[tokens_[token].begin] == mark;
  }

  std::string_view sql_;
  std::size_t at_;
  std::vector<SqlToken> tokens_;
  std::vector<std::pair<std::size_t, std::size_t>> parts_;
};

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> sqlPartsAround(std::string_view sql,
                                                                std::size_t at) {
  return Selection(sql, at).parts();
}

}  // namespace osiris::ide
