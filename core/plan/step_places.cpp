#include "plan/step_places.h"

#include "check/fields.h"
#include "check/rules/step_path.h"
#include "check/wording.h"

namespace osiris::plan {

std::string placeOf(std::size_t step, std::string_view key) {
  return check::pointer(check::pointer("/steps", step), key);
}

text::Span spanOf(const oml::Pipeline& pipeline, std::size_t step, std::string_view key) {
  const oml::PlacedStep& placed = pipeline.steps[step];
  const auto field = check::findField(placed.value(), key);
  return field ? field->valueSpan() : check::rules::idSpan(placed);
}

text::Span needSpan(const oml::Pipeline& pipeline, std::size_t step, std::size_t k) {
  const auto needs = check::fieldValue(pipeline.steps[step].value(), "needs");
  for (const syntax::Value item : needs.items()) {
    if (k-- == 0) return item.span();
  }
  return spanOf(pipeline, step, "needs");
}

}  // namespace osiris::plan
