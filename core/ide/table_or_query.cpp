#include "ide/table_or_query.h"

#include <algorithm>

#include "check/fields.h"
#include "check/sql_words.h"
#include "ide/place.h"
#include "ide/rewriting.h"
#include "text/lines.h"

namespace osiris::ide {
namespace {

using syntax::Value;
using text::Offset;

bool isName(std::string_view text) {
  const auto isPart = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !text.empty() && std::ranges::all_of(text, isPart) && (text[0] < '0' || text[0] > '9');
}

/// The table of a query that is `SELECT * FROM table`; empty for any other.
std::string_view onlyTable(std::string_view sql) {
  auto tokens = check::sqlTokens(sql, check::SqlDialect::mysql);
  const auto word = [&](const check::SqlToken& token) {
    return sql.substr(token.begin, token.end - token.begin);
  };
  if (tokens.size() == 5 && word(tokens[4]) == ";") tokens.pop_back();
  const bool fits = tokens.size() == 4 && check::isWord(sql, tokens[0], "SELECT") &&
                    word(tokens[1]) == "*" && check::isWord(sql, tokens[2], "FROM") &&
                    isName(word(tokens[3]));
  return fits ? word(tokens[3]) : std::string_view();
}

/// True when the engine itself would read the text as no more than its words: comments are gone
/// once the query is.
bool hasComment(std::string_view sql) {
  return sql.find("--") != std::string_view::npos || sql.find("/*") != std::string_view::npos ||
         sql.find('#') != std::string_view::npos;
}

std::optional<std::vector<text::Edit>> queryOf(const oml::Pipeline& pipeline,
                                               const check::Field& table) {
  const std::string_view source = pipeline.source;
  const text::Span value = table.value.span();
  if (!isName(check::textOf(table.value)) || !beginsLine(source, table.key.span().begin))
    return std::nullopt;
  const Offset end = text::lineEnd(source, value.end);
  if (end != text::lineEnd(source, table.key.span().begin)) return std::nullopt;
  const std::string line = std::string(text::lineBreakOf(source)) +
                           std::string(columnOf(source, table.key.span().begin) + 2, ' ') +
                           "SELECT * FROM " + std::string(table.value.text());
  return std::vector<text::Edit>{{table.key.span(), "query"}, {value, "|"}, {{end, end}, line}};
}

std::optional<std::vector<text::Edit>> tableOf(const oml::Pipeline& pipeline,
                                               const check::Field& query) {
  const std::string_view sql = check::textOf(query.value);
  const std::string_view table = onlyTable(sql);
  text::Span value = query.value.span();
  const std::string_view written = pipeline.source.substr(value.begin, value.size());
  // A comment may stand behind the mark that opens a block, too.
  if (table.empty() || hasComment(written)) return std::nullopt;
  while (value.end > value.begin &&
         (pipeline.source[value.end - 1] == '\n' || pipeline.source[value.end - 1] == '\r'))
    --value.end;
  return std::vector<text::Edit>{{query.key.span(), "table"}, {value, std::string(table)}};
}

}  // namespace

std::optional<Action> tableOrQuery(const ActionPlace& at) {
  const Place place = placeAt(at.pipeline, at.asked.begin);
  const std::string path = place.path();
  const bool isTable = path == "config/table";
  if (!place.step || (!isTable && path != "config/query")) return std::nullopt;
  const oml::PlacedStep& step = at.pipeline.steps[*place.step];
  const auto component = at.workspace.registry().find(step.step->component);
  const Value config = place.root["config"];
  const bool either = component != nullptr && component->field("table") != nullptr &&
                      component->field("query") != nullptr;
  const bool onlyOne = !config["table"] || !config["query"];
  if (!either || !onlyOne || config["columns"] || config["schema"]) return std::nullopt;

  const auto field = check::findField(config, isTable ? "table" : "query");
  if (!field || !isFree(field->key) || !isFree(field->value)) return std::nullopt;
  auto edits = isTable ? queryOf(at.pipeline, *field) : tableOf(at.pipeline, *field);
  if (!edits) return std::nullopt;
  const auto after = RewrittenStep::read(at.pipeline, step, *edits);
  if (!after) return std::nullopt;
  const Value written = after->value()["config"];
  const std::string_view table =
      isTable ? check::textOf(field->value) : onlyTable(check::textOf(field->value));
  const std::string_view now =
      isTable ? onlyTable(check::textOf(written["query"])) : check::textOf(written["table"]);
  if (now != table || written.size() != config.size()) return std::nullopt;
  return Action{isTable ? "Turn the table into a query" : "Turn the query into a table",
                [edits = *std::move(edits)] { return Change{edits, {}}; }};
}

}  // namespace osiris::ide
