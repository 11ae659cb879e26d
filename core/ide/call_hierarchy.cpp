#include "ide/call_hierarchy.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "ide/occurrences.h"
#include "ide/place.h"

namespace osiris::ide {

using text::Offset;
using text::Span;

CallItem callItemOf(const oml::Pipeline& pipeline, std::uint32_t index) {
  const oml::PlacedStep& placed = pipeline.steps[index];
  const oml::Step& step = *placed.step;
  CallItem item{index, step.id, step.component, {}, {}};
  item.span = {placed.base, placed.base + static_cast<Offset>(step.source.size())};
  const syntax::Value id = placed.value()["id"];
  item.nameSpan =
      step.id.empty() || id.copied() ? Span{placed.base, placed.base} : insideQuotes(id);
  if (item.name.empty()) item.name = fmt::format("step {}", index + 1);
  return item;
}

namespace {

/// Which steps a step calls, and where it says so.
std::map<std::uint32_t, std::vector<Span>> callsOf(const oml::Pipeline& pipeline,
                                                   std::uint32_t index) {
  std::map<std::uint32_t, std::vector<Span>> calls;
  for (const Occurrence& each : occurrencesIn(pipeline, index)) {
    if (each.definition || each.symbol.kind != SymbolKind::step) continue;
    const auto named = pipeline.byId.find(each.symbol.name);
    if (named != pipeline.byId.end()) calls[named->second].push_back(each.span);
  }
  if (!pipeline.steps[index].step->declaresNeeds && index > 0) {
    auto& places = calls[index - 1];
    if (places.empty()) places.push_back(callItemOf(pipeline, index).nameSpan);
  }
  for (auto& [step, places] : calls) {
    std::ranges::sort(places);
    const auto twice = std::ranges::unique(places);
    places.erase(twice.begin(), twice.end());
  }
  return calls;
}

/// Whether a step may call another: most do not, and that is told at a glance.
bool mayCall(const oml::Pipeline& pipeline, std::uint32_t caller, std::uint32_t callee) {
  const oml::Step& step = *pipeline.steps[caller].step;
  const std::string& id = pipeline.steps[callee].step->id;
  if (!step.declaresNeeds && caller == callee + 1) return true;
  return !id.empty() &&
         (std::ranges::find(step.needs, id, &oml::Need::id) != step.needs.end() ||
          std::ranges::find(step.references, id, &oml::Reference::name) != step.references.end());
}

}  // namespace

std::optional<CallItem> callItemAt(const oml::Pipeline& pipeline, Offset at) {
  if (const auto occurrence = occurrenceAt(pipeline, at)) {
    const auto named = pipeline.byId.find(occurrence->symbol.name);
    if (occurrence->symbol.kind == SymbolKind::step && named != pipeline.byId.end())
      return callItemOf(pipeline, named->second);
  }
  const auto step = stepAt(pipeline, at);
  if (!step) return std::nullopt;
  return callItemOf(pipeline, static_cast<std::uint32_t>(*step));
}

std::vector<Call> outgoingCalls(const oml::Pipeline& pipeline, std::uint32_t step) {
  std::vector<Call> calls;
  if (step >= pipeline.steps.size()) return calls;
  for (auto& [callee, places] : callsOf(pipeline, step))
    calls.push_back({callItemOf(pipeline, callee), std::move(places)});
  return calls;
}

std::vector<Call> incomingCalls(const oml::Pipeline& pipeline, std::uint32_t step) {
  std::vector<Call> calls;
  const auto count = static_cast<std::uint32_t>(pipeline.steps.size());
  if (step >= count) return calls;
  for (std::uint32_t caller = 0; caller < count; ++caller) {
    if (!mayCall(pipeline, caller, step)) continue;
    auto called = callsOf(pipeline, caller);
    if (const auto found = called.find(step); found != called.end())
      calls.push_back({callItemOf(pipeline, caller), std::move(found->second)});
  }
  return calls;
}

}  // namespace osiris::ide
