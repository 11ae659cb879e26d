// What the random pipelines of other tests are worth: they are whole, and they show everything.
#include "support/random_pipeline.h"

#include <gtest/gtest.h>

#include <array>

#include "checking.h"

namespace osiris::check {
namespace {

const Surroundings shop{
    .workspace = "# file: osiris_connections.yaml\nmysql:\n  main: {host: h, database: d}\n"};

std::string errorsIn(const std::string& text) {
  std::string errors;
  for (const Diagnostic& each : findingsOf(text, shop)) {
    if (each.severity == Severity::error)
      errors += std::string(each.code) + " " + each.path + ": " + each.message + "\n";
  }
  return errors;
}

TEST(RandomPipelines, HaveNoErrors) {
  test::RandomPipeline pipelines(test::seed(31));
  for (int round = 0; round < test::rounds(2000); ++round) {
    const std::string text = pipelines.next();
    ASSERT_EQ(errorsIn(text), "") << text;
  }
}

TEST(RandomPipelines, ShowEachConstruct) {
  constexpr std::array constructs = {
      "\r\n",     "\xef\xbb\xbf",     "---",         "\n...",    "needs: [",  "needs:\n",
      "&needed",  "*needed",          "<<: *shared", "steps: [", "- {",       "${params.",
      "query: |", "query: >-",        "df_",         "inputs:",  "profiles:", " # ",
      "\n\n",     "\xf0\x9f\x98\x80", "needs: []"};
  test::RandomPipeline pipelines(test::seed(32));
  std::array<int, constructs.size()> seen{};
  for (int round = 0; round < 1000; ++round) {
    const std::string text = pipelines.next();
    for (std::size_t i = 0; i < constructs.size(); ++i)
      seen[i] += text.find(constructs[i]) != std::string::npos ? 1 : 0;
  }
  for (std::size_t i = 0; i < constructs.size(); ++i) EXPECT_GE(seen[i], 3) << constructs[i];
}

}  // namespace
}  // namespace osiris::check
