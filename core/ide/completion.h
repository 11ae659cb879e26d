// What may be typed next in a pipeline.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "oml/pipeline.h"
#include "project/workspace.h"
#include "text/span.h"

namespace osiris::ide {

struct Completion {
  enum class Kind : std::uint8_t {
    key,
    value,
    component,
    step,
    param,
    connection,
    wholeStep,
    file,
    folder,
    variable,
    table,
    column,
    function,
    keyword
  };
  std::string label;
  Kind kind = Kind::key;
  std::string detail;  ///< a few words beside the label; where empty, `topic` may have some
  std::string topic;   ///< what to ask `describe` of (ide/completion_docs.h); empty: nothing
  std::string filter;  ///< what typed text is compared with; empty: the label
  /// Replaces what was typed so far. The text is a snippet: `$1`, `${1:text}` are places to go to.
  text::Edit edit;
  /// Where the word at the caret ends: an editor that replaces words replaces to here.
  text::Offset wordEnd = 0;
  bool required = false;  ///< shown before others
  bool inBrackets = false;  ///< stands in `[…]` or `{…}`: a comma or the bracket ends it
};

/// More than anybody reads through.
inline constexpr std::size_t mostStepsProposed = 100;

/// Whether the list may leave out what fits as well: to be asked for again as more is typed.
[[nodiscard]] bool leavesOut(const std::vector<Completion>& list);

/// In the order in which they should be shown. From the tree where it is whole, from the lines'
/// indentation where it is not: half a line is the usual case. `files` are for paths; null: none
/// are proposed.
[[nodiscard]] std::vector<Completion> complete(const oml::Pipeline& pipeline,
                                               const project::Workspace& workspace, text::Offset at,
                                               const FileSystem* files = nullptr);

}  // namespace osiris::ide
