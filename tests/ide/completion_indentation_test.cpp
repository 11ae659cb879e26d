// Whatever the style of a document: what completion puts in reads as what was meant.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "ide/completion.h"
#include "ide/snippet.h"
#include "oml/model.h"
#include "support/marked_text.h"

namespace osiris::ide {
namespace {

struct Case {
  const char* name;
  std::string marked;
  const char* label;
  const char* path;   ///< of the key that must be there, in the last step: "config/query"
  const char* value;  ///< its text
};

std::string withCrlf(std::string text) {
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2))
    text.replace(at, 1, "\r\n");
  return text;
}

syntax::Value follow(syntax::Value value, std::string_view path) {
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    value = value[path.substr(0, slash)];
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return value;
}

void checkReads(const Case& each, const std::string& marked) {
  const test::CaretText caret = test::parseCaret(marked);
  const oml::Model before(caret.text);
  const auto items = complete(before.pipeline(), *project::Workspace::empty(), caret.at);
  const auto item = std::ranges::find(items, each.label, &Completion::label);
  ASSERT_NE(item, items.end()) << each.name;
  std::string after = caret.text;
  after.replace(item->edit.span.begin, item->edit.span.size(),
                withoutPlaceholders(item->edit.newText));
  const oml::Model model(after);
  const oml::Pipeline& pipeline = model.pipeline();
  EXPECT_TRUE(model.problems().empty()) << each.name << '\n' << after;
  ASSERT_FALSE(pipeline.steps.empty()) << each.name << '\n' << after;
  EXPECT_TRUE(pipeline.steps.back().step->problems.empty()) << each.name << '\n' << after;
  const syntax::Value found = follow(pipeline.steps.back().value(), each.path);
  EXPECT_TRUE(found) << each.name << '\n' << after;
  EXPECT_EQ(found.text(), each.value) << each.name << '\n' << after;
  if (marked.find('\r') != std::string::npos) {
    for (std::size_t at = after.find('\n'); at != std::string::npos; at = after.find('\n', at + 1))
      EXPECT_EQ(after[at - 1], '\r') << each.name;
  }
}

const Case cases[] = {
    {"empty document", "^", "steps", "id", "step"},
    {"whole step, indented", "steps:\n  - ^", "step: duckdb.processor", "component",
     "duckdb.processor"},
    {"whole step, not indented", "steps:\n- ^", "step: duckdb.processor", "mode", "transform"},
    {"whole step, indented by four", "steps:\n    - ^", "step: mysql.extractor",
     "config/connection", "@mysql.alias"},
    {"whole step after others", "steps:\n  - id: a\n  - ^\n", "step: filesystem.csv_writer", "id",
     "step"},
    {"whole step between others", "steps:\n  - ^\n", "step: duckdb.writer", "id", "step"},
    {"key after the dash", "steps:\n  -   ^\n", "component", "component", ""},
    {"key of an indented step", "steps:\n  - id: a\n    ^", "retry", "retry/backoff", "exp"},
    {"key of a step that is not", "steps:\n- id: a\n  ^", "retry", "retry/max", "3"},
    {"config of a step", "steps:\n- id: a\n  ^\n", "config", "config", ""},
    {"config, two deeper",
     "steps:\n  - id: a\n    component: duckdb.writer\n    config:\n      ^\n", "write_mode",
     "config/write_mode", "append"},
    {"config, four deeper",
     "steps:\n    -   id: a\n        component: duckdb.writer\n        config:\n            ^\n",
     "write_mode", "config/write_mode", "append"},
    {"config in brackets",
     "steps:\n  - id: a\n    component: duckdb.writer\n    config: {table: t, ^}\n", "write_mode",
     "config/write_mode", "append"},
    {"query in brackets", "steps:\n  - id: a\n    component: duckdb.processor\n    config: {^}\n",
     "query", "config/query", ""},
    {"value in brackets",
     "steps:\n  - id: a\n    component: duckdb.writer\n    config: {write_mode: ^}\n", "upsert",
     "config/write_mode", "upsert"},
    {"step in brackets", "steps:\n  - {id: a, component: mysql.writer, mode: ^}\n", "write", "mode",
     "write"},
    {"key of a step in brackets", "steps:\n  - {id: a, ^}\n", "mode", "mode", ""},
};

TEST(CompletionIndentation, MakesWhatIsMeantInEveryStyle) {
  for (const Case& each : cases) checkReads(each, each.marked);
}

TEST(CompletionIndentation, KeepsCarriageReturns) {
  for (const Case& each : cases) {
    if (each.marked.find('\n') != std::string::npos) checkReads(each, withCrlf(each.marked));
  }
}

}  // namespace
}  // namespace osiris::ide
