// What may be typed next in a pipeline.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "oml/pipeline.h"
#include "project/workspace.h"
#include "text/span.h"

namespace osiris::ide {

struct Completion {
  enum class Kind : std::uint8_t { key, value, component, step, param, connection, wholeStep };
  std::string label;
  Kind kind = Kind::key;
  std::string detail;         ///< a few words beside the label
  std::string documentation;  ///< CommonMark
  /// Replaces what was typed so far. The text is a snippet: `$1`, `${1:text}` are places to go to.
  text::Edit edit;
  bool required = false;  ///< shown before others
};

/// In the order in which they should be shown. From the tree where it is whole, from the lines'
/// indentation where it is not: half a line is the usual case.
[[nodiscard]] std::vector<Completion> complete(const oml::Pipeline& pipeline,
                                               const project::Workspace& workspace,
                                               text::Offset at);

/// A snippet's text for an editor that knows no snippets: placeholders become their text.
[[nodiscard]] std::string withoutPlaceholders(std::string_view snippet);

}  // namespace osiris::ide
