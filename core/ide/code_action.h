// What can be done with the text at a place, beyond the fixes of diagnostics: one table of actions,
// each a pair of files that offers itself where it fits.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "oml/pipeline.h"
#include "project/workspace.h"
#include "text/span.h"

namespace osiris::ide {

/// Where actions are asked for. Valid until the document changes.
struct ActionPlace {
  const oml::Pipeline& pipeline;
  const project::Workspace& workspace;
  text::Span asked;  ///< what is selected; empty for a caret
  /// The workspace's connections file as it is now; nothing when there is none. May be left out.
  std::function<std::optional<std::string>()> connectionsText = {};
  bool mayCreateFiles = true;
};

/// Edits of another file of the workspace.
struct OtherFile {
  std::string path;
  bool isNew = false;  ///< there is none yet: it begins empty
  std::vector<text::Edit> edits;
};

struct Change {
  std::vector<text::Edit> edits;  ///< of the document itself; apart from each other
  std::optional<OtherFile> other;
};

/// Something that may be done. `change` works it out when asked, and gives nothing when a closer
/// look shows that the document would not mean the same after it.
struct Action {
  std::string title;
  std::function<std::optional<Change>()> change;
};

enum class ActionKind : std::uint8_t {
  fix,  ///< adds what is missing
  rewrite,  ///< says the same in another form
  extract,  ///< moves a value to a place of its own
  organize,  ///< of the whole document: the keys of its steps
  sort,  ///< of the whole document: its steps
};

/// One line of the table.
struct ActionEntry {
  std::string_view name;  ///< stable: by it an action is found again when its edits are asked for
  ActionKind kind;
  std::optional<Action> (*offer)(const ActionPlace& place);
};

/// All actions, in the order in which they should be shown.
[[nodiscard]] const std::vector<ActionEntry>& actionTable();
/// Null when there is none of that name.
[[nodiscard]] const ActionEntry* findAction(std::string_view name);

}  // namespace osiris::ide
