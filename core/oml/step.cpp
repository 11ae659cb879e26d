#include "oml/step.h"

#include "oml/references.h"
#include "oml/step_builder.h"

namespace osiris::oml {
namespace {

using syntax::Value;

std::string textOf(const Value& value) {
  return value && typeOf(value) == Type::string ? std::string(value.text()) : std::string();
}

void readNeeds(const Value& needs, Step& step) {
  if (!needs.isSequence()) return;
  std::size_t index = 0;
  for (const Value item : needs.items()) {
    if (typeOf(item) == Type::string) {
      step.needs.push_back(
          {std::string(item.text()), item.span(), "/needs/" + std::to_string(index)});
    }
    ++index;
  }
}

}  // namespace

std::string operator/(std::string_view pointer, std::string_view key) {
  std::string path(pointer);
  path += '/';
  for (const char c : key) {
    if (c == '~')
      path += "~0";
    else if (c == '/')
      path += "~1";
    else
      path += c;
  }
  return path;
}

void readFields(Step& step) {
  const Value value = step.value();
  if (value.isMapping()) {
    step.id = textOf(value["id"]);
    step.component = textOf(value["component"]);
    step.mode = textOf(value["mode"]);
    const Value needs = value["needs"];
    step.declaresNeeds = static_cast<bool>(needs) && !needs.isNull();
    readNeeds(needs, step);
    step.unclearNeeds =
        step.declaresNeeds && step.needs.empty() && !(needs.isSequence() && needs.size() == 0);
  }
  step.references = findReferences(value, step.source);
}

}  // namespace osiris::oml
