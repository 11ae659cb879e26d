// Each id under `needs`: of a step that exists, not its own, once.
#include <algorithm>
#include <string>
#include <vector>

#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/rules/step_path.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

class NeedsRule {
 public:
  explicit NeedsRule(const PipelineContext& context)
      : context_(context), pipeline_(context.pipeline) {}

  void run() {
    for (const std::uint32_t i : context_.graph.doubtful()) {
      const auto& needs = pipeline_.steps[i].step->needs;
      for (std::size_t k = 0; k < needs.size(); ++k) {
        check(i, k);
      }
    }
  }

 private:
  void check(std::size_t index, std::size_t k) {
    const oml::Step& step = *pipeline_.steps[index].step;
    const oml::Need& need = step.needs[k];
    const auto isSame = [&](const oml::Need& other) { return other.id == need.id; };
    if (!exists(need.id)) {
      reportUnknown(index, need);
    } else if (need.id == step.id) {
      remove(index, need,
             report(code::self_dependency, index, need,
                    "step " + inQuotes(need.id) + " needs itself"));
    } else if (k < 1000 &&
               std::any_of(step.needs.begin(), step.needs.begin() + static_cast<std::ptrdiff_t>(k),
                           isSame)) {
      remove(index, need,
             report(code::duplicate_dependency, index, need,
                    inQuotes(need.id) + " is needed already"));
    }
  }

  Diagnostic& report(const Code& code, std::size_t index, const oml::Need& need,
                     std::string message) {
    return context_.reporter.report(code, placed(pipeline_.steps[index], need.span),
                                    stepPath(index, need.path), std::move(message));
  }

  /// An empty text names a step whose id is an empty text, as Osiris compares them.
  [[nodiscard]] bool exists(const std::string& id) const {
    if (!id.empty()) {
      return pipeline_.byId.contains(id);
    }
    return std::ranges::any_of(pipeline_.steps, [](const auto& step) {
      const Value value = fieldValue(step.value(), "id");
      return isText(value) && value.text().empty();
    });
  }

  void reportUnknown(std::size_t index, const oml::Need& need) {
    const auto& step = pipeline_.steps[index];
    const auto meant = meantId(*step.step, need.id);
    auto& diagnostic = report(code::unknown_dependency, index, need,
                              "no step is called " + inQuotes(need.id) + didYouMean(meant));
    if (meant) {
      if (const auto item = itemOf(step, need); item && isNew(*step.step, *meant)) {
        mend(diagnostic, "Change to " + inQuotes(*meant), rewrite(pipeline_, *item, *meant));
      }
    }
    remove(index, need, diagnostic);
  }

  [[nodiscard]] std::optional<std::string_view> meantId(const oml::Step& step,
                                                        std::string_view written) {
    if (suggestions_++ >= kMostSuggestions) {
      return std::nullopt;
    }
    if (ids_.empty()) {
      for (const auto& each : pipeline_.steps) {
        if (!each.step->id.empty()) {
          ids_.push_back(each.step->id);
        }
      }
    }
    const auto meant = nearest(written, ids_);
    return meant == std::optional<std::string_view>(step.id) ? std::nullopt : meant;
  }

  static bool isNew(const oml::Step& step, std::string_view id) {
    return std::ranges::none_of(step.needs, [&](const oml::Need& need) { return need.id == id; });
  }

  /// The item as a value, to be rewritten in its own style.
  static std::optional<Value> itemOf(const oml::PlacedStep& step, const oml::Need& need) {
    const auto needs = findField(step.value(), "needs");
    if (!needs || needs->merged()) {
      return std::nullopt;
    }
    for (const Value item : needs->value.items()) {
      if (item.span() == placed(step, need.span)) {
        return item;
      }
    }
    return std::nullopt;
  }

  void remove(std::size_t index, const oml::Need& need, Diagnostic& diagnostic) {
    const auto& step = pipeline_.steps[index];
    const auto item = itemOf(step, need);
    if (!item) {
      return;
    }
    const auto edit = removeItem(pipeline_, fieldValue(step.value(), "needs"), *item);
    const bool again = diagnostic.code == code::duplicate_dependency.name;
    (again ? mend : suggest)(diagnostic, "Remove " + inQuotes(need.id), edit);
  }

  const PipelineContext& context_;
  const oml::Pipeline& pipeline_;
  std::vector<std::string_view> ids_;
  std::size_t suggestions_ = 0;
};

}  // namespace

/// unknown_dependency, self_dependency, duplicate_dependency.
void needs(const PipelineContext& context) { NeedsRule(context).run(); }

}  // namespace osiris::check::rules
