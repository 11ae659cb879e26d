#include "report/sarif.h"

#include <gtest/gtest.h>

#include <array>
#include <nlohmann/json.hpp>

#include "check/rule_page.h"
#include "sample_findings.h"

namespace osiris::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr auto codes = std::to_array<check::Code>({
    {"duplicate_id", check::Severity::error, "Two steps share an id.", "Give one another id.",
     "id: a\n", "id: b"},
    {"never_seen", check::Severity::error, "Never.", "", "", ""},
});

Json sampleLog() { return Json::parse(renderSarif(sampleFindings(), codes, "1.2.3")); }

/// What SARIF 2.1.0 (OASIS, 27 March 2020) demands of the objects that we write, where a JSON
/// Schema would say it: required properties, their types, and no region that ends before it starts.
class Validator {
 public:
  explicit Validator(const Json& log) {
    EXPECT_EQ(log.at("version"), "2.1.0");
    EXPECT_TRUE(log.at("$schema").is_string());
    for (const Json& run : log.at("runs")) checkRun(run);
  }

 private:
  static void checkMessage(const Json& message) { EXPECT_TRUE(message.at("text").is_string()); }

  static void checkRegion(const Json& region) {
    const std::pair start{region.at("startLine").get<int>(), region.at("startColumn").get<int>()};
    const std::pair end{region.at("endLine").get<int>(), region.at("endColumn").get<int>()};
    EXPECT_GE(start.first, 1);
    EXPECT_GE(start.second, 1);
    EXPECT_LE(start, end);
  }

  static void checkArtifact(const Json& artifact) {
    const std::string uri = artifact.at("uri");
    EXPECT_EQ(uri.find_first_not_of(
                  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/%"),
              std::string::npos)
        << uri;
  }

  static void checkLocation(const Json& location) {
    const Json& place = location.at("physicalLocation");
    checkArtifact(place.at("artifactLocation"));
    if (place.contains("region")) checkRegion(place.at("region"));
    for (const Json& logical : location.value("logicalLocations", Json::array())) {
      EXPECT_TRUE(logical.at("fullyQualifiedName").is_string());
    }
  }

  static void checkFix(const Json& fix) {
    checkMessage(fix.at("description"));
    EXPECT_GE(fix.at("artifactChanges").size(), 1U);
    for (const Json& change : fix.at("artifactChanges")) {
      checkArtifact(change.at("artifactLocation"));
      EXPECT_GE(change.at("replacements").size(), 1U);
      for (const Json& replacement : change.at("replacements")) {
        checkRegion(replacement.at("deletedRegion"));
        EXPECT_TRUE(replacement.at("insertedContent").at("text").is_string());
      }
    }
  }

  static bool isLevel(const Json& level) {
    return level == "error" || level == "warning" || level == "note";
  }

  static void checkRule(const Json& rule) {
    EXPECT_TRUE(rule.at("id").is_string());
    if (!rule.contains("help")) return;
    checkMessage(rule.at("shortDescription"));
    checkMessage(rule.at("help"));
    EXPECT_TRUE(isLevel(rule.at("defaultConfiguration").at("level")));
  }

  static void checkResult(const Json& result, const Json& rules) {
    EXPECT_EQ(rules.at(result.at("ruleIndex").get<std::size_t>()).at("id"), result.at("ruleId"));
    EXPECT_TRUE(isLevel(result.at("level")));
    checkMessage(result.at("message"));
    for (const Json& location : result.at("locations")) checkLocation(location);
    for (const Json& related : result.value("relatedLocations", Json::array())) {
      checkLocation(related);
      checkMessage(related.at("message"));
    }
    for (const Json& fix : result.value("fixes", Json::array())) checkFix(fix);
  }

  static void checkRun(const Json& run) {
    EXPECT_EQ(run.at("columnKind"), "utf16CodeUnits");
    const Json& driver = run.at("tool").at("driver");
    EXPECT_EQ(driver.at("name"), "osiris");
    for (const Json& rule : driver.at("rules")) checkRule(rule);
    for (const Json& result : run.at("results")) checkResult(result, driver.at("rules"));
  }
};

TEST(Sarif, HasTheStructureOfTheStandard) {
  const Validator sample(sampleLog());
  const Validator empty(Json::parse(renderSarif({}, codes, "1.2.3")));
}

TEST(Sarif, ListsTheRulesThatOccurWithTheirHelp) {
  const Json driver = sampleLog()["runs"][0]["tool"]["driver"];
  EXPECT_EQ(driver["version"], "1.2.3");
  ASSERT_EQ(driver["rules"].size(), 2U);
  EXPECT_EQ(driver["rules"][0]["shortDescription"]["text"], "Two steps share an id.");
  EXPECT_EQ(driver["rules"][0]["help"]["text"], "Give one another id.");
  EXPECT_EQ(driver["rules"][0]["help"]["markdown"], check::rulePage(codes[0]));
  EXPECT_EQ(driver["rules"][1], Json({{"id", "unknown_config_key"}}));
}

TEST(Sarif, PlacesAResultInUtf16Columns) {
  const Json result = sampleLog()["runs"][0]["results"][0];
  EXPECT_EQ(result["ruleIndex"], 1);
  EXPECT_EQ(result["level"], "error");
  const Json place = result["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "pipelines/r%C3%B6v%2C%201.oml");
  EXPECT_EQ(place["region"],
            Json({{"startLine", 3}, {"startColumn", 24}, {"endLine", 3}, {"endColumn", 28}}));
  EXPECT_EQ(result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"],
            "/steps/0/note/quey");
  EXPECT_EQ(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"],
            "query");
}

TEST(Sarif, NamesRelatedPlaces) {
  const Json related = sampleLog()["runs"][0]["results"][1]["relatedLocations"];
  ASSERT_EQ(related.size(), 3U);
  EXPECT_EQ(related[0]["physicalLocation"]["region"]["startLine"], 2);
  EXPECT_EQ(related[1]["physicalLocation"]["artifactLocation"]["uri"], "osiris.yaml");
  EXPECT_FALSE(related[2]["physicalLocation"].contains("region"));
}

}  // namespace
}  // namespace osiris::report
