#include "plan/step_columns.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/path.h"
#include "check/fields.h"
#include "check/sql_words.h"
#include "oml/step_graph.h"
#include "oml/table_name.h"
#include "plan/bound_query.h"

namespace osiris::plan {
namespace {

using Columns = std::vector<sql::Column>;
using syntax::Value;

/// A chain of more steps is not followed, nor more of them looked at for one answer.
constexpr int longestChain = 64;
constexpr std::size_t mostSteps = 500;
/// A header is in the first bytes of a file, or it is none.
constexpr std::uint64_t largestFile = 8ULL << 20;
constexpr std::size_t mostColumns = 2000;

std::optional<Columns> fromList(const Value& list) {
  if (!list.isSequence() || list.size() == 0) return std::nullopt;
  Columns columns;
  for (const Value item : list.items()) {
    if (!check::isText(item) || check::hasReference(item)) return std::nullopt;
    columns.push_back({std::string(item.text()), ""});
  }
  return columns;
}

/// The names that a SELECT gives, by its words alone: `AS name`, or a name that stands by itself.
/// Nothing where one of them cannot be told.
class SelectList {
 public:
  explicit SelectList(std::string_view sql)
      : sql_(sql), tokens_(check::sqlTokens(sql, check::SqlDialect::mysql)) {}

  std::optional<Columns> columns() const {
    if (tokens_.empty() || !check::isWord(sql_, tokens_[0], "SELECT")) return std::nullopt;
    Columns columns;
    std::size_t begin = 1;
    if (begin < tokens_.size() && check::isWord(sql_, tokens_[begin], "DISTINCT")) ++begin;
    for (std::size_t at = begin; at <= tokens_.size(); ++at) {
      const bool end = at == tokens_.size() ||
                       (tokens_[at].depth == 0 && check::isWord(sql_, tokens_[at], "FROM"));
      const bool comma = !end && tokens_[at].depth == 0 && word(at) == ",";
      if (!end && !comma) continue;
      const auto name = nameOf(begin, at);
      if (!name || columns.size() > mostColumns) return std::nullopt;
      columns.push_back({*name, ""});
      begin = at + 1;
      if (end) break;
    }
    return columns;
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return sql_.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin);
  }

  [[nodiscard]] std::optional<std::string> nameOf(std::size_t begin, std::size_t end) const {
    if (begin >= end) return std::nullopt;
    const check::SqlToken& last = tokens_[end - 1];
    std::string_view text = word(end - 1);
    const bool isQuoted = last.kind == check::SqlToken::Kind::quoted && text.size() > 2 &&
                          (text[0] == '"' || text[0] == '`');
    if (isQuoted) text = text.substr(1, text.size() - 2);
    if (!isQuoted && last.kind != check::SqlToken::Kind::word) return std::nullopt;
    const bool alone = end - begin == 1;
    const bool qualified = end - begin == 3 && word(end - 2) == ".";
    const bool named = end - begin > 2 && check::isWord(sql_, tokens_[end - 2], "AS");
    if (!alone && !qualified && !named) return std::nullopt;
    return std::string(text);
  }

  std::string_view sql_;
  std::vector<check::SqlToken> tokens_;
};

/// The names in a CSV file's first line; nothing where quotes or a missing header make it unclear.
std::optional<Columns> fromHeader(const ColumnSources& sources, const Value& config) {
  const std::string_view name = check::textOf(config["path"]);
  const Value header = config["header"];
  const bool plain = !name.empty() && !check::hasReference(config["path"]) &&
                     !config["connection"] && !config["skip_rows"] && !config["compression"] &&
                     (!header || syntax::booleanOf(header) == true);
  if (sources.files == nullptr || sources.root.empty() || !plain) return std::nullopt;
  const auto text = sources.files->readFile(path::join(sources.root, name), largestFile);
  if (!text) return std::nullopt;
  std::string_view line = std::string_view(*text).substr(0, text->find_first_of("\r\n"));
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  const std::string_view given = check::textOf(config["delimiter"]);
  const char delimiter = given.size() == 1 ? given.front() : ',';
  if (line.empty() || line.find('"') != std::string_view::npos) return std::nullopt;
  Columns columns;
  for (std::size_t at = 0; at <= line.size() && columns.size() < mostColumns;) {
    const std::size_t end = std::min(line.find(delimiter, at), line.size());
    columns.push_back({std::string(line.substr(at, end - at)), ""});
    at = end + 1;
  }
  return columns;
}

/// One answer's way through the steps, each looked at once.
class Search {
 public:
  explicit Search(const ColumnSources& sources) : sources_(sources) {}

  const sql::Binding& of(std::size_t index, int depth) {
    const auto [found, isNew] = known_.try_emplace(index);
    // A step that waits for itself finds nothing here, and so the circle ends.
    if (isNew && depth < longestChain && known_.size() < mostSteps) {
      sql::Binding binding = find(index, depth);
      return known_[index] = std::move(binding);
    }
    return found->second;
  }

  std::vector<sql::Table> tables(std::size_t index, int depth) {
    std::vector<sql::Table> tables;
    for (const oml::Edge& edge : needsOf(index)) {
      const std::string& id = sources_.pipeline.steps[edge.to].step->id;
      if (id.empty()) continue;
      tables.push_back({oml::tableOf(id), of(edge.to, depth + 1).columns.value_or(Columns{})});
    }
    return tables;
  }

 private:
  [[nodiscard]] std::vector<oml::Edge> needsOf(std::size_t index) const {
    return oml::StepGraph::needsOf(sources_.pipeline, static_cast<std::uint32_t>(index));
  }

  sql::Binding find(std::size_t index, int depth) {
    const oml::Step& step = *sources_.pipeline.steps[index].step;
    if (step.component != "duckdb.processor") return {told(step), std::nullopt};
    const auto query = boundQuery(sources_.pipeline, step);
    if (!query) return {};
    std::vector<sql::Table> known = tables(index, depth);
    // The name that the rows of a single needed step had in older files.
    if (known.size() == 1 && check::mentions(query->text, "INPUT_DF"))
      known.push_back({"input_df", known.front().columns});
    sql::Binding binding = sql::bind(query->text, known);
    if (binding.problem) {
      auto& [message, begin, end, candidates] = *binding.problem;
      std::tie(begin, end) = query->written(begin, end);
    }
    return binding;
  }

  /// What a step that is no query for DuckDB says itself.
  [[nodiscard]] std::optional<Columns> told(const oml::Step& step) const {
    const Value config = step.value()["config"];
    const std::string_view query = check::textOf(config["query"]);
    if (step.mode == "write") return std::nullopt;
    if (!query.empty() && step.component.ends_with(".extractor"))
      return SelectList(query).columns();
    if (const auto listed = fromList(config["columns"])) return listed;
    return step.component == "filesystem.csv_extractor" ? fromHeader(sources_, config)
                                                        : std::nullopt;
  }

  const ColumnSources& sources_;
  std::map<std::size_t, sql::Binding> known_;
};

}  // namespace

std::optional<Columns> columnsOf(const ColumnSources& sources, std::size_t step) {
  return Search(sources).of(step, 0).columns;
}

std::vector<sql::Table> tablesFor(const ColumnSources& sources, std::size_t step) {
  return Search(sources).tables(step, 0);
}

std::vector<sql::Binding> bindSteps(const ColumnSources& sources) {
  Search search(sources);
  std::vector<sql::Binding> bindings;
  for (std::size_t step = 0; step < sources.pipeline.steps.size(); ++step)
    bindings.push_back(search.of(step, 0));
  return bindings;
}

}  // namespace osiris::plan
