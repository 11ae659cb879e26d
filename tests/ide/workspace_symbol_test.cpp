#include "ide/workspace_symbol.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "oml/model.h"

namespace osiris::ide {
namespace {

using Kind = FileSymbol::Kind;
using ::testing::ElementsAre;

std::vector<std::string> listed(std::string_view text) {
  const oml::Model model(text);
  std::vector<std::string> all;
  for (const FileSymbol& each : fileSymbols(model.pipeline())) {
    all.push_back(std::to_string(static_cast<int>(each.kind)) + " " + each.name + " " +
                  each.detail);
    EXPECT_EQ(text.substr(each.span.begin, each.span.size()), each.name);
  }
  return all;
}

std::string line(Kind kind, std::string_view rest) {
  return std::to_string(static_cast<int>(kind)) + " " + std::string(rest);
}

TEST(FileSymbols, AreWhatAPipelineGivesAndUses) {
  EXPECT_THAT(listed("name: orders\n"
                     "steps:\n"
                     "- id: read\n"
                     "  component: mysql.extractor\n"
                     "  mode: read\n"
                     "  config: {table: 'raw', connection: \"@mysql.shop\"}\n"
                     "- id: write\n"
                     "  component: filesystem.csv_writer\n"
                     "  mode: write\n"
                     "  config: {path: out/a.csv}\n"),
              ElementsAre(line(Kind::pipeline, "orders "), line(Kind::step, "read mysql.extractor"),
                          line(Kind::read, "raw read"), line(Kind::connectionUse, "mysql.shop "),
                          line(Kind::step, "write filesystem.csv_writer"),
                          line(Kind::written, "out/a.csv write")));
}

TEST(FileSymbols, LeaveOutWhatNobodyKnowsYet) {
  EXPECT_THAT(
      listed("name:\nsteps:\n- id: a\n  config: {table: \"${params.t}\", connection: 1}\n- b\n"),
      ElementsAre(line(Kind::step, "a ")));
  EXPECT_TRUE(listed("").empty());
  EXPECT_TRUE(listed("steps: [").empty());
}

TEST(MatchScore, WantsAllLettersInOrder) {
  EXPECT_TRUE(matchScore("rdo", "read-orders"));
  EXPECT_FALSE(matchScore("sdo", "read-orders"));
  EXPECT_FALSE(matchScore("readx", "read"));
  EXPECT_EQ(matchScore("", "anything"), 0);
}

TEST(MatchScore, TakesCaseSeriouslyOnlyWhereItWasTyped) {
  EXPECT_TRUE(matchScore("read", "READ"));
  EXPECT_TRUE(matchScore("R", "Read"));
  EXPECT_FALSE(matchScore("R", "read"));
}

TEST(MatchScore, PutsWhatWasMeantFirst) {
  EXPECT_GT(matchScore("orders", "orders"), matchScore("orders", "orders-daily"));
  EXPECT_GT(matchScore("ro", "read-orders"), matchScore("ro", "errors"));
  EXPECT_GT(matchScore("ord", "orders"), matchScore("ord", "o-r-d"));
}

}  // namespace
}  // namespace osiris::ide
