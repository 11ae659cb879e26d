#include "plan/pipeline_diff.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/memory_file_system.h"
#include "oml/model.h"
#include "sql/binder.h"
#include "support/random_edits.h"
#include "support/read_file.h"

// tests/plan/diff/edits.txt holds edits, each with the class it must have:
//
//   # what is edited
//   - SELECT …              the query of the base pipeline's step `shape`, before
//   + SELECT …              and after; a further line of either kind goes on with it
//   source- SELECT …        likewise of its MySQL extractor
//   replace: limit: 5       or: text of the base pipeline,
//   with: limit: 10         and what stands there instead; `\n` is a line break; repeatable
//   base: … => …            a replacement in both versions
//   => row-scoped           the class
//   => words: …             a change says that
//   => columns: a, b        other values in these columns of what is written, and in no others

namespace osiris::plan {
namespace {

constexpr std::string_view basePipeline = R"(oml_version: "0.1.0"
name: shop
description: Orders of the shop
params:
  top: {default: 5}
  region: {type: string, default: EU}
  spare: {default: 1}
profiles:
  prod: {params: {top: 9}}
steps:
  - id: orders
    component: mysql.extractor
    mode: read
    needs: []
    config:
      connection: "@mysql.shop"
      query: |
        {source}
      batch_size: 1000
  - id: customers
    component: filesystem.csv_extractor
    mode: read
    needs: []
    config:
      path: customers.csv
      columns: [id, name, email, country]
  - id: shape
    component: duckdb.processor
    mode: transform
    needs: [orders, customers]
    config:
      query: |
        {query}
  - id: write
    component: duckdb.writer
    mode: write
    needs: [shape]
    config:
      connection: "@duckdb.warehouse"
      table: out
      write_mode: append
)";

constexpr std::string_view baseSource =
    "SELECT id, customer_id, amount, status, paid, placed_at FROM orders WHERE status = 'open'";
constexpr std::string_view baseQuery =
    "SELECT o.id, o.amount, c.country FROM df_orders AS o JOIN df_customers AS c "
    "ON o.customer_id = c.id WHERE o.paid < ${params.top}";

struct Side {
  std::string query;
  std::string source;
  std::vector<std::pair<std::string, std::string>> replacements;
};

struct Case {
  std::string name;
  Side before;
  Side after;
  std::string expected;
  std::vector<std::string> words;
  std::set<std::string> columns;
  bool tellsColumns = false;
};

std::string unescaped(std::string text) {
  for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at + 1))
    text.replace(at, 2, "\n");
  return text;
}

void replaceFirst(std::string& text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  ASSERT_NE(at, std::string::npos) << "the base pipeline has no " << from;
  text.replace(at, from.size(), to);
}

void addLine(std::string& text, std::string_view line) {
  text += (text.empty() ? "" : "\n        ") + std::string(line);
}

std::set<std::string> listed(const std::string& text) {
  std::set<std::string> names;
  std::istringstream words(text);
  for (std::string word; std::getline(words, word, ',');)
    if (const auto at = word.find_first_not_of(' '); at != std::string::npos)
      names.insert(word.substr(at));
  return names;
}

std::vector<Case> casesIn(const std::filesystem::path& path) {
  std::vector<Case> cases;
  std::istringstream text(test::contentOf(path));
  std::string from;
  const auto after = [](const std::string& line, std::string_view key) {
    return line.starts_with(key) ? std::optional(line.substr(key.size())) : std::nullopt;
  };
  for (std::string line; std::getline(text, line);) {
    if (const auto name = after(line, "# ")) cases.push_back({.name = *name});
    if (cases.empty()) continue;
    Case& last = cases.back();
    if (const auto query = after(line, "- ")) addLine(last.before.query, *query);
    if (const auto query = after(line, "+ ")) addLine(last.after.query, *query);
    if (const auto query = after(line, "source- ")) addLine(last.before.source, *query);
    if (const auto query = after(line, "source+ ")) addLine(last.after.source, *query);
    if (const auto part = after(line, "replace: ")) from = unescaped(*part);
    if (line == "with:") last.after.replacements.emplace_back(from, "");
    if (const auto part = after(line, "with: "))
      last.after.replacements.emplace_back(from, unescaped(*part));
    if (const auto part = after(line, "base: ")) {
      const auto arrow = part->find(" => ");
      for (Side* side : {&last.before, &last.after})
        side->replacements.emplace_back(unescaped(part->substr(0, arrow)),
                                        unescaped(part->substr(arrow + 4)));
    }
    if (const auto words = after(line, "=> words: "))
      last.words.push_back(*words);
    else if (const auto columns = after(line, "=> columns:")) {
      last.columns = listed(*columns);
      last.tellsColumns = true;
    } else if (const auto expected = after(line, "=> ")) {
      last.expected = *expected;
    }
  }
  return cases;
}

std::string textOf(const Side& side) {
  std::string text(basePipeline);
  replaceFirst(text, "{source}", side.source.empty() ? baseSource : side.source);
  replaceFirst(text, "{query}", side.query.empty() ? baseQuery : side.query);
  for (const auto& [from, to] : side.replacements) replaceFirst(text, from, to);
  return text;
}

class PipelineDiffs : public testing::Test {
 protected:
  void SetUp() override {
    if (sql::functionNames().empty()) GTEST_SKIP() << "DuckDB is not installed";
    files_.add("/w/osiris.yaml", "version: 1\n");
    files_.add("/w/osiris_connections.yaml",
               "version: 1\nconnections:\n  mysql:\n    shop: {default: true, host: h}\n"
               "    old_shop: {host: o}\n  duckdb:\n    warehouse: {path: w.duckdb}\n");
    workspace_ = project::Workspace::load(files_, "/w", [](std::string_view) { return false; });
  }

  PipelineDiff diffOf(const std::string& before, const std::string& after) {
    const oml::Model was(before);
    const oml::Model now(after);
    const auto wasLineage = lineageOf({was.pipeline(), "/w", &files_}, *workspace_);
    const auto nowLineage = lineageOf({now.pipeline(), "/w", &files_}, *workspace_);
    return diff({was.pipeline(), *workspace_, wasLineage},
                {now.pipeline(), *workspace_, nowLineage});
  }

  MemoryFileSystem files_;
  std::shared_ptr<const project::Workspace> workspace_;
};

std::string told(const PipelineDiff& diff) {
  std::string text;
  for (const Change& each : diff.changes)
    text +=
        fmt::format("  {} [{}] {} ({})\n", each.step, nameOf(each.kind), each.what, each.reason);
  for (const DatasetChange& each : diff.datasets)
    text += fmt::format("  {} [{}] ({})\n", each.dataset, nameOf(each.kind), each.reason);
  return text;
}

bool says(const PipelineDiff& diff, const std::string& words) {
  const auto is = [&](const Change& each) { return each.what == words; };
  return std::ranges::any_of(diff.changes, is) || std::ranges::any_of(diff.environmentOnly, is);
}

std::set<std::string> changedColumns(const PipelineDiff& diff) {
  std::set<std::string> columns;
  for (const DatasetChange& each : diff.datasets)
    columns.insert(each.changed.begin(), each.changed.end());
  return columns;
}

TEST_F(PipelineDiffs, ClassifyEdits) {
  const auto cases =
      casesIn(std::filesystem::path(OSIRIS_SOURCE_DIR) / "tests/plan/diff/edits.txt");
  ASSERT_GE(cases.size(), 170U);
  std::size_t exact = 0;
  std::string others;
  for (const Case& each : cases) {
    const auto label = changeClassOf(each.expected);
    ASSERT_TRUE(label) << each.name;
    const PipelineDiff found = diffOf(textOf(each.before), textOf(each.after));
    if (!isSafe(*label)) {
      EXPECT_FALSE(isSafe(found.kind)) << each.name << "\n" << told(found);
    }
    if (found.kind == *label)
      ++exact;
    else
      others += fmt::format("{}: {}, not {}\n{}", each.name, nameOf(found.kind), each.expected,
                            told(found));
    for (const std::string& words : each.words)
      EXPECT_TRUE(says(found, words)) << each.name << ": " << words << "\n" << told(found);
    if (each.tellsColumns) {
      EXPECT_EQ(changedColumns(found), each.columns) << each.name;
    }
  }
  const double share = 100.0 * static_cast<double>(exact) / static_cast<double>(cases.size());
  fmt::print("{} of {} edits have exactly the class they are labelled with, {:.1f} %\n{}", exact,
             cases.size(), share, others);
  EXPECT_GE(share, 95.0);
}

TEST_F(PipelineDiffs, OfAPipelineAndItselfIsNothing) {
  for (const std::string& text : test::seedDocuments()) {
    const PipelineDiff found = diffOf(text, text);
    EXPECT_EQ(found.kind, ChangeClass::identical) << text << told(found);
    EXPECT_TRUE(found.changes.empty()) << text << told(found);
  }
}

TEST_F(PipelineDiffs, OfBlanksAndCommentsIsNothing) {
  const std::string text = textOf({});
  test::RandomEdits random(test::seed(7));
  for (int round = 0; round < test::rounds(60); ++round) {
    std::string other = text;
    for (int i = 0; i < 4; ++i) {
      const auto at = other.find('\n', random.below(static_cast<std::uint32_t>(other.size() - 1)));
      static constexpr std::string_view extras[] = {"\n# a note", "\n", "   ", "\n  # further in"};
      other.insert(at, extras[random.below(4)]);
    }
    // A `#` inside a block is SQL's: there it is no comment.
    const PipelineDiff found = diffOf(text, other);
    const bool inQuery = other.find("# ", other.find("query: |")) != std::string::npos;
    if (!inQuery) {
      EXPECT_EQ(found.kind, ChangeClass::identical) << other << told(found);
    }
  }
}

TEST_F(PipelineDiffs, OfARemovedColumnIsNeverSafe) {
  const std::vector<std::string> columns{"o.id",      "o.amount", "c.country AS land",
                                         "c.name",    "o.status", "upper(c.email) AS mail",
                                         "o.paid + 1"};
  const auto query = [](const std::vector<std::string>& items) {
    std::string text = "SELECT ";
    for (const std::string& item : items) text += (text.size() > 7 ? ", " : "") + item;
    return text + " FROM df_orders o JOIN df_customers c ON o.customer_id = c.id";
  };
  const std::string before = textOf({.query = query(columns), .source = {}, .replacements = {}});
  for (std::size_t i = 0; i < columns.size(); ++i) {
    auto left = columns;
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
    const PipelineDiff found =
        diffOf(before, textOf({.query = query(left), .source = {}, .replacements = {}}));
    EXPECT_EQ(found.kind, ChangeClass::breaking) << columns[i] << told(found);
  }
}

TEST_F(PipelineDiffs, OfDamageNeverFails) {
  const std::string text = textOf({});
  test::RandomEdits random(test::seed(11));
  for (int round = 0; round < test::rounds(60); ++round) {
    std::string other = text;
    for (std::uint32_t i = 0; i <= random.below(5); ++i)
      other = test::applied(other, random.next(other));
    const PipelineDiff there = diffOf(text, other);
    const PipelineDiff back = diffOf(other, text);
    EXPECT_EQ(diffOf(other, other).kind, ChangeClass::identical) << other;
    EXPECT_LE(there.kind, ChangeClass::breaking);
    EXPECT_LE(back.kind, ChangeClass::breaking);
  }
}

TEST_F(PipelineDiffs, NeverSayASecret) {
  const std::string before = textOf({});
  std::string after = before;
  replaceFirst(after, "batch_size: 1000", "batch_size: 1000\n      password: hunter2");
  const std::string words = told(diffOf(before, after)) + told(diffOf(after, before));
  EXPECT_THAT(words, testing::HasSubstr("password changed"));
  EXPECT_THAT(words, testing::Not(testing::HasSubstr("hunter2")));
}

TEST_F(PipelineDiffs, TellStepsThatCameWentAndWereRenamed) {
  const std::string before = textOf({});
  std::string after = before;
  replaceFirst(after, "- id: customers", "- id: people");
  replaceFirst(after, "needs: [orders, customers]", "needs: [orders, people]");
  replaceFirst(after, "df_customers", "df_people");
  const PipelineDiff found = diffOf(before, after);
  EXPECT_EQ(found.kind, ChangeClass::identical) << told(found);
  EXPECT_THAT(found.stepsRenamed, testing::ElementsAre(testing::Pair("customers", "people")));
  EXPECT_TRUE(says(found, "step customers renamed to people")) << told(found);
}

}  // namespace
}  // namespace osiris::plan
