// The line of the caret as somebody types it: what is before the caret, and in which maps it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "oml/pipeline.h"
#include "text/span.h"

namespace osiris::ide {

struct CaretLine {
  text::Offset begin = 0;       ///< of the line
  std::size_t column = 0;       ///< of its text, after spaces and dashes
  bool item = false;            ///< a dash stands before that text
  std::string_view text;        ///< from there to the caret
  std::optional<std::string> key;  ///< before a colon, when the caret is behind one
  text::Offset word = 0;        ///< where the key or value at the caret begins; quotes are in it
  std::string_view typed;       ///< from there to the caret
  /// In brackets that opened on this line: no value may go over lines. `key` is then the innermost
  /// one, `path` holds those around it.
  bool flow = false;
  std::optional<std::size_t> step;  ///< the step whose lines these are, by indentation
  bool opensStep = false;  ///< the dash on this line is the step's own
  /// Keys of the maps around, outermost first, within the step (or the document).
  std::vector<std::string> path;
};

[[nodiscard]] CaretLine caretLine(const oml::Pipeline& pipeline, text::Offset at);

}  // namespace osiris::ide
