// The semantic tokens that a client has of one document, as far as telling what has changed needs
// it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/file.h"
#include "ide/semantic_tokens.h"
#include "text/line_index.h"

namespace osiris::lsp {

/// Five numbers a token, its place counted from the token before [LSP 3.17, semantic tokens].
using TokenData = std::vector<std::uint32_t>;

/// In the data of before, `deleteCount` numbers from `start` on become `data`.
struct TokenEdit {
  std::uint32_t start = 0;
  std::uint32_t deleteCount = 0;
  TokenData data;
};

/// Owned by the session thread, with the document it is of.
///
/// Tokens are not kept: of each step, how many it has and where its first and last ones are. A step
/// that is the same object has the same tokens, and the place of its first one is all that what
/// stands before it can change. So an edit costs one comparison a step, and the tokens of the steps
/// it has changed.
class TokenStore {
 public:
  /// All tokens of the file, which must be a pipeline.
  [[nodiscard]] TokenData full(const check::File& file, text::Encoding encoding);
  /// The change since the answer of that id; nothing to tell is an edit of nothing. Absent when
  /// that was not the last answer.
  [[nodiscard]] std::optional<TokenEdit> since(std::string_view id, const check::File& file,
                                               text::Encoding encoding);
  /// Of the last answer; each has its own.
  [[nodiscard]] std::string id() const { return std::to_string(answers_); }

 private:
  /// The tokens of a step, or some that stand between two steps.
  struct Part {
    std::shared_ptr<const oml::Step> step;  ///< null where there is none
    TokenData between;  ///< where there is no step: its tokens, the first one at 0, 0
    std::uint32_t count = 0;  ///< of tokens
    text::Position first;  ///< of them, counted from the step's first byte (or the first token)
    text::Position last;  ///< likewise
    text::Position gap;  ///< from the token before to the first one, as the protocol counts
  };
  class Reader;

  [[nodiscard]] TokenEdit follow(const check::File& file, text::Encoding encoding);

  std::vector<Part> parts_;
  std::uint64_t answers_ = 0;
};

/// The tokens alone, for part of a file.
[[nodiscard]] TokenData encoded(const check::File& file, text::Encoding encoding,
                                const std::vector<ide::SemanticToken>& tokens);

}  // namespace osiris::lsp
