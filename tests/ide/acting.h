// How tests of actions speak: a document with a caret goes in, the document after the action comes
// out. Only this touches the table of actions.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/memory_file_system.h"
#include "ide/code_action.h"
#include "oml/model.h"
#include "support/marked_text.h"
#include "text/apply_edits.h"

namespace osiris::ide {

/// What an action made, or "not offered", or "refused" where it would change the meaning.
struct Acted {
  std::string text;
  std::string title;
  std::string otherPath;
  bool otherIsNew = false;
  std::string other;  ///< the other file's text after it
};

/// Asks the action of that name at the `^`. `connections` is the connections file; empty: none.
inline Acted act(std::string_view name, const std::string& marked,
                 const std::string& connections = "") {
  const test::CaretText caret = test::parseCaret(marked);
  MemoryFileSystem files;
  files.add("/w/osiris.yaml", "");
  if (!connections.empty()) files.add("/w/osiris_connections.yaml", connections);
  const auto workspace =
      project::Workspace::load(files, "/w", [](std::string_view) { return false; });
  const oml::Model model(caret.text);
  const auto read = [&]() -> std::optional<std::string> {
    return connections.empty() ? std::nullopt : std::optional(connections);
  };
  const ActionEntry* entry = findAction(name);
  EXPECT_NE(entry, nullptr) << name;
  const auto action = entry->offer({model.pipeline(), *workspace, {caret.at, caret.at}, read});
  if (!action) return {.text = "not offered"};
  const auto change = action->change();
  if (!change) return {.text = "refused"};
  Acted acted{text::applied(caret.text, change->edits), action->title};
  if (change->other) {
    acted.otherPath = change->other->path;
    acted.otherIsNew = change->other->isNew;
    acted.other = text::applied(connections, change->other->edits);
  }
  return acted;
}

/// A pipeline's text of steps, with the lines that every pipeline starts with.
inline std::string pipelineOf(std::string_view steps) {
  return "oml_version: \"0.1.0\"\nname: orders\nsteps:\n" + std::string(steps);
}

/// The action makes `after` of `before`; both are steps.
inline void checkActs(std::string_view name, std::string_view before, std::string_view after) {
  EXPECT_EQ(act(name, pipelineOf(before)).text, pipelineOf(after)) << before;
}

inline void checkNotOffered(std::string_view name, std::string_view steps) {
  EXPECT_EQ(act(name, pipelineOf(steps)).text, "not offered") << steps;
}

}  // namespace osiris::ide
