// Every `${params.NAME}` against what is declared, and the other way round.
#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/rules/step_path.h"
#include "check/wording.h"
#include "oml/param.h"

namespace osiris::check::rules {
namespace {

class ParamUse {
 public:
  explicit ParamUse(const PipelineContext& context)
      : context_(context), pipeline_(context.pipeline), root_(pipeline_.root()) {
    for (const Field& param : fieldsOf(fieldValue(root_, "params"))) {
      declare(param.key.text());
    }
    for (const Field& profile : fieldsOf(fieldValue(root_, "profiles"))) {
      for (const Field& param : fieldsOf(fieldValue(profile.value, "params"))) {
        declare(param.key.text());
      }
    }
  }

  void run() {
    for (const auto& reference : pipeline_.headReferences) {
      check(reference, 0, reference.path);
    }
    for (std::size_t i = 0; i < pipeline_.steps.size(); ++i) {
      for (const auto& reference : pipeline_.steps[i].step->references) {
        if (reference.kind == oml::Reference::Kind::param) {
          check(reference, pipeline_.steps[i].base, {}, i);
        }
      }
    }
    checkUnused();
  }

 private:
  void declare(std::string_view name) {
    if (declared_.insert(name).second) {
      names_.push_back(name);
    }
  }

  /// `base` is what the reference's spans count from; `path` is empty for one in a step.
  void check(const oml::Reference& reference, text::Offset base, std::string path,
             std::size_t step = 0) {
    if (reference.kind != oml::Reference::Kind::param) {
      return;
    }
    used_.insert(reference.name);
    if (!reference.closed) {
      unfinished_ = true;
    } else if (!declared_.contains(reference.name) &&
               !context_.workspace.isSet(oml::variableOfParam(reference.name))) {
      report(reference, base, path.empty() ? stepPath(step, reference.path) : std::move(path));
    }
  }

  void report(const oml::Reference& reference, text::Offset base, std::string path) {
    const auto meant =
        suggestions_++ < kMostSuggestions ? nearest(reference.name, names_) : std::nullopt;
    const text::Span name = reference.nameSpan.shifted(base);
    const text::Span span = name.empty() ? reference.span.shifted(base) : name;
    auto& diagnostic = context_.reporter.report(
        code::unresolved_param, span, std::move(path),
        "no parameter " + inQuotes(reference.name) + " is declared" + didYouMean(meant));
    if (meant && !name.empty()) {
      mend(diagnostic, "Change to " + inQuotes(*meant), text::Edit{name, std::string(*meant)});
    }
    if (spell(reference.name).front() != '"') {
      suggest(diagnostic, "Declare " + inQuotes(reference.name), declaration(reference.name));
    }
  }

  [[nodiscard]] MaybeEdit declaration(const std::string& name) const {
    const auto params = findField(root_, "params");
    const std::string entry = name + ": {type: string}";
    if (params) {
      return isMap(params->value) && !params->merged()
                 ? insertEntry(pipeline_, params->value, entry)
                 : std::nullopt;
    }
    return root_.style() == syntax::Style::flow
               ? std::nullopt
               : insertEntry(pipeline_, root_, "params:\n  " + entry, "name");
  }

  void checkUnused() {
    const auto params = findField(root_, "params");
    if (unfinished_ || !params || !isMap(params->value)) {
      return;
    }
    for (const Field& param : fieldsOf(params->value)) {
      if (param.key.incomplete() || used_.contains(param.key.text())) {
        continue;
      }
      auto& diagnostic = context_.reporter.report(
          code::unused_param, param.keySpan(), pointer("/params", param.key.text()),
          "parameter " + inQuotes(param.key.text()) + " is never used");
      if (!param.merged()) {
        suggest(diagnostic, "Remove " + inQuotes(param.key.text()),
                removeEntry(pipeline_, params->value, param.key));
      }
    }
  }

  const PipelineContext& context_;
  const oml::Pipeline& pipeline_;
  Value root_;
  std::unordered_set<std::string_view> declared_;
  std::vector<std::string_view> names_;
  std::unordered_set<std::string_view> used_;
  std::size_t suggestions_ = 0;
  bool unfinished_ = false;
};

}  // namespace

/// unresolved_param, unused_param.
void paramUse(const PipelineContext& context) { ParamUse(context).run(); }

}  // namespace osiris::check::rules
