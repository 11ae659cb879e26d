#include "ide/occurrences.h"

#include <algorithm>
#include <functional>

#include "check/fields.h"
#include "check/sql_words.h"
#include "ide/connection_names.h"
#include "ide/place.h"
#include "oml/table_name.h"

namespace osiris::ide {
namespace {

using syntax::Value;
using text::Offset;
using text::Span;

using Take = std::function<void(Occurrence)>;

void takeKeys(const Value& map, const Take& take) {
  for (const auto [key, value] : map.entries()) {
    if (!key.copied() && key.isScalar())
      take({{SymbolKind::param, std::string(key.text())}, insideQuotes(key), true});
  }
}

void takeReference(const oml::Reference& reference, Offset base, const Take& take) {
  if (reference.kind == oml::Reference::Kind::environment || reference.name.empty()) return;
  const SymbolKind kind =
      reference.kind == oml::Reference::Kind::param ? SymbolKind::param : SymbolKind::step;
  take({{kind, reference.name}, reference.nameSpan.shifted(base)});
}

/// `&name` and `*name`, those of merge keys too: they are nodes as long as their arena is.
void takeAnchors(const syntax::Values& values, Offset base, const Take& take) {
  if (values.properties.size() <= 1) return;
  for (const syntax::Node& node : values.nodes) {
    if (node.props == 0) continue;
    const syntax::Properties& properties = values.properties[node.props];
    const auto afterSign = [&](Span span) { return Span{span.begin + 1, span.end}.shifted(base); };
    if (!properties.anchor.empty())
      take({{SymbolKind::anchor, properties.anchor}, afterSign(properties.anchorSpan), true});
    if (!properties.alias.empty())
      take({{SymbolKind::anchor, properties.alias}, afterSign(node.span)});
  }
}

/// `scalar` begins with `@`. Spans of `source` and `scalar` count from `base`.
void takeConnection(const check::Source& source, Offset base, const Value& scalar,
                    const Take& take) {
  const std::string_view text = check::textOf(scalar);
  if (text.size() < 2 || !text.starts_with('@') || scalar.copied()) return;
  const Span span = check::placeInScalar(source, scalar, 1, text.size());
  take({{SymbolKind::connection, std::string(text.substr(1))}, span.shifted(base)});
}

/// Whatever is `@family.alias` and nothing else: a parameter's default, what an anchor holds for
/// many steps.
void takeConnections(const check::Source& source, Offset base, const Value& value,
                     const Take& take) {
  if (value.copied()) return;
  for (const Value item : value.items()) takeConnections(source, base, item, take);
  for (const auto [key, member] : value.entries()) takeConnections(source, base, member, take);
  if (project::isConnectionReference(check::textOf(value)))
    takeConnection(source, base, value, take);
}

void takeHeadConnections(const oml::Pipeline& pipeline, const Take& take) {
  for (const auto [key, value] : pipeline.root().entries()) {
    if (key.text() != "steps") takeConnections(pipeline, 0, value, take);
  }
}

/// Parameters are given in the head; `${…}` and connections may stand there too.
void takeHead(const oml::Pipeline& pipeline, const Take& take) {
  takeKeys(pipeline.root()["params"], take);
  for (const auto [name, profile] : pipeline.root()["profiles"].entries())
    takeKeys(profile["params"], take);
  for (const oml::Reference& reference : pipeline.headReferences) takeReference(reference, 0, take);
  if (pipeline.head != nullptr) takeAnchors(*pipeline.head, 0, take);
  takeHeadConnections(pipeline, take);
}

/// What stands under `connection` is one as soon as it begins like one; elsewhere it must be whole.
void takeStepConnections(const oml::PlacedStep& placed, const Take& take) {
  const oml::Step& step = *placed.step;
  if (step.source.find('@') == std::string::npos) return;
  const Value named = step.value()["config"]["connection"];
  if (!project::isConnectionReference(check::textOf(named)))
    takeConnection(step, placed.base, named, take);
  takeConnections(step, placed.base, step.value(), take);
}

/// Ids of the steps that a step needs: as `needs` or `inputs` say, or where nothing is said, the
/// one above.
std::vector<std::string_view> neededBy(const oml::Pipeline& pipeline, std::size_t index) {
  const oml::Step& step = *pipeline.steps[index].step;
  std::vector<std::string_view> ids;
  for (const oml::Need& need : step.needs) ids.push_back(need.id);
  for (const oml::Reference& reference : step.references) {
    if (reference.kind == oml::Reference::Kind::step && reference.path.starts_with("/inputs"))
      ids.push_back(reference.name);
  }
  if (!step.declaresNeeds && index > 0) ids.push_back(pipeline.steps[index - 1].step->id);
  std::erase(ids, "");
  return ids;
}

/// Tables of the steps that this one needs; of one of them alone when `only` is not empty.
void takeTables(const oml::Pipeline& pipeline, std::size_t index, std::string_view only,
                const Take& take) {
  const oml::PlacedStep& placed = pipeline.steps[index];
  const oml::Step& step = *placed.step;
  if (step.component != "duckdb.processor") return;
  const std::vector<std::string_view> needed = neededBy(pipeline, index);
  if (!only.empty() && std::ranges::find(needed, only) == needed.end()) return;
  const Value query = step.value()["config"]["query"];
  const std::string_view sql = check::textOf(query);
  if (needed.empty() || query.copied() || sql.find("df_") == std::string_view::npos) return;
  for (const check::SqlToken& token : check::sqlTokens(sql, check::SqlDialect::standard)) {
    const std::string_view word = sql.substr(token.begin, token.end - token.begin);
    const auto id = std::ranges::find_if(
        needed, [&](std::string_view each) { return oml::tableOf(each) == word; });
    if (id == needed.end()) continue;
    const Span span = check::placeInScalar(step, query, token.begin, token.end);
    take({{SymbolKind::step, std::string(*id)}, span.shifted(placed.base), false, true});
  }
}

void takeStep(const oml::Pipeline& pipeline, std::size_t index, std::string_view only,
              const Take& take) {
  const oml::PlacedStep& placed = pipeline.steps[index];
  const oml::Step& step = *placed.step;
  const Value id = placed.value()["id"];
  if (!step.id.empty() && !id.copied()) take({{SymbolKind::step, step.id}, insideQuotes(id), true});
  for (const Value item : placed.value()["needs"].items()) {
    if (const std::string_view name = check::textOf(item); !name.empty() && !item.copied())
      take({{SymbolKind::step, std::string(name)}, insideQuotes(item)});
  }
  for (const oml::Reference& reference : step.references)
    takeReference(reference, placed.base, take);
  takeStepConnections(placed, take);
  takeTables(pipeline, index, only, take);
  takeAnchors(step.values, placed.base, take);
}

/// False where a step surely does not name it: of ten thousand steps, a few do.
bool mayName(const oml::Pipeline& pipeline, std::size_t index, const Symbol& symbol) {
  const oml::Step& step = *pipeline.steps[index].step;
  const auto refersTo = [&](oml::Reference::Kind kind) {
    return std::ranges::any_of(step.references, [&](const oml::Reference& reference) {
      return reference.kind == kind && reference.name == symbol.name;
    });
  };
  switch (symbol.kind) {
    case SymbolKind::step:
      return step.id == symbol.name || refersTo(oml::Reference::Kind::step) ||
             std::ranges::find(step.needs, symbol.name, &oml::Need::id) != step.needs.end() ||
             (!step.declaresNeeds && index > 0 &&
              pipeline.steps[index - 1].step->id == symbol.name);
    case SymbolKind::param:
      return refersTo(oml::Reference::Kind::param);
    default:
      return true;
  }
}

}  // namespace

std::vector<Occurrence> connectionsIn(const oml::Pipeline& pipeline) {
  std::vector<Occurrence> all;
  const Take take = [&](Occurrence occurrence) { all.push_back(std::move(occurrence)); };
  takeHeadConnections(pipeline, take);
  for (const oml::PlacedStep& each : pipeline.steps) takeStepConnections(each, take);
  return all;
}

std::vector<Occurrence> occurrencesOf(const oml::Pipeline& pipeline, const Symbol& symbol) {
  std::vector<Occurrence> all;
  const Take take = [&](Occurrence occurrence) {
    if (occurrence.symbol == symbol) all.push_back(std::move(occurrence));
  };
  takeHead(pipeline, take);
  const std::string_view step =
      symbol.kind == SymbolKind::step ? std::string_view(symbol.name) : std::string_view();
  for (std::size_t i = 0; i < pipeline.steps.size(); ++i) {
    if (mayName(pipeline, i, symbol)) takeStep(pipeline, i, step, take);
  }
  if (symbol.kind == SymbolKind::anchor) {
    // The steps of a flow list are values of the head as well.
    std::ranges::sort(all, {}, &Occurrence::span);
    const auto twice = std::ranges::unique(all, {}, &Occurrence::span);
    all.erase(twice.begin(), twice.end());
  }
  return all;
}

std::vector<Occurrence> occurrencesIn(const oml::Pipeline& pipeline, std::size_t step) {
  std::vector<Occurrence> all;
  takeStep(pipeline, step, {},
           [&](Occurrence occurrence) { all.push_back(std::move(occurrence)); });
  return all;
}

std::optional<Occurrence> occurrenceAt(const oml::Pipeline& pipeline, Offset at) {
  std::optional<Occurrence> found;
  const Take take = [&](Occurrence occurrence) {
    // A table in SQL lies in a scalar that others may touch as a whole: the smallest counts.
    if (occurrence.span.touches(at) && (!found || occurrence.span.size() < found->span.size()))
      found = std::move(occurrence);
  };
  const auto step = stepAt(pipeline, at);
  if (!step) {
    takeHead(pipeline, take);
    return found;
  }
  takeStep(pipeline, *step, {}, take);
  // A step of a flow list is a copy without its merge keys: the head has them.
  const bool isItem = pipeline.steps[*step].step->source.starts_with('-');
  if (!isItem && pipeline.head != nullptr) takeAnchors(*pipeline.head, 0, take);
  return found;
}

}  // namespace osiris::ide
