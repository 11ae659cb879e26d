// Text of people in every place of a plan, and plans of any size: no report breaks.
#include <gtest/gtest.h>

#include <chrono>

#include "report/plan_json.h"
#include "report/plan_markdown.h"
#include "report/plan_sarif.h"
#include "report/plan_text.h"
#include "sample_plan.h"

namespace osiris::report {
namespace {

const std::string hostile =
    "<script>alert(1)</script>|`x` ``` @everyone #1 \x1b[31m\u202E\u009b\n## top\r\n```\n</details>"
    "&lt; \"]) --> x %%{init}%% ${7*7} \xff";

std::string planOfHostile() { return planMarkdown(planOf(hostile)); }

TEST(PlanCanary, TerminalObeysNothing) {
  const std::string page = planText(planOf(hostile), {});
  for (const char* control : {"\x1b", "\u202E", "\u009b", "\r", "\n## top"})
    EXPECT_EQ(page.find(control), std::string::npos) << page;
}

TEST(PlanCanary, MarkdownHasNoMarkupButItsOwn) {
  const std::string page = planOfHostile();
  for (const char* markup : {"<script", "\x1b", "\u202E", "\u009b", "@", "`x`", "\n## top", "|",
                             "&lt;", "\"])\n -->", "%%{"})
    EXPECT_EQ(page.find(markup), std::string::npos) << markup << " in\n" << page;
  const auto count = [&](std::string_view text) {
    std::size_t found = 0;
    for (std::size_t at = page.find(text); at != std::string::npos; at = page.find(text, at + 1))
      ++found;
    return found;
  };
  EXPECT_EQ(count("```"), 2U);  // The graph's own fence.
  EXPECT_EQ(count("<details>"), count("</details>"));
  EXPECT_EQ(count("<code>"), count("</code>"));
}

TEST(PlanCanary, JsonAndSarifHaveNoControlCharacters) {
  for (const std::string& page : {planJson(planOf(hostile)), planSarif(planOf(hostile), "1")}) {
    EXPECT_EQ(page.find('\x1b'), std::string::npos);
    EXPECT_EQ(page.find('\xff'), std::string::npos);
  }
}

TEST(PlanCanary, MarkdownOfLongTextsFits) {
  EXPECT_LE(planMarkdown(planOf(std::string(100'000, '@'))).size(), mostMarkdown);
  plan::Plan plan = planOf(std::string(300, '@'));
  plan.pipelines.resize(50, plan.pipelines[0]);
  plan.downstream[0].owners.resize(500, "@");
  plan.downstream.resize(500, plan.downstream[0]);
  plan.risk.features.resize(500, plan.risk.features[0]);
  EXPECT_LE(planMarkdown(plan).size(), mostMarkdown);
}

TEST(PlanCanary, MarkdownOfManyFitsAndIsMadeInASecond) {
  const plan::Plan plan = largePlan(5'000, 50'000);
  const auto begin = std::chrono::steady_clock::now();
  const std::string page = planMarkdown(plan);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  EXPECT_LE(page.size(), mostMarkdown);
  EXPECT_LT(taken.count(), 1.0);
}

}  // namespace
}  // namespace osiris::report
