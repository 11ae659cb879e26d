// Somebody who edits a pipeline: types in ids, configs, queries and comments, writes new steps,
// removes, pastes and undoes.
#pragma once

#include <cstdint>
#include <deque>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "client.h"
#include "text/line_index.h"
#include "text/span.h"

namespace osiris::latency {

/// The same seed types the same, on every machine. What is typed is taken back sooner or later, so
/// that the text stays about as large as it is.
class Typist {
 public:
  Typist(std::string text, std::uint32_t seed, text::Encoding encoding);

  /// The next keystroke, done already in the text here.
  Change next();
  /// Takes the last keystroke back; `next` does it again. A change of nothing when there is none.
  Change undo();

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] text::Position caret() const { return position(caret_); }
  /// Whether the caret is in SQL or in a comment: a server of YAML has nothing to say there.
  [[nodiscard]] bool isInProse() const;
  /// Of the step around the caret: its id, and any place in it.
  [[nodiscard]] text::Position idNearby() const;
  [[nodiscard]] text::Position anywhereNearby();
  [[nodiscard]] text::Range linesNearby() const;

 private:
  [[nodiscard]] text::Position position(text::Offset at) const {
    return lines_.position(text_, at, encoding_);
  }
  [[nodiscard]] std::uint32_t below(std::size_t limit);
  [[nodiscard]] text::Span stepAt(std::size_t at) const;
  [[nodiscard]] std::string_view in(text::Span span) const {
    return std::string_view(text_).substr(span.begin, span.size());
  }

  void plan();
  void typeInId(text::Span step);
  void typeInConfig(text::Span step);
  void typeInQuery(text::Span step);
  void typeComment(text::Span step);
  void typeStep(text::Span step);
  void removeStep(text::Span step);
  void pasteStep(text::Span step);

  void type(text::Offset at, std::string_view what);
  void erase(text::Offset end, std::size_t count);
  void replace(text::Span span, std::string_view by);
  Change apply(const text::Edit& edit);

  std::string text_;
  text::LineIndex lines_;
  text::Encoding encoding_;
  std::mt19937 random_;
  int made_ = 0;  ///< steps of our own, for their ids
  text::Offset caret_ = 0;
  std::deque<text::Edit> planned_;
  std::vector<std::pair<text::Edit, text::Edit>> done_;  ///< with what takes them back
};

}  // namespace osiris::latency
