// id, component and mode: there, and text.
#include <string>

#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

/// Where to point when a key is missing: what the step is called, else its first word.
text::Span stepSpan(const StepContext& context) {
  if (const auto id = findField(context.value, "id");
      id && !id->merged() && !id->value.span().empty()) {
    return id->value.span();
  }
  for (const auto& [key, value] : context.value.entries()) {
    if (!key.span().empty()) {
      return key.span();
    }
  }
  return context.value.span();
}

/// The key of the three that stands before this one where all are written in their usual order.
std::string_view keyBefore(const StepContext& context, std::string_view key) {
  if (key == "mode" && findField(context.value, "component")) {
    return "component";
  }
  return key != "id" && findField(context.value, "id") ? "id" : "";
}

/// Modes in which the component can work.
std::vector<std::string_view> modesOf(const project::Component& component) {
  std::vector<std::string_view> modes;
  for (const std::string_view mode : {"read", "transform", "write"}) {
    if (component.supportsMode(mode)) {
      modes.push_back(mode);
    }
  }
  return modes;
}

void addMissing(const StepContext& context, Diagnostic& diagnostic, std::string_view key) {
  const auto add = [&](std::string_view value) {
    const std::string entry = std::string(key) + ": " + std::string(value);
    return insertEntry(context.step, context.value, entry, keyBefore(context, key));
  };
  if (key == "mode" && context.component != nullptr) {
    const auto modes = modesOf(*context.component);
    if (modes.size() == 1) {
      mend(diagnostic, "Add 'mode: " + std::string(modes.front()) + "'", add(modes.front()));
    } else {
      for (const std::string_view mode : modes) {
        suggest(diagnostic, "Add 'mode: " + std::string(mode) + "'", add(mode));
      }
    }
  } else if (key == "id") {
    suggest(diagnostic, "Add an id", add("new-step"));
  }
}

void checkMissing(const StepContext& context, std::string_view key) {
  auto& diagnostic = context.reporter.report(code::missing_step_field, stepSpan(context),
                                             pointer("", key), "step has no " + inQuotes(key));
  addMissing(context, diagnostic, key);
}

void checkType(const StepContext& context, const Field& field, const Code& wrongType) {
  const std::string key(field.key.text());
  if (field.key.incomplete() || (isText(field.value) && !field.value.text().empty())) {
    return;
  }
  if (isText(field.value) || typeOf(field.value) == Type::null) {
    context.reporter.report(code::empty_value, field.valueSpan(), pointer("", key),
                            inQuotes(key) + " has no value");
    return;
  }
  auto& diagnostic =
      context.reporter.report(wrongType, field.valueSpan(), pointer("", key),
                              inQuotes(key) + " must be text, not " + kindOf(field.value));
  if (field.merged()) {
    return;
  }
  if (key == "id" && field.value.isScalar()) {
    mend(diagnostic, "Put quotes around it", quote(context.step, field.value));
  } else if (field.value.size() == 1 && typeOf(field.value) == Type::sequence &&
             isText(*field.value.items().begin())) {
    const Source source(context.step);
    const text::Span item = (*field.value.items().begin()).span();
    if (source.holds(field.value.span()) && field.value.span().contains(item)) {
      mend(diagnostic, "Take it out of the list",
           text::Edit{field.value.span(), std::string(source.at(item))});
    }
  }
}

void checkField(const StepContext& context, std::string_view key, const Code& wrongType) {
  if (const auto field = findField(context.value, key)) {
    checkType(context, *field, wrongType);
  } else {
    checkMissing(context, key);
  }
}

bool isWithin(std::string_view text, std::string_view allowed) {
  return text.find_first_not_of(allowed) == std::string_view::npos;
}

}  // namespace

/// missing_step_field, empty_value, invalid_id_type, invalid_component_type, invalid_mode_type,
/// step_id_style.
void stepFields(const StepContext& context) {
  if (!isMap(context.value)) {
    return;
  }
  checkField(context, "id", code::invalid_id_type);
  checkField(context, "component", code::invalid_component_type);
  checkField(context, "mode", code::invalid_mode_type);

  const auto id = findField(context.value, "id");
  if (id && isText(id->value) &&
      !isWithin(id->value.text(), "abcdefghijklmnopqrstuvwxyz0123456789-_")) {
    context.reporter.report(code::step_id_style, id->valueSpan(), "/id",
                            "id " + inQuotes(id->value.text()) +
                                " is not written in small letters, digits and hyphens");
  }
}

}  // namespace osiris::check::rules
