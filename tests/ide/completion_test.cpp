#include "ide/completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/memory_file_system.h"
#include "ide/snippet.h"
#include "oml/model.h"
#include "sample.h"
#include "support/marked_text.h"

namespace osiris::ide {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::shared_ptr<const project::Workspace> shop() {
  MemoryFileSystem files;
  files.add("/w/osiris_connections.yaml",
            "duckdb:\n  local: {path: a}\nmysql:\n  shop: {host: a}\n");
  files.add("/w/.env", "SHOP_PASSWORD=x\n");
  files.add("/w/osiris.yaml", "environments:\n  staging: {}\n  lab: {}\n");
  return project::Workspace::load(files, "/w", [](std::string_view) { return false; });
}

struct Offered {
  std::string text;
  std::vector<Completion> items;

  [[nodiscard]] std::vector<std::string> labels() const {
    std::vector<std::string> all;
    for (const Completion& item : items) all.push_back(item.label);
    return all;
  }
  /// The text after the item of that label was taken, without places to go to.
  [[nodiscard]] std::string taking(std::string_view label) const {
    const auto item = std::ranges::find(items, label, &Completion::label);
    if (item == items.end()) return "not offered";
    std::string after = text;
    const text::Span span = item->edit.span;
    return after.replace(span.begin, span.size(), withoutPlaceholders(item->edit.newText));
  }
};

Offered offeredAt(const std::string& marked) {
  const test::CaretText caret = test::parseCaret(marked);
  const oml::Model model(caret.text);
  return {caret.text, complete(model.pipeline(), *shop(), caret.at)};
}

/// The sample with one step more, which is being written.
std::string typing(std::string_view lines) {
  return std::string(samplePipeline) + std::string(lines);
}

TEST(Complete, KeysOfTheTopThatAreNotThereYet) {
  const auto labels = offeredAt("name: a\nst^\n").labels();
  EXPECT_THAT(labels, Contains("steps"));
  EXPECT_THAT(labels, Not(Contains("name")));
}

TEST(Complete, KeysOfAStepTheNeededOnesFirst) {
  const auto labels = offeredAt(typing("  - id: last\n    ^\n")).labels();
  ASSERT_GE(labels.size(), 4U);
  EXPECT_THAT(std::vector(labels.begin(), labels.begin() + 3),
              ElementsAre("component", "mode", "config"));
  EXPECT_THAT(labels, Not(Contains("id")));
}

/// Steps "step-0" and so on, and a last one that is being written.
std::string manySteps(int count, std::string_view last) {
  std::string text = "steps:\n";
  for (int i = 0; i < count; ++i) text += "  - id: step-" + std::to_string(i) + "\n";
  return text + "  - id: last\n    " + std::string(last);
}

TEST(Complete, OfVeryManyStepsTheOnesAboveTheCaret) {
  const Offered offered = offeredAt(manySteps(300, "needs: [^]\n"));
  const auto labels = offered.labels();
  ASSERT_EQ(labels.size(), mostStepsProposed);
  EXPECT_EQ(labels.front(), "step-200");
  EXPECT_EQ(labels.back(), "step-299");
  EXPECT_TRUE(leavesOut(offered.items)) << "the editor asks again as a name is typed";
  EXPECT_TRUE(leavesOut(offeredAt(manySteps(300, "needs: [step-299, ^]\n")).items));
}

TEST(Complete, OfVeryManyStepsAnyThatHasTheLettersTyped) {
  for (const char* needs :
       {"needs: [step-17^]\n", "needs: [\"step-17^\"]\n", "needs:\n      - st17^\n"}) {
    const Offered offered = offeredAt(manySteps(300, needs));
    EXPECT_THAT(offered.labels(), Contains("step-17")) << needs;
    EXPECT_THAT(offered.labels(), Not(Contains("step-18"))) << needs;
    EXPECT_FALSE(leavesOut(offered.items)) << needs;
  }
  EXPECT_THAT(offeredAt(manySteps(300, "inputs: {df: \"${step-17.^}\"}\n")).labels(),
              Contains("step-17.df"));
}

TEST(Complete, AWholeStepWithWhatItsComponentNeeds) {
  EXPECT_EQ(offeredAt("steps:\n  - ^").taking("step: filesystem.csv_writer"),
            "steps:\n  - id: step\n    component: filesystem.csv_writer\n    mode: write\n"
            "    config:\n      path: ");
  EXPECT_EQ(offeredAt("steps:\n- ^").taking("step: mysql.extractor"),
            "steps:\n- id: step\n  component: mysql.extractor\n  mode: read\n"
            "  config:\n    connection: \"@mysql.alias\"");
}

TEST(Complete, ComponentsAndTheModesTheySupport) {
  EXPECT_THAT(offeredAt(typing("  - id: last\n    component: my^\n")).labels(),
              Contains("mysql.writer"));
  EXPECT_THAT(
      offeredAt(typing("  - id: last\n    component: mysql.writer\n    mode: ^\n")).labels(),
      ElementsAre("write"));
}

TEST(Complete, KeysOfConfigThoseItCannotDoWithoutFirst) {
  const std::string step = "  - id: last\n    component: duckdb.writer\n    config:\n";
  EXPECT_EQ(offeredAt(typing(step + "      ^\n")).labels()[0], "connection");
  const std::string connected = step + "      connection: \"@duckdb.local\"\n";
  EXPECT_EQ(offeredAt(typing(connected + "      ^\n")).labels()[0], "table");
  EXPECT_THAT(offeredAt(typing(step + "      table: a\n      ^\n")).labels(),
              Not(Contains("table")));
}

TEST(Complete, ValuesOfAFieldThatHasFew) {
  EXPECT_THAT(offeredAt(typing("  - id: last\n    component: duckdb.writer\n    config:\n"
                               "      write_mode: ^\n"))
                  .labels(),
              ElementsAre("append", "replace", "upsert", "truncate"));
}

TEST(Complete, StepsInNeedsInEachStyleOfList) {
  for (const char* needs : {"    needs: [^]\n", "    needs: [sum-orders, ^]\n",
                            "    needs:\n      - ^\n", "    needs:\n    - ^\n"}) {
    const auto labels = offeredAt(typing("  - id: last\n" + std::string(needs))).labels();
    EXPECT_THAT(labels, Contains("write-orders")) << needs;
    EXPECT_THAT(labels, Not(Contains("last"))) << needs;
  }
  EXPECT_THAT(offeredAt(typing("  - id: last\n    needs: [read-orders, ^]\n")).labels(),
              Not(Contains("read-orders")));
}

TEST(Complete, ConnectionsOfTheFamilyFirst) {
  const auto offered = offeredAt(
      typing("  - id: last\n    component: mysql.writer\n    config:\n      connection: \"@^\"\n"));
  EXPECT_THAT(offered.labels(), ElementsAre("@mysql.shop", "@duckdb.local"));
  EXPECT_TRUE(offered.taking("@mysql.shop").ends_with("connection: \"@mysql.shop\"\n"));
}

/// What a value becomes when the label is taken; the caret is in `marked`.
std::string valueAfter(const std::string& marked, std::string_view label) {
  const std::string after =
      offeredAt(typing("  - id: last\n    component: filesystem.csv_writer\n" + marked))
          .taking(label);
  return after.substr(after.rfind(": ") + 2);
}

TEST(Complete, AStringBegunInQuotesStaysInThem) {
  EXPECT_EQ(valueAfter("    mode: wr^\n", "write"), "write\n");
  EXPECT_EQ(valueAfter("    mode: \"wr^\"\n", "write"), "\"write\"\n");
  EXPECT_EQ(valueAfter("    mode: \"wr^\n", "write"), "\"write\"\n");
  EXPECT_EQ(valueAfter("    mode: 'wr^'\n", "write"), "'write'\n");
  EXPECT_EQ(valueAfter("    needs: [\"write-^\"]\n", "write-orders"), "[\"write-orders\"]\n");
  EXPECT_EQ(valueAfter("    config:\n      connection: '@my^'\n", "@mysql.shop"),
            "'@mysql.shop'\n");
  EXPECT_EQ(valueAfter("    config:\n      connection: @my^\n", "@mysql.shop"),
            "\"@mysql.shop\"\n");
}

TEST(Complete, AValueThatIsNoStringTakesThePlaceOfItsQuotes) {
  EXPECT_EQ(valueAfter("    approval_required: \"tr^\"\n", "true"), "true\n");
  EXPECT_EQ(valueAfter("    approval_required: \"tr^\n", "true"), "true\n");
}

TEST(Complete, ReplacesNothingBeforeAQuote) {
  const auto offered = offeredAt(typing("  - id: last\n    component: \"duckdb.^\"\n"));
  const auto item = std::ranges::find(offered.items, "duckdb.writer", &Completion::label);
  ASSERT_NE(item, offered.items.end());
  const text::Span span = item->edit.span;
  EXPECT_EQ(offered.text.substr(span.begin, span.size()), "duckdb.");
}

TEST(Complete, ParametersInAReference) {
  const auto offered = offeredAt(
      typing("  - id: last\n    component: mysql.writer\n    config:\n      table: a_${par^\n"));
  EXPECT_TRUE(offered.taking("params.since").ends_with("table: a_${params.since}\n"));
  EXPECT_THAT(offered.labels(), Contains("read-orders.df"));
}

TEST(Complete, ANameThatHasItsColonAlready) {
  EXPECT_TRUE(offeredAt("ste^ps: []\n").taking("steps").starts_with("steps: []"));
}

TEST(Complete, NothingInComments) {
  EXPECT_THAT(offeredAt(typing("  - id: last\n    # com^\n")).labels(), IsEmpty());
}

TEST(Complete, AFieldByTheNameItHasElsewhere) {
  const auto offered =
      offeredAt(typing("  - id: last\n    component: duckdb.extractor\n    config:\n      sq^\n"));
  const auto query = std::ranges::find(offered.items, "query", &Completion::label);
  ASSERT_NE(query, offered.items.end());
  EXPECT_EQ(query->filter, "sql");
  EXPECT_EQ(query->topic, "field/duckdb.extractor/query");
}

TEST(Complete, VariablesOfTheEnvironmentByName) {
  const auto offered = offeredAt(
      typing("  - id: last\n    component: mysql.writer\n    config:\n      table: ${S^\n"));
  EXPECT_TRUE(offered.taking("SHOP_PASSWORD").ends_with("table: ${SHOP_PASSWORD}\n"));
}

TEST(Complete, KeysAndTypesOfAParameter) {
  EXPECT_THAT(offeredAt("params:\n  day:\n    ^\n").labels(), Contains("default"));
  EXPECT_THAT(offeredAt("params:\n  day: {type: string, ^}\n").labels(), Not(Contains("type")));
  EXPECT_THAT(offeredAt("params:\n  day: {type: ^}\n").labels(), Contains("integer"));
}

TEST(Complete, ProfilesAndTheParametersTheySet) {
  const auto profiles = offeredAt("profiles:\n  dev: {}\n  ^\n").labels();
  EXPECT_EQ(std::ranges::count(profiles, "staging"), 1);
  EXPECT_THAT(profiles, Contains("lab"));
  EXPECT_THAT(profiles, Not(Contains("dev")));
  EXPECT_THAT(offeredAt("profiles:\n  dev:\n    ^\n").labels(), ElementsAre("params", "config"));
  EXPECT_THAT(
      offeredAt(
          "params: {day: 1, hour: 2}\nprofiles:\n  dev:\n    params:\n      day: 2\n      ^\n")
          .labels(),
      ElementsAre("hour"));
}

TEST(Complete, PathsFromTheProjectsFolderFoldersFirst) {
  MemoryFileSystem files;
  files.add("/w/a.csv", "");
  files.add("/w/data/b.csv", "");
  files.add("/w/.env", "");
  files.add("/secret.csv", "");
  const auto workspace =
      project::Workspace::load(files, "/w", [](std::string_view) { return false; });
  const auto labels = [&](std::string_view typed) {
    const auto caret = test::parseCaret(
        "steps:\n  - id: a\n    component: filesystem.csv_extractor\n    config:\n      path: " +
        std::string(typed) + "\n");
    const oml::Model model(caret.text);
    std::vector<std::string> all;
    for (const Completion& each : complete(model.pipeline(), *workspace, caret.at, &files))
      all.push_back(each.label);
    return all;
  };
  EXPECT_THAT(labels("^"), ElementsAre("data/", "a.csv"));
  EXPECT_THAT(labels("data/^"), ElementsAre("b.csv"));
  EXPECT_THAT(labels("\"./data/b^\""), ElementsAre("b.csv"));
  EXPECT_THAT(labels("../^"), IsEmpty());
  EXPECT_THAT(labels("/^"), IsEmpty());
}

TEST(WithoutPlaceholders, LeavesWhatTheyHold) {
  EXPECT_EQ(withoutPlaceholders("a: ${1:b} $2\\$c"), "a: b $c");
}

}  // namespace
}  // namespace osiris::ide
