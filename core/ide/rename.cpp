#include "ide/rename.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "check/edits.h"
#include "oml/model.h"
#include "oml/table_name.h"
#include "text/apply_edits.h"

namespace osiris::ide {
namespace {

std::string_view nounOf(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::step:
      return "step";
    case SymbolKind::param:
      return "parameter";
    case SymbolKind::connection:
      return "connection";
    case SymbolKind::anchor:
      return "anchor";
  }
  return "name";
}

/// The pipeline that the edits make; they are in order, and `text` becomes what it looks into.
/// A few edits are followed, at a cost of what they touch; many are cheaper read at once.
oml::Model modelAfter(const oml::Pipeline& pipeline, const std::vector<text::Edit>& edits,
                      std::string& text) {
  constexpr std::size_t stepsAnEditCosts = 16;
  if (!pipeline.separable || edits.size() * stepsAnEditCosts > pipeline.steps.size()) {
    text = text::applied(pipeline.source, edits);
    return oml::Model(text);
  }
  text = pipeline.source;
  oml::Model model(pipeline);
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    text.replace(edit->span.begin, edit->span.size(), edit->newText);
    model.edit(text, edit->span, static_cast<text::Offset>(edit->newText.size()));
  }
  return model;
}

bool isDefined(const std::vector<Occurrence>& occurrences) {
  return std::ranges::any_of(occurrences, &Occurrence::definition);
}

}  // namespace

bool isName(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  }) && check::spell(name) == name;
}

Result<Occurrence> renameable(const oml::Pipeline& pipeline, text::Offset at) {
  const auto found = occurrenceAt(pipeline, at);
  if (!found) {
    return fail("not_renameable", "there is no step id, parameter, anchor or connection here",
                "put the caret on one, where it is given or used");
  }
  return *found;
}

Result<std::vector<text::Edit>> rename(const oml::Pipeline& pipeline, text::Offset at,
                                       std::string_view newName) {
  const auto found = renameable(pipeline, at);
  if (!found) return std::unexpected(found.error());
  const Symbol& old = found->symbol;
  if (old.kind == SymbolKind::connection) {
    return fail("not_renameable", "connections are named in osiris_connections.yaml",
                "rename the connection there");
  }
  const Symbol renamed{old.kind, std::string(newName)};
  if (renamed == old) return std::vector<text::Edit>{};
  if (!isName(newName)) {
    return fail("invalid_name", fmt::format("'{}' is no name for a {}", newName, nounOf(old.kind)),
                "use letters, digits, '-' and '_'");
  }
  const std::vector<Occurrence> taken = occurrencesOf(pipeline, renamed);
  const std::vector<Occurrence> occurrences = occurrencesOf(pipeline, old);
  const std::string newTable = oml::tableOf(newName);
  const bool tableTaken =
      old.kind == SymbolKind::step && std::ranges::any_of(pipeline.steps, [&](const auto& each) {
        return each.step->id != old.name && oml::tableOf(each.step->id) == newTable;
      });
  if (!taken.empty() || tableTaken) {
    return fail("name_taken",
                fmt::format("another {} is called '{}' already", nounOf(old.kind), newName),
                "choose another name");
  }
  if (!isDefined(occurrences)) {
    return fail("not_renameable", fmt::format("no {} is called '{}'", nounOf(old.kind), old.name),
                "rename it where it is given");
  }
  std::vector<text::Edit> edits;
  for (const Occurrence& each : occurrences)
    edits.push_back({each.span, each.table ? newTable : std::string(newName)});
  std::ranges::sort(edits, {}, &text::Edit::span);
  const auto twice = std::ranges::unique(edits);
  edits.erase(twice.begin(), twice.end());

  std::string renamedText;
  const oml::Model after = modelAfter(pipeline, edits, renamedText);
  const bool same = after.pipeline().steps.size() == pipeline.steps.size() &&
                    occurrencesOf(after.pipeline(), renamed).size() == occurrences.size() &&
                    occurrencesOf(after.pipeline(), old).empty();
  if (!same) {
    return fail("changes_meaning",
                fmt::format("'{}' would not mean the same everywhere it stands", newName),
                "choose another name, or rename by hand");
  }
  return edits;
}

}  // namespace osiris::ide
