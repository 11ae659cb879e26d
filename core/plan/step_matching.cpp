#include "plan/step_matching.h"

#include <map>
#include <string>
#include <string_view>

#include "oml/table_name.h"
#include "plan/effective_value.h"

namespace osiris::plan {
namespace {

/// A rewritten file of thousands of steps is not compared step by step.
constexpr std::size_t mostUnmatched = 500;

const oml::Step& stepOf(const PipelineVersion& version, std::size_t index) {
  return *version.pipeline.steps[index].step;
}

class Matching {
 public:
  Matching(const PipelineVersion& before, const PipelineVersion& after)
      : before_(before), after_(after) {
    matching_.before.resize(after.pipeline.steps.size());
    matching_.after.resize(before.pipeline.steps.size());
  }

  StepMatching match() {
    byId();
    for (const auto key : {&Matching::content, &Matching::dataset, &Matching::component})
      byKey(key);
    return std::move(matching_);
  }

 private:
  using Steps = std::vector<std::size_t>;
  using Key = std::string (Matching::*)(const PipelineVersion&, std::size_t) const;

  void pair(std::size_t before, std::size_t after) {
    matching_.before[after] = before;
    matching_.after[before] = after;
    renamed_[oml::tableOf(stepOf(after_, after).id)] = oml::tableOf(stepOf(before_, before).id);
  }

  void byId() {
    for (std::size_t i = 0; i < matching_.before.size(); ++i) {
      const auto found = before_.pipeline.byId.find(stepOf(after_, i).id);
      if (!stepOf(after_, i).id.empty() && found != before_.pipeline.byId.end() &&
          !matching_.after[found->second])
        pair(found->second, i);
    }
  }

  /// Steps whose key no other step of their side has.
  void byKey(Key key) {
    std::map<std::string, Steps> old;
    std::map<std::string, Steps> now;
    std::size_t count = 0;
    for (std::size_t i = 0; i < matching_.after.size() && count < mostUnmatched; ++i) {
      if (matching_.after[i]) continue;
      old[(this->*key)(before_, i)].push_back(i);
      ++count;
    }
    for (std::size_t i = 0; i < matching_.before.size() && count < 2 * mostUnmatched; ++i) {
      if (matching_.before[i]) continue;
      now[(this->*key)(after_, i)].push_back(i);
      ++count;
    }
    for (const auto& [text, steps] : now) {
      const auto found = old.find(text);
      if (text.empty() || found == old.end() || found->second.size() != 1 || steps.size() != 1)
        continue;
      pair(found->second.front(), steps.front());
    }
  }

  /// Its config, with tables by the names that the earlier version has for them.
  [[nodiscard]] std::string content(const PipelineVersion& version, std::size_t index) const {
    const oml::Step& step = stepOf(version, index);
    std::string text = effectiveValue(version.pipeline, step.value()["config"])
                           .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    if (&version == &after_) {
      for (const auto& [now, before] : renamed_) {
        if (now == before) continue;
        for (auto at = text.find(now); at != std::string::npos;
             at = text.find(now, at + before.size()))
          text.replace(at, now.size(), before);
      }
    }
    return step.component + '\n' + step.mode + '\n' + text;
  }

  [[nodiscard]] std::string dataset(const PipelineVersion& version, std::size_t index) const {
    const auto& writes = version.lineage[index].writes;
    return writes ? stepOf(version, index).component + '\n' + *writes : std::string();
  }

  [[nodiscard]] std::string component(const PipelineVersion& version, std::size_t index) const {
    return stepOf(version, index).component + '\n' + stepOf(version, index).mode;
  }

  const PipelineVersion& before_;
  const PipelineVersion& after_;
  StepMatching matching_;
  std::map<std::string, std::string> renamed_;  ///< later table → earlier one
};

}  // namespace

StepMatching matchSteps(const PipelineVersion& before, const PipelineVersion& after) {
  return Matching(before, after).match();
}

}  // namespace osiris::plan
