#include "ide/code_lens.h"

#include <fmt/format.h>

#include <algorithm>

#include "ide/place.h"

namespace osiris::ide {

std::vector<CodeLens> codeLenses(const oml::Pipeline& pipeline) {
  std::vector<CodeLens> lenses;
  for (std::size_t i = 0; i < pipeline.steps.size(); ++i) {
    const oml::PlacedStep& placed = pipeline.steps[i];
    const syntax::Value id = placed.value()["id"];
    const auto named = pipeline.byId.find(placed.step->id);
    if (id.copied() || named == pipeline.byId.end() || named->second != i) continue;
    lenses.push_back({insideQuotes(id), placed.step->id});
  }
  return lenses;
}

std::vector<text::Span> referencesTo(const oml::Pipeline& pipeline, const Symbol& symbol) {
  std::vector<text::Span> spans;
  for (const Occurrence& each : occurrencesOf(pipeline, symbol)) {
    if (!each.definition) spans.push_back(each.span);
  }
  std::ranges::sort(spans);
  const auto twice = std::ranges::unique(spans);
  spans.erase(twice.begin(), twice.end());
  return spans;
}

std::string referenceCount(std::size_t count) {
  if (count == 0) return "no references";
  return count == 1 ? "1 reference" : fmt::format("{} references", count);
}

}  // namespace osiris::ide
