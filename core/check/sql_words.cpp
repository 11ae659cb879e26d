#include "check/sql_words.h"

#include <algorithm>

#include "base/ascii.h"
#include "syntax/scalar.h"

namespace osiris::check {
namespace {

bool isWordStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool isWordPart(char c) { return isWordStart(c) || (c >= '0' && c <= '9') || c == '$'; }

class Scanner {
 public:
  Scanner(std::string_view sql, SqlDialect dialect) : sql_(sql), dialect_(dialect) {}

  std::vector<SqlToken> scan() {
    while (at_ < sql_.size()) {
      if (!skipBlank()) {
        scanToken();
      }
    }
    return std::move(tokens_);
  }

 private:
  using Kind = SqlToken::Kind;

  bool skipBlank() {
    const auto rest = sql_.substr(at_);
    const bool hash = dialect_ == SqlDialect::mysql && rest.front() == '#';
    if (rest.starts_with("--") || hash) {
      at_ = std::min(sql_.find('\n', at_), sql_.size());
    } else if (rest.starts_with("/*")) {
      const auto end = sql_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? sql_.size() : end + 2;
    } else if (static_cast<unsigned char>(rest.front()) <= ' ') {
      ++at_;
    } else {
      return false;
    }
    return true;
  }

  void scanToken() {
    const std::size_t begin = at_;
    const char c = sql_[at_];
    if (sql_.substr(at_).starts_with("${")) {
      skipPast("}", 2);
      add(Kind::reference, begin);
    } else if (c == '\'' || c == '"' || c == '`') {
      skipQuoted(c);
      add(Kind::quoted, begin);
    } else if (c == '$' && skipDollarQuoted()) {
      add(Kind::quoted, begin);
    } else if (isWordStart(c)) {
      at_ =
          static_cast<std::size_t>(std::find_if_not(sql_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                    sql_.end(), isWordPart) -
                                   sql_.begin());
      add(Kind::word, begin);
    } else {
      ++at_;
      depth_ -= c == ')' && depth_ > 0 ? 1 : 0;
      add(Kind::mark, begin);
      depth_ += c == '(' ? 1 : 0;
    }
  }

  void skipPast(std::string_view end, std::size_t from) {
    const auto found = sql_.find(end, at_ + from);
    at_ = found == std::string_view::npos ? sql_.size() : found + end.size();
  }

  void skipQuoted(char quote) {
    for (++at_; at_ < sql_.size(); ++at_) {
      if (sql_[at_] == '\\' && dialect_ == SqlDialect::mysql) {
        ++at_;
      } else if (sql_[at_] == quote) {
        ++at_;
        return;
      }
    }
    at_ = sql_.size();
  }

  /// `$$ … $$` or `$tag$ … $tag$`.
  bool skipDollarQuoted() {
    std::size_t end = at_ + 1;
    while (end < sql_.size() && isWordPart(sql_[end]) && sql_[end] != '$') {
      ++end;
    }
    if (end >= sql_.size() || sql_[end] != '$') {
      return false;
    }
    const auto tag = sql_.substr(at_, end + 1 - at_);
    skipPast(tag, tag.size());
    return true;
  }

  void add(Kind kind, std::size_t begin) { tokens_.push_back({kind, begin, at_, depth_}); }

  std::string_view sql_;
  SqlDialect dialect_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::vector<SqlToken> tokens_;
};

}  // namespace

std::vector<SqlToken> sqlTokens(std::string_view sql, SqlDialect dialect) {
  return Scanner(sql, dialect).scan();
}

bool isWord(std::string_view sql, const SqlToken& token, std::string_view word) {
  return token.kind == SqlToken::Kind::word &&
         ascii::equalInAnyCase(sql.substr(token.begin, token.end - token.begin), word);
}

bool mentions(std::string_view sql, std::string_view word) {
  const auto same = [](char a, char b) { return ascii::lower(a) == ascii::lower(b); };
  return !std::ranges::search(sql, word, same).empty();
}

text::Span placeInScalar(const Source& source, const Value& scalar, std::size_t begin,
                         std::size_t end) {
  const auto pieces = syntax::piecesOf(scalar, source.text);
  if (pieces.empty() || end <= begin) {
    return scalar.span();
  }
  const text::Span place{syntax::sourceOffset(pieces, begin),
                         syntax::sourceOffset(pieces, end - 1) + 1};
  return place.begin < place.end && scalar.span().contains(place) ? place : scalar.span();
}

}  // namespace osiris::check
