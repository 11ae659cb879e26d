#include "report/plan_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/canonical_json.h"
#include "base/sha256.h"
#include "sample_plan.h"
#include "support/read_file.h"

#define VALIJSON_USE_EXCEPTIONS 1
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace osiris::report {
namespace {

using nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

/// Whether docs/plan.schema.json takes a document.
bool isOfTheSchema(const json& document) {
  const json text = json::parse(test::contentOf(OSIRIS_SOURCE_DIR "/docs/plan.schema.json"));
  valijson::Schema schema;
  valijson::SchemaParser().populateSchema(Adapter(text), schema);
  return valijson::Validator().validate(schema, Adapter(document), nullptr);
}

TEST(PlanJson, IsOfItsSchema) {
  EXPECT_TRUE(isOfTheSchema(json::parse(planJson({}))));
  EXPECT_TRUE(isOfTheSchema(json::parse(planJson(samplePlan()))));
  EXPECT_TRUE(isOfTheSchema(json::parse(planJson(planOf("\x1b[31m<b>\xff")))));
}

TEST(PlanJson, SchemaTakesNothingElse) {
  json document = json::parse(planJson(samplePlan()));
  document["plan"]["pipelines"][0]["more"] = 1;
  EXPECT_FALSE(isOfTheSchema(document));
  document = json::parse(planJson(samplePlan()));
  document["plan"]["downstream"][0].erase("owners");
  EXPECT_FALSE(isOfTheSchema(document));
}

TEST(PlanJson, HasTheIdOfItsPlan) {
  const std::string text = planJson(samplePlan());
  const json document = json::parse(text);
  EXPECT_EQ(document["id"], "sha256:" + sha256Hex(canonicalJson(document["plan"])));
  EXPECT_EQ(document["id"], planId(samplePlan()));
  EXPECT_EQ(text, canonicalJson(document) + "\n");
}

TEST(PlanJson, SaysWhatHappens) {
  const json plan = json::parse(planJson(samplePlan()))["plan"];
  EXPECT_EQ(plan["class"], "breaking");
  EXPECT_EQ(plan["pipelines"][0]["tables"][0]["action"], "alter");
  EXPECT_EQ(plan["pipelines"][1]["state"], "added");
  EXPECT_EQ(plan["pipelines"][0]["steps"][0]["writes"], nullptr);
  EXPECT_EQ(plan["downstream"][0]["owners"], json({"@finance", "@bi"}));
}

TEST(PlanId, IsTheSameInEveryEnvironment) {
  plan::Plan other = samplePlan();
  other.environment = "staging";
  other.base = "HEAD~1";
  other.pipelines[0].diff.environmentOnly.clear();
  EXPECT_EQ(planId(other), planId(samplePlan()));
  EXPECT_NE(planJson(other), planJson(samplePlan()));
}

TEST(PlanId, ChangesWithWhatThePlanDoes) {
  plan::Plan other = samplePlan();
  other.pipelines[0].tables[0].columns[1].type = "BLOB";
  EXPECT_NE(planId(other), planId(samplePlan()));
}

}  // namespace
}  // namespace osiris::report
