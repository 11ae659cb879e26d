// A part of a text that says what the whole says of it: the steps around an edit, with the head of
// the file before them and its end after them. What is left out is whole steps.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "oml/reading.h"
#include "text/span.h"

namespace osiris::oml {

/// Which steps an excerpt keeps, by their numbers before the edit.
struct Window {
  std::size_t first = 0;  ///< the first one that is kept
  std::size_t last = 0;  ///< the last one of those around the edit; the file's last is kept anyway
  std::size_t before = 0;  ///< how many of its first steps the edit cannot reach
  std::size_t after = 0;  ///< how many of all the kept ones behind the edit
};

class Excerpt {
 public:
  /// The steps as they were before an edit in which `replaced` became `inserted` bytes; `text` is
  /// the one after it. `margin` steps (one at least) are kept on both sides of it.
  Excerpt(std::string_view text, std::span<const PlacedStep> steps, text::Span replaced,
          text::Offset inserted, std::size_t margin);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const Window& window() const { return window_; }
  /// False when all of the text is kept.
  [[nodiscard]] bool leavesOut() const { return cuts_[0].size + cuts_[1].size > 0; }

  /// Places in the excerpt are made places in the text.
  void place(Reading& reading) const;

 private:
  struct Cut {
    text::Offset at = 0;  ///< in the excerpt
    text::Offset size = 0;
  };
  [[nodiscard]] text::Offset placed(text::Offset at) const;
  [[nodiscard]] text::Span placed(text::Span span) const;

  std::string text_;
  Window window_;
  text::Offset firstStep_;  ///< where it stands, if it is left out
  std::array<Cut, 2> cuts_;
};

}  // namespace osiris::oml
