// What a client can set. One table says all of it: what is read, docs/settings.md and
// docs/settings.schema.json are made of it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ide/inlay_hint.h"
#include "lsp/protocol/json.h"

namespace osiris::lsp {

/// The defaults are what holds where a client sets nothing.
struct Settings {
  ide::InlayHintOptions inlayHints;
  bool codeLens = true;
  bool completionSnippets = true;
  bool formatOnType = true;
  std::string planBase = "HEAD";  ///< a commit, as git names it
  std::vector<std::string> disabledDiagnostics;  ///< codes
  friend bool operator==(const Settings&, const Settings&) = default;
};

/// One line of the table.
struct Setting {
  template <typename T>
  using Field = T& (*)(Settings&);

  std::string_view key;  ///< below `osiris`; a dot leads into a group: "inlayHints.needs"
  std::variant<Field<bool>, Field<std::string>, Field<std::vector<std::string>>> field;
  std::string_view meaning;
};

[[nodiscard]] std::span<const Setting> settingsTable();

/// What came of the settings that a client gave.
struct ReadSettings {
  Settings settings;
  std::vector<std::string> problems;  ///< values that were not taken; a sentence each
  std::vector<std::string> unknown;   ///< keys that mean nothing here; likewise
};

/// `given` is what stands below `osiris`, or an object that has it there. A key that is left out is
/// as in `base`, one with a wrong value stays as in `former`.
[[nodiscard]] ReadSettings readSettings(const protocol::Json& given, const Settings& base,
                                        const Settings& former);

/// The table for people: a Markdown row a setting, as docs/settings.md has it.
[[nodiscard]] std::string settingsPage();
/// A JSON Schema of what stands below `osiris`: docs/settings.schema.json.
[[nodiscard]] std::string settingsSchema();

}  // namespace osiris::lsp
