#include "report/value_json.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "report/model_json.h"

namespace osiris::report {
namespace {

using Json = nlohmann::ordered_json;
using syntax::Kind;
using syntax::Value;

Json integer(std::string_view text) {
  const bool negative = text.starts_with("-");
  if (negative || text.starts_with("+")) text.remove_prefix(1);
  int base = 10;
  if (text.starts_with("0x") || text.starts_with("0o")) {
    base = text[1] == 'x' ? 16 : 8;
    text.remove_prefix(2);
  }
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error == std::errc()) return negative ? -number : number;
  return std::stod(std::string(text)) * (negative ? -1 : 1);
}

Json real(std::string_view text) {
  if (text.find_first_of("nN") != std::string_view::npos) return std::string(text);  // .inf, .nan
  if (text.starts_with("+")) text.remove_prefix(1);
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::isfinite(number) ? Json(number) : Json(std::string(text));
}

Json toJson(const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      return nullptr;
    case Kind::boolean:
      return value.text()[0] == 't' || value.text()[0] == 'T';
    case Kind::integer:
      return integer(value.text());
    case Kind::real:
      return real(value.text());
    case Kind::string:
      return std::string(value.text());
    case Kind::alias:
      return nullptr;
    case Kind::sequence: {
      Json array = Json::array();
      for (const Value item : value.items()) array.push_back(toJson(item));
      return array;
    }
    case Kind::mapping: {
      Json object = Json::object();
      for (const auto [key, member] : value.entries()) {
        object[key.isScalar() ? std::string(key.text()) : toJson(key).dump()] = toJson(member);
      }
      return object;
    }
  }
  return nullptr;
}

}  // namespace

std::string valueJson(const Value& value) {
  return toJson(value).dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string modelJson(const oml::Pipeline& pipeline) {
  Json steps = Json::array();
  for (std::size_t i = 0; i < pipeline.steps.size(); ++i) {
    const oml::PlacedStep& placed = pipeline.steps[i];
    const oml::Step& step = *placed.step;
    Json needs = Json::array();
    for (const oml::Need& need : step.needs) needs.push_back(need.id);
    if (!step.declaresNeeds && i > 0) needs.push_back(pipeline.steps[i - 1].step->id);
    steps.push_back(
        {{"id", step.id},
         {"component", step.component},
         {"mode", step.mode},
         {"needs", std::move(needs)},
         {"config", toJson(step.value()["config"])},
         {"span", {{"begin", placed.base}, {"end", placed.base + step.source.size()}}}});
  }
  return Json{{"steps", std::move(steps)}}.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace osiris::report
