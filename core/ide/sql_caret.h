// A caret in the SQL of a step's `config.query`: which word it is at, and what that belongs to.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "check/sql_words.h"
#include "oml/pipeline.h"
#include "sql/binder.h"
#include "text/span.h"

namespace osiris::ide {

/// Valid as long as the pipeline.
class SqlCaret {
 public:
  /// Nothing where the caret is in no query.
  [[nodiscard]] static std::optional<SqlCaret> at(const oml::Pipeline& pipeline, text::Offset at);

  [[nodiscard]] std::size_t step() const { return step_; }
  /// The word's part before the caret.
  [[nodiscard]] std::string_view typed() const { return sql_.substr(word_, at_ - word_); }
  /// The whole word; empty where there is none.
  [[nodiscard]] std::string_view word() const { return sql_.substr(word_, end_ - word_); }
  /// The word's bytes in the file.
  [[nodiscard]] text::Span span() const { return span_; }
  /// In quotes or a comment: what stands there is no word of SQL.
  [[nodiscard]] bool isHidden() const;
  /// The name before the dot at the word: `o` of `o.amount`.
  [[nodiscard]] std::string_view qualifier() const;
  /// The table that a name stands for: by its own name, or by another given to it in this query.
  /// Null when there is none.
  [[nodiscard]] const sql::Table* table(const std::vector<sql::Table>& tables,
                                        std::string_view name) const;
  /// Whether the query speaks of the table.
  [[nodiscard]] bool uses(const sql::Table& table) const;

 private:
  SqlCaret(std::string_view sql, std::size_t at, std::size_t step);
  [[nodiscard]] std::string_view text(std::size_t token) const;
  [[nodiscard]] bool isToken(std::size_t at) const;

  std::string_view sql_;
  std::size_t at_ = 0;
  std::size_t step_ = 0;
  std::size_t word_ = 0;
  std::size_t end_ = 0;
  text::Span span_;
  std::vector<check::SqlToken> tokens_;
};

}  // namespace osiris::ide
