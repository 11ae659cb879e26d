#include "report/plan_sarif.h"

#include <nlohmann/json.hpp>

#include "report/display_width.h"
#include "report/sarif_log.h"

namespace osiris::report {
namespace {

using Json = nlohmann::ordered_json;

/// The two rules, in the order of their indexes.
Json planRules() {
  return {
      {{"id", "breaking_change"},
       {"shortDescription", {{"text", "Something that may be read is gone, or of another type."}}},
       {"defaultConfiguration", {{"level", "error"}}}},
      {{"id", "unknown_change"},
       {"shortDescription", {{"text", "Nobody can tell what the change does to the data."}}},
       {"defaultConfiguration", {{"level", "warning"}}}}};
}

/// 'enrich' and the pointer below it: "/steps/enrich/config/query".
std::string placeIn(const plan::Change& change) {
  if (change.step.empty()) return change.path.empty() ? "/" : printable(change.path);
  std::string step;
  for (const char c : printable(change.step)) {
    if (c == '~')
      step += "~0";
    else if (c == '/')
      step += "~1";
    else
      step += c;
  }
  return "/steps/" + step + printable(change.path);
}

Json changeResult(const plan::PlannedPipeline& pipeline, const plan::Change& change) {
  const bool breaks = change.kind == plan::ChangeClass::breaking;
  std::string message = printable(change.what);
  if (!change.reason.empty()) message += ": " + printable(change.reason);
  for (std::size_t i = 0; i < change.reaches.size(); ++i)
    message += (i == 0 ? "; reaches " : ", ") + printable(change.reaches[i]);
  return {
      {"ruleId", breaks ? "breaking_change" : "unknown_change"},
      {"ruleIndex", breaks ? 0 : 1},
      {"level", breaks ? "error" : "warning"},
      {"message", {{"text", std::move(message)}}},
      {"locations",
       Json::array(
           {{{"physicalLocation", {{"artifactLocation", {{"uri", sarifUri(pipeline.path)}}}}},
             {"logicalLocations", Json::array({{{"fullyQualifiedName", placeIn(change)}}})}}})}};
}

}  // namespace

std::string planSarif(const plan::Plan& plan, std::string_view version) {
  Json results = Json::array();
  for (const plan::PlannedPipeline& pipeline : plan.pipelines) {
    for (const plan::Change& change : pipeline.diff.changes) {
      if (change.kind >= plan::ChangeClass::unknown)
        results.push_back(changeResult(pipeline, change));
    }
  }
  return sarifLog(planRules(), std::move(results), version);
}

}  // namespace osiris::report
