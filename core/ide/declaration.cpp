#include "ide/declaration.h"

#include <algorithm>

namespace osiris::ide {

std::vector<text::Span> definitionsOf(const oml::Pipeline& pipeline, const Occurrence& occurrence) {
  const bool anchor = occurrence.symbol.kind == SymbolKind::anchor;
  std::vector<text::Span> definitions;
  for (const Occurrence& each : occurrencesOf(pipeline, occurrence.symbol)) {
    if (each.definition && !(anchor && occurrence.span < each.span))
      definitions.push_back(each.span);
  }
  if (anchor && definitions.size() > 1) definitions = {definitions.back()};
  return definitions;
}

std::vector<text::Span> declarationsOf(const oml::Pipeline& pipeline, const Symbol& symbol) {
  std::vector<text::Span> declared;
  std::vector<text::Span> given;
  const text::Span params = pipeline.root()["params"].span();
  for (const Occurrence& each : occurrencesOf(pipeline, symbol)) {
    if (!each.definition) continue;
    given.push_back(each.span);
    if (symbol.kind == SymbolKind::param && params.contains(each.span))
      declared.push_back(each.span);
  }
  return declared.empty() ? given : declared;
}

}  // namespace osiris::ide
