#include "ide/workspace_symbol.h"

#include "check/fields.h"
#include "ide/place.h"

namespace osiris::ide {
namespace {

using syntax::Value;
using Kind = FileSymbol::Kind;

void add(std::vector<FileSymbol>& symbols, Kind kind, const Value& value, std::string_view detail) {
  const std::string_view name = check::textOf(value);
  if (name.empty() || value.copied() || check::hasReference(value)) return;
  symbols.push_back({kind, std::string(name), std::string(detail), insideQuotes(value)});
}

void addStep(std::vector<FileSymbol>& symbols, const oml::PlacedStep& placed) {
  const oml::Step& step = *placed.step;
  const Value root = placed.value();
  add(symbols, Kind::step, root["id"], step.component);
  const Value config = root["config"];
  const Kind direction = step.mode == "write" ? Kind::written : Kind::read;
  add(symbols, direction, config["table"], step.id);
  if (step.component.starts_with("filesystem.")) add(symbols, direction, config["path"], step.id);
  const Value connection = config["connection"];
  const std::string_view reference = check::textOf(connection);
  if (!reference.starts_with('@') || connection.copied()) return;
  const text::Span span = insideQuotes(connection);
  symbols.push_back(
      {Kind::connectionUse, std::string(reference.substr(1)), step.id, {span.begin + 1, span.end}});
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isWord(char c) { return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9'); }

bool beginsWord(std::string_view name, std::size_t at) {
  return at == 0 || !isWord(name[at - 1]) || (isUpper(name[at]) && !isUpper(name[at - 1]));
}

}  // namespace

std::vector<FileSymbol> fileSymbols(const oml::Pipeline& pipeline) {
  std::vector<FileSymbol> symbols;
  add(symbols, Kind::pipeline, pipeline.root()["name"], "");
  for (const oml::PlacedStep& step : pipeline.steps) addStep(symbols, step);
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
    while (at < name.size() && name[at] != wanted && (isUpper(wanted) || lower(name[at]) != wanted))
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
