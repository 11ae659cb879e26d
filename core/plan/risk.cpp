#include "plan/risk.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "base/ascii.h"
#include "check/wording.h"

namespace osiris::plan {
namespace {

/// What a class of change is worth by itself. Nobody knows what `unknown` does: it is nearly as
/// much as what is known to break.
int pointsOf(ChangeClass kind) {
  switch (kind) {
    case ChangeClass::identical:
      return 0;
    case ChangeClass::additive:
      return 5;
    case ChangeClass::columnScoped:
      return 20;
    case ChangeClass::rowScoped:
      return 30;
    case ChangeClass::unknown:
      return 35;
    case ChangeClass::breaking:
      return 40;
  }
  return 0;
}

RiskFeature breadthOf(const Plan& plan) {
  std::set<std::string_view> pipelines;
  std::set<std::string_view> datasets;
  std::set<std::string_view> owners;
  for (const Touched& each : plan.downstream) {
    pipelines.insert(each.pipeline);
    datasets.insert(each.dataset);
    owners.insert(each.owners.begin(), each.owners.end());
  }
  const std::size_t points = 6 * pipelines.size() + 2 * datasets.size() + 2 * owners.size();
  std::string reason =
      fmt::format("{} downstream with {}", check::counted(pipelines.size(), "pipeline"),
                  check::counted(datasets.size(), "dataset"));
  if (!owners.empty()) reason += fmt::format(", of {}", check::counted(owners.size(), "owner"));
  return {"breadth", static_cast<int>(std::min<std::size_t>(30, points)), std::move(reason)};
}

/// Whether a column is called as one that holds what is known of a person.
bool isPersonal(std::string_view column) {
  static constexpr std::string_view words[] = {
      "email",   "e_mail", "phone",   "mobile",     "first_name", "last_name", "full_name",
      "surname", "birth",  "address", "passport",   "ssn",        "tax_id",    "iban",
      "salary",  "gender", "card_no", "ip_address", "postcode",   "zip_code",  "national_id"};
  std::string name = ascii::lower(column);
  std::ranges::replace(name, '-', '_');
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return name.find(word) != name.npos; });
}

RiskFeature sensitivityOf(const Plan& plan) {
  std::set<std::string> personal;
  const auto look = [&](const std::string& column) {
    if (isPersonal(column)) personal.insert(column);
  };
  for (const PlannedPipeline& pipeline : plan.pipelines) {
    for (const DatasetChange& dataset : pipeline.diff.datasets) {
      for (const auto* columns : {&dataset.added, &dataset.removed, &dataset.changed})
        std::ranges::for_each(*columns, look);
      for (const auto& retyped : dataset.retyped) look(retyped.column);
    }
  }
  if (personal.empty()) return {"sensitivity", 0, ""};
  return {"sensitivity", personal.size() > 1 ? 15 : 10,
          fmt::format("{} by name of a person: {}{}", check::counted(personal.size(), "column"),
                      *personal.begin(), personal.size() > 1 ? ", …" : "")};
}

RiskFeature sizeOf(const Plan& plan) {
  std::size_t changes = 0;
  for (const PlannedPipeline& pipeline : plan.pipelines) {
    changes += static_cast<std::size_t>(std::ranges::count_if(
        pipeline.diff.changes,
        [](const Change& change) { return change.kind != ChangeClass::identical; }));
  }
  return {"size", static_cast<int>(std::min<std::size_t>(15, changes > 1 ? changes : 0)),
          check::counted(changes, "change")};
}

}  // namespace

Risk riskOf(const Plan& plan) {
  Risk risk;
  for (RiskFeature feature : {RiskFeature{"class", pointsOf(plan.kind),
                                          fmt::format("the change is {}", nameOf(plan.kind))},
                              breadthOf(plan), sensitivityOf(plan), sizeOf(plan)}) {
    if (feature.points == 0) continue;
    risk.score += feature.points;
    risk.features.push_back(std::move(feature));
  }
  std::ranges::stable_sort(risk.features, std::ranges::greater(), &RiskFeature::points);
  risk.score = std::min(risk.score, 100);
  return risk;
}

}  // namespace osiris::plan
