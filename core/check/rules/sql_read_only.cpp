// An extractor's query only reads. Words decide, in any dialect: what is no statement that surely
// writes is let pass, a CALL or SHOW too.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "check/rules/rules.h"
#include "check/sql_words.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

constexpr std::array<std::string_view, 16> kWrites{
    "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "UPSERT", "TRUNCATE", "DROP",
    "CREATE", "ALTER",  "RENAME", "GRANT", "REVOKE",  "COPY",   "ATTACH",   "DETACH"};
constexpr std::array<std::string_view, 4> kChanges{"INSERT", "UPDATE", "DELETE", "MERGE"};

/// Families whose `query` is SQL; a GraphQL query has another grammar.
constexpr std::array<std::string_view, 13> kSqlFamilies{
    "mysql",     "mariadb",  "postgres", "postgresql", "supabase", "duckdb",    "sqlite",
    "snowflake", "bigquery", "redshift", "mssql",      "oracle",   "clickhouse"};

struct Offence {
  SqlToken token;
  std::string message;
};

class Judge {
 public:
  Judge(std::string_view sql, SqlDialect dialect) : sql_(sql), tokens_(sqlTokens(sql, dialect)) {}

  [[nodiscard]] std::optional<Offence> judge() const {
    if (const auto second = secondStatement()) {
      return Offence{*second, "one statement only; nothing can follow the ';'"};
    }
    const std::size_t first = firstWord();
    if (first == tokens_.size()) {
      return std::nullopt;
    }
    const SqlToken* write = isAny(tokens_[first], kWrites) ? &tokens_[first] : nullptr;
    if (write == nullptr && isWord(sql_, tokens_[first], "WITH")) {
      write = writeBehindWith(first);
    }
    if (write == nullptr && isWord(sql_, tokens_[first], "SELECT")) {
      write = selectInto(first);
    }
    return write == nullptr
               ? std::nullopt
               : std::optional(Offence{*write, "a query that reads cannot " + spelled(*write)});
  }

 private:
  [[nodiscard]] std::string spelled(const SqlToken& token) const {
    std::string word(sql_.substr(token.begin, token.end - token.begin));
    std::ranges::transform(word, word.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    });
    return word;
  }

  template <std::size_t Size>
  [[nodiscard]] bool isAny(const SqlToken& token,
                           const std::array<std::string_view, Size>& words) const {
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return isWord(sql_, token, word); });
  }

  [[nodiscard]] bool isMark(const SqlToken& token, char mark) const {
    return token.kind == SqlToken::Kind::mark && sql_[token.begin] == mark;
  }

  [[nodiscard]] std::optional<SqlToken> secondStatement() const {
    bool ended = false;
    for (const SqlToken& token : tokens_) {
      if (isMark(token, ';')) {
        ended = true;
      } else if (ended) {
        return token;
      }
    }
    return std::nullopt;
  }

  /// Past opening parentheses; the end when something else than a word comes first.
  [[nodiscard]] std::size_t firstWord() const {
    std::size_t at = 0;
    while (at < tokens_.size() && isMark(tokens_[at], '(')) {
      ++at;
    }
    return at < tokens_.size() && tokens_[at].kind == SqlToken::Kind::word ? at : tokens_.size();
  }

  /// `WITH a AS (…) DELETE …`, and `WITH a AS (DELETE … RETURNING …) SELECT …`.
  [[nodiscard]] const SqlToken* writeBehindWith(std::size_t with) const {
    for (std::size_t i = with + 1; i + 1 < tokens_.size(); ++i) {
      const SqlToken& token = tokens_[i];
      if (!isAny(token, kChanges)) {
        continue;
      }
      const bool opensTable =
          isMark(tokens_[i - 1], '(') && i >= 2 &&
          (isWord(sql_, tokens_[i - 2], "AS") || isWord(sql_, tokens_[i - 2], "MATERIALIZED"));
      const bool endsList = token.depth == tokens_[with].depth && isMark(tokens_[i - 1], ')');
      if (opensTable || endsList) {
        return &token;
      }
    }
    return nullptr;
  }

  /// `SELECT … INTO new_table` and `… INTO OUTFILE`.
  [[nodiscard]] const SqlToken* selectInto(std::size_t select) const {
    const auto found = std::ranges::find_if(tokens_, [&](const SqlToken& token) {
      return token.depth == tokens_[select].depth && isWord(sql_, token, "INTO");
    });
    return found == tokens_.end() ? nullptr : &*found;
  }

  std::string_view sql_;
  std::vector<SqlToken> tokens_;
};

}  // namespace

/// sql_not_read_only.
void sqlReadOnly(const StepContext& context) {
  if (context.component == nullptr || !context.component->supportsMode("read") ||
      std::ranges::find(kSqlFamilies, context.component->family) == kSqlFamilies.end()) {
    return;
  }
  const auto query = findField(context.config, "query");
  if (!query || !isText(query->value)) {
    return;
  }
  const bool mysql = context.component->family == "mysql" || context.component->family == "mariadb";
  const auto offence =
      Judge(query->value.text(), mysql ? SqlDialect::mysql : SqlDialect::standard).judge();
  if (offence) {
    const text::Span place =
        query->merged()
            ? query->keySpan()
            : placeInScalar(context.step, query->value, offence->token.begin, offence->token.end);
    context.reporter.report(code::sql_not_read_only, place, "/config/query", offence->message);
  }
}

}  // namespace osiris::check::rules
