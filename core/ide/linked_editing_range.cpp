#include "ide/linked_editing_range.h"

#include <algorithm>

#include "ide/occurrences.h"

namespace osiris::ide {
namespace {

using text::Span;

/// In SQL a step's name stands behind these.
constexpr std::string_view tablePrefix = "df_";

Span nameIn(const Occurrence& occurrence) {
  Span span = occurrence.span;
  if (occurrence.table) span.begin += static_cast<text::Offset>(tablePrefix.size());
  return span;
}

}  // namespace

std::optional<LinkedEditing> linkedEditing(const oml::Pipeline& pipeline, text::Offset at) {
  const auto found = occurrenceAt(pipeline, at);
  if (!found || found->symbol.kind == SymbolKind::connection) return std::nullopt;
  const auto all = occurrencesOf(pipeline, found->symbol);
  const bool sameText = std::ranges::all_of(all, [&](const Occurrence& each) {
    const Span span = nameIn(each);
    return pipeline.source.substr(span.begin, span.size()) == found->symbol.name;
  });
  if (!sameText || std::ranges::none_of(all, &Occurrence::definition)) return std::nullopt;

  LinkedEditing linked;
  // A table's name holds no hyphen: the editor lets go of the places when one is typed.
  linked.wordPattern =
      std::ranges::any_of(all, &Occurrence::table) ? "[A-Za-z0-9_]+" : "[A-Za-z0-9_-]+";
  for (const Occurrence& each : all) linked.spans.push_back(nameIn(each));
  std::ranges::sort(linked.spans);
  const auto twice = std::ranges::unique(linked.spans);
  linked.spans.erase(twice.begin(), twice.end());
  if (std::ranges::none_of(linked.spans, [&](Span span) { return span.touches(at); }))
    return std::nullopt;
  return linked;
}

}  // namespace osiris::ide
