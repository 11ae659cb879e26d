// Whether an edit leaves a document saying what it said: what edits of people's text are held to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "oml/pipeline.h"
#include "syntax/document.h"
#include "syntax/value.h"
#include "text/span.h"

namespace osiris::ide {

/// Both say the same. The order of keys says nothing; styles, quotes and comments do not either.
[[nodiscard]] bool sameMeaning(const syntax::Value& one, const syntax::Value& other);

/// A step read again after edits of its own bytes. Owns its values.
class RewrittenStep {
 public:
  /// `edits` count in the file. Nothing when they overlap or reach beyond the step's lines, or when
  /// what comes out is no single step without problems.
  [[nodiscard]] static std::optional<RewrittenStep> read(const oml::Pipeline& pipeline,
                                                         const oml::PlacedStep& step,
                                                         const std::vector<text::Edit>& edits);

  [[nodiscard]] syntax::Value value() const;

 private:
  syntax::Stream stream_;
};

/// A step's bytes in the file, to the end of its last line: a comment there is the step's.
[[nodiscard]] text::Span linesOf(const oml::Pipeline& pipeline, const oml::PlacedStep& step);

/// Without anchors, aliases or tags: the bytes can be moved and written anew.
[[nodiscard]] bool isFree(const syntax::Value& value);

/// A key of a block map on one line with its value, or the start of it: the key begins its line,
/// dashes aside.
[[nodiscard]] bool beginsLine(std::string_view source, text::Offset key);
/// The columns before a byte on its line.
[[nodiscard]] std::size_t columnOf(std::string_view source, text::Offset at);
/// Behind the colon that follows a key; nothing when there is none right behind it.
[[nodiscard]] std::optional<text::Offset> behindColon(std::string_view source,
                                                      const syntax::Value& key);

}  // namespace osiris::ide
