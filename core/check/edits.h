// Edits that mend YAML and leave the rest of the file as its author wrote it.
//
// Each function gives nothing where it cannot be sure of the result: a key with `? ` before it, a
// value that holds an anchor, a place that came by an alias.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "check/diagnostic.h"
#include "check/fields.h"
#include "oml/pipeline.h"
#include "oml/step.h"
#include "text/span.h"

namespace osiris::check {

/// The text that spans count in: a step's own, or the whole file.
struct Source {
  std::string_view text;
  text::Offset column = 0;  ///< bytes that stand before the text on its first line

  Source(std::string_view all) : text(all) {}                                      // NOLINT
  Source(const oml::Step& step) : text(step.source), column(step.column) {}        // NOLINT
  Source(const oml::Pipeline& pipeline) : text(pipeline.source) {}                 // NOLINT

  [[nodiscard]] bool holds(text::Span span) const {
    return span.end <= text.size() && span.begin <= span.end;
  }
  [[nodiscard]] std::string_view at(text::Span span) const {
    return text.substr(span.begin, span.size());
  }
};

using MaybeEdit = std::optional<text::Edit>;

/// A scalar on one line, written anew: in the quotes it had, else plain where that is text.
[[nodiscard]] MaybeEdit rewrite(const Source& source, const Value& scalar,
                                std::string_view newText);
/// Double quotes around a plain scalar on one line.
[[nodiscard]] MaybeEdit quote(const Source& source, const Value& scalar);
/// Adds `entry` ("mode: read") to a map: behind the key `after` where that is there, else at the
/// front.
[[nodiscard]] MaybeEdit insertEntry(const Source& source, const Value& map, std::string_view entry,
                                    std::string_view after = {});
/// Takes an entry out, with its lines.
[[nodiscard]] MaybeEdit removeEntry(const Source& source, const Value& map, const Value& key);
/// Takes an item out of a list, with its line.
[[nodiscard]] MaybeEdit removeItem(const Source& source, const Value& list, const Value& item);

/// Text as a YAML scalar: plain where every reader takes it for text, else in double quotes.
[[nodiscard]] std::string spell(std::string_view text);

/// Adds a fix that does what the author meant. Without an edit it adds none.
void mend(Diagnostic& diagnostic, std::string title, MaybeEdit edit);
/// Adds a fix that may not be what the author meant: offered, never applied unasked.
void suggest(Diagnostic& diagnostic, std::string title, MaybeEdit edit);

}  // namespace osiris::check
