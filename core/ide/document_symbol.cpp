#include "ide/document_symbol.h"

#include <algorithm>

namespace osiris::ide {
namespace {

using syntax::Value;
using text::Span;

Span joined(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

DocumentSymbol ofEntry(const syntax::Entry& entry, DocumentSymbol::Kind kind) {
  const Span key = entry.key.span();
  const std::string name(entry.key.text());
  return {name.empty() ? "(no name)" : name, "", kind, joined(key, entry.value.span()), key, {}};
}

DocumentSymbol ofStep(const oml::Pipeline& pipeline, std::size_t index) {
  const oml::PlacedStep& placed = pipeline.steps[index];
  const oml::Step& step = *placed.step;
  const Span whole{placed.base, placed.base + static_cast<text::Offset>(step.source.size())};
  const Value id = placed.value()["id"];
  const bool named = !step.id.empty() && !id.copied() && whole.contains(id.span());
  return {named ? step.id : "step " + std::to_string(index + 1),
          step.component,
          DocumentSymbol::Kind::step,
          whole,
          named ? id.span() : Span{whole.begin, std::min(whole.begin + 1, whole.end)},
          {}};
}

}  // namespace

std::vector<DocumentSymbol> documentSymbols(const oml::Pipeline& pipeline) {
  std::vector<DocumentSymbol> all;
  for (const syntax::Entry entry : pipeline.root().entries()) {
    if (!entry.key.isScalar() || entry.key.copied()) continue;
    const std::string_view name = entry.key.text();
    DocumentSymbol symbol = ofEntry(entry, DocumentSymbol::Kind::section);
    if (name == "steps" && !entry.value.copied()) {
      for (std::size_t i = 0; i < pipeline.steps.size(); ++i) {
        symbol.children.push_back(ofStep(pipeline, i));
        symbol.span = joined(symbol.span, symbol.children.back().span);
      }
    } else if (name == "params" || name == "profiles") {
      const auto kind =
          name == "params" ? DocumentSymbol::Kind::param : DocumentSymbol::Kind::profile;
      for (const syntax::Entry child : entry.value.entries()) {
        if (child.key.isScalar() && !child.key.copied())
          symbol.children.push_back(ofEntry(child, kind));
      }
    }
    all.push_back(std::move(symbol));
  }
  return all;
}

}  // namespace osiris::ide
