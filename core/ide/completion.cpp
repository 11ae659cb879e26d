#include "ide/completion.h"

#include <algorithm>

#include "ide/completion_docs.h"
#include "ide/completion_items.h"
#include "ide/head_completion.h"
#include "ide/proposed_steps.h"
#include "ide/snippet.h"
#include "ide/sql_caret.h"
#include "ide/sql_completion.h"
#include "ide/step_completion.h"

namespace osiris::ide {
namespace {

/// `${par`: parameters, what steps give, and variables of the environment.
bool completeReference(CompletionPlace& place, CompletionItems& items) {
  CaretLine& line = place.line;
  const std::size_t open = line.text.rfind("${");
  if (open == std::string_view::npos || line.text.find('}', open) != std::string_view::npos)
    return false;
  line.word = static_cast<text::Offset>(place.at - (line.text.size() - open - 2));
  const bool closed = place.pipeline.source.substr(place.at).starts_with('}');
  const std::string end = closed ? "" : "\\}";
  for (const auto [key, value] : place.pipeline.root()["params"].entries()) {
    items
        .add("params." + std::string(key.text()), Completion::Kind::param,
             "params." + escaped(key.text()) + end)
        .topic = Topic::param(key.text());
  }
  if (!line.step) return true;
  // Of `step.df` the name is told by what stands before the dot.
  const std::string_view typed = line.text.substr(open + 2);
  const auto any = [](const oml::Step&) { return true; };
  for (const std::size_t i :
       proposedSteps(place.pipeline, *line.step, typed.substr(0, typed.find('.')), any)) {
    const oml::Step& step = *place.pipeline.steps[i].step;
    items.add(step.id + ".df", Completion::Kind::step, escaped(step.id) + ".df" + end).detail =
        step.component;
  }
  for (const std::string& name : place.workspace.variableNames()) {
    items.add(name, Completion::Kind::variable, escaped(name) + end).detail =
        place.workspace.isSet(name) ? "is set" : "is not set here";
  }
  return true;
}

}  // namespace

bool leavesOut(const std::vector<Completion>& list) {
  return std::ranges::count(list, Completion::Kind::step, &Completion::kind) >=
         static_cast<std::ptrdiff_t>(mostStepsProposed);
}

std::vector<Completion> complete(const oml::Pipeline& pipeline, const project::Workspace& workspace,
                                 text::Offset at, const FileSystem* files) {
  CompletionPlace place{pipeline, workspace, at, files, caretLine(pipeline, at)};
  CompletionItems items(place);
  if (place.line.text.starts_with('#') && !SqlCaret::at(pipeline, at)) return {};
  if (!completeReference(place, items) && !completeSql(place, items)) {
    if (place.line.step)
      completeInStep(place, items);
    else
      completeInHead(place, items);
  }
  return items.take();
}

}  // namespace osiris::ide
