#include "ide/workspace_symbol.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/ascii.h"
#include "check/fields.h"
#include "ide/connection_names.h"
#include "ide/occurrences.h"
#include "ide/place.h"

namespace osiris::ide {
namespace {

using syntax::Value;
using NameKind = FileSymbol::Kind;

void add(std::vector<FileSymbol>& symbols, NameKind kind, const Value& value,
         std::string_view detail) {
  const std::string_view name = check::textOf(value);
  if (name.empty() || value.copied() || check::hasReference(value)) return;
  symbols.push_back({kind, std::string(name), std::string(detail), insideQuotes(value)});
}

void addStep(std::vector<FileSymbol>& symbols, const oml::PlacedStep& placed) {
  const oml::Step& step = *placed.step;
  const Value root = placed.value();
  add(symbols, NameKind::step, root["id"], step.component);
  const Value config = root["config"];
  const NameKind direction = step.mode == "write" ? NameKind::written : NameKind::read;
  add(symbols, direction, config["table"], step.id);
  if (step.component.starts_with("filesystem.")) add(symbols, direction, config["path"], step.id);
}

void setDataset(std::span<FileSymbol> symbols, DatasetUse& use) {
  const auto found = std::ranges::find(symbols, use.span, &FileSymbol::span);
  if (found != symbols.end())
    found->dataset = std::make_shared<const DatasetName>(std::move(use.dataset));
}

void addConnections(std::vector<FileSymbol>& symbols, std::vector<Occurrence> occurrences) {
  for (Occurrence& each : occurrences) {
    const NameKind kind = each.definition ? NameKind::connection : NameKind::connectionUse;
    symbols.push_back({kind, std::move(each.symbol.name), "", each.span});
  }
  std::ranges::stable_sort(symbols, {}, &FileSymbol::span);
}

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isWordLetter(char c) {
  return (ascii::lower(c) >= 'a' && ascii::lower(c) <= 'z') || (c >= '0' && c <= '9');
}

bool beginsWord(std::string_view name, std::size_t at) {
  return at == 0 || !isWordLetter(name[at - 1]) || (isUpper(name[at]) && !isUpper(name[at - 1]));
}

}  // namespace

std::vector<FileSymbol> fileSymbols(const oml::Pipeline& pipeline) {
  std::vector<FileSymbol> symbols;
  add(symbols, NameKind::pipeline, pipeline.root()["name"], "");
  for (std::uint32_t step = 0; step < pipeline.steps.size(); ++step) {
    const std::size_t first = symbols.size();
    addStep(symbols, pipeline.steps[step]);
    if (auto use = datasetOf(pipeline, step)) setDataset(std::span(symbols).subspan(first), *use);
  }
  addConnections(symbols, connectionsIn(pipeline));
  return symbols;
}

std::vector<FileSymbol> fileSymbols(project::FileKind kind, std::string_view text) {
  std::vector<FileSymbol> symbols;
  addConnections(symbols, connectionsIn(kind, text));
  return symbols;
}

std::optional<int> matchScore(std::string_view query, std::string_view name) {
  constexpr int forWordStart = 8;
  constexpr int forRow = 10;
  constexpr int forWhole = 16;
  int score = 0;
  std::size_t at = 0;
  std::size_t last = std::string_view::npos;
  for (const char wanted : query) {
    if (wanted == ' ') continue;
    while (at < name.size() && name[at] != wanted &&
           (isUpper(wanted) || ascii::lower(name[at]) != wanted))
      ++at;
    if (at == name.size()) return std::nullopt;
    if (beginsWord(name, at)) score += forWordStart;
    if (last != std::string_view::npos && last + 1 == at) score += forRow;
    last = at++;
  }
  if (!query.empty() && query.size() == name.size()) score += forWhole;
  // Of names that match alike the shorter one is meant.
  return query.empty() ? 0 : score - static_cast<int>(name.size() / 8);
}

}  // namespace osiris::ide
