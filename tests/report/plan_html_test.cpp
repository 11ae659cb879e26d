#include "report/plan_html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/sha256.h"
#include "sample_plan.h"
#include "support/read_file.h"

namespace osiris::report {
namespace {

using testing::HasSubstr;
using testing::Not;

/// What stands between two marks.
std::string between(const std::string& page, std::string_view begin, std::string_view end) {
  const std::size_t at = page.find(begin);
  if (at == std::string::npos) return {};
  const std::size_t from = at + begin.size();
  return page.substr(from, page.find(end, from) - from);
}

/// The bytes of base64 (RFC 4648).
std::string decoded(std::string_view base64) {
  static constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0;
  int count = 0;
  for (const char c : base64) {
    if (c == '=') break;
    bits = bits << 6U | static_cast<unsigned>(letters.find(c));
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> static_cast<unsigned>(count));
  }
  return bytes;
}

TEST(PlanHtml, SaysEverythingWithoutScript) {
  const std::string page = between(planHtml(samplePlan()), "<main>", "</main>");
  for (const char* said :
       {"risk 58</h1>", "compared with <code>v1.2.0</code>", "<li>18: breadth, 1 pipeline</li>",
        "<b>alter</b> <code>duckdb://w/main.orders</code>",
        "<td class=\"sign\">~</td><th scope=\"row\"><code>id</code></th><td>INTEGER → BIGINT</td>",
        "<b class=\"breaking\">breaking</b>: step <code>load</code>: column country removed",
        "not followed to the end: &#39;read&#39;", "1 error, 2 warnings", "<p>1 pipeline unchanged",
        "owners: <code>@finance</code> <code>@bi</code>",
        "<code>pipelines/orders.oml</code>: limit"})
    EXPECT_THAT(page, HasSubstr(said));
}

TEST(PlanHtml, LoadsNothing) {
  const std::string page = planHtml(samplePlan());
  for (const char* link : {" src=", " href=", "url(", "@import", "fetch(", "http:", "https:"})
    EXPECT_THAT(page, Not(HasSubstr(link)));
  EXPECT_THAT(page, HasSubstr("default-src 'none'; base-uri 'none'; form-action 'none'; "));
}

TEST(PlanHtml, CarriesStyleAndScriptAsTheyAreInTheSource) {
  const std::string page = planHtml(samplePlan());
  const std::string folder = OSIRIS_SOURCE_DIR "/core/report/pages/";
  EXPECT_EQ(between(page, "<style>", "</style>"), test::contentOf(folder + "plan.css"));
  EXPECT_EQ(between(page, "<script>", "</script>"), test::contentOf(folder + "plan.js"));
}

TEST(PlanHtml, AllowsItsOwnStyleAndScriptByTheirDigests) {
  const std::string page = planHtml(samplePlan());
  const auto allowed = [&](const char* what) {
    return decoded(between(page, std::string(what) + " 'sha256-", "'"));
  };
  const auto digest = [&](const char* begin, const char* end) {
    const Sha256Digest bytes = sha256(between(page, begin, end));
    return std::string(bytes.begin(), bytes.end());
  };
  EXPECT_EQ(allowed("style-src"), digest("<style>", "</style>"));
  EXPECT_EQ(allowed("script-src"), digest("<script>", "</script>"));
}

TEST(PlanHtml, CarriesTheGraphAsData) {
  const std::string data =
      between(planHtml(samplePlan()), "<script type=\"application/json\" id=\"plan-graph\">", "<");
  const auto graph = nlohmann::json::parse(data);
  EXPECT_EQ(graph["nodes"][2]["name"], "load");
  EXPECT_EQ(graph["nodes"][2]["class"], "breaking");
  EXPECT_EQ(graph["edges"].back()["toColumn"], "land");
}

TEST(PlanHtml, KeepsHostileTextAsText) {
  const std::string page = planHtml(planOf("</script><script>alert(1)</script>\"'\x1b&<!--\u202E"));
  EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(page, Not(HasSubstr("<!--")));
  EXPECT_THAT(page, Not(HasSubstr("\x1b")));
  EXPECT_THAT(page, Not(HasSubstr("\u202E")));
  const auto graph = nlohmann::json::parse(
      between(page, "<script type=\"application/json\" id=\"plan-graph\">", "</script>"));
  EXPECT_EQ(graph["nodes"][0]["name"], "</script><script>alert(1)</script>\"'\uFFFD&<!--\uFFFD");
}

}  // namespace
}  // namespace osiris::report
