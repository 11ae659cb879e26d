// We walk the value ourselves; valijson's own walk over the same JSON must come to the same
// verdict.
#include <gmock/gmock.h>

#include <array>
#include <functional>
#include <random>

#include "project/schema_findings.h"

#define VALIJSON_USE_EXCEPTIONS 1
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace osiris::project {
namespace {

using nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

/// valijson, from end to end.
class Library {
 public:
  explicit Library(const json& schema) {
    valijson::SchemaParser().populateSchema(Adapter(schema), schema_);
  }
  bool allows(const json& value) { return validator_.validate(schema_, Adapter(value), nullptr); }

 private:
  valijson::Schema schema_;
  valijson::Validator validator_;
};

/// Random values, made to come near what schemas ask for. No null, which we never judge.
class Values {
 public:
  explicit Values(unsigned seed) : random_(seed) {}

  json any(int depth = 0) {
    switch (pick(depth > 2 ? 5 : 8)) {
      case 0:
        return pick(2) == 0;
      case 1:
        return pick(12) - 3;
      case 2:
        return pick(200'000) - 100;
      case 3:
        return pick(100) + 0.25;  // to valijson 5.0 is no integer, to JSON Schema it is one
      case 4:
        return text();
      case 5:
      case 6:
        return list(depth);
      default:
        return map(depth);
    }
  }
  json map(int depth) {
    json made = json::object();
    for (int left = pick(4); left > 0; --left) made[text()] = any(depth + 1);
    return made;
  }
  json text() {
    static constexpr std::array words{
        "",       "a",     "b",  "c", "ab",  "é",  "append",
        "upsert", "utf-8", "a1", "1", "2GB", "us", "https://x.supabase.co"};
    return words[static_cast<std::size_t>(pick(words.size()))];
  }
  int pick(std::size_t below) { return static_cast<int>(random_() % below); }

 private:
  json list(int depth) {
    json made = json::array();
    for (int left = pick(4); left > 0; --left) made.push_back(any(depth + 1));
    return made;
  }
  std::mt19937 random_;
};

/// Compares verdicts on `rounds` values. JSON is YAML, so the value is written once.
void expectAgreement(const std::string& name, const nlohmann::ordered_json& schema, int rounds,
                     const std::function<json()>& make) {
  Library library{json(schema)};
  const Schema ours(schema);
  ASSERT_EQ(ours.problem(), "") << name;
  for (int i = 0; i < rounds; ++i) {
    const json value = make();
    const Document document(value.dump());
    ASSERT_EQ(ours.validate(document.root()).empty(), library.allows(value))
        << name << ": " << schema << "\n"
        << value;
  }
}

TEST(SchemaAgreement, onEveryFieldOfEveryShippedComponent) {
  Values values(1);
  const Registry registry;
  for (const std::string& name : registry.names()) {
    const auto component = registry.find(name);
    for (const std::string& field : component->fields) {
      nlohmann::ordered_json schema = {{"properties", {{"x", *component->field(field)}}}};
      schema["properties"]["x"].erase("format");  // valijson throws on lists
      expectAgreement(name + " " + field, schema, 60, [&] { return json{{"x", values.any()}}; });
    }
  }
}

TEST(SchemaAgreement, onEveryKeyword) {
  Values values(2);
  for (const std::string_view schema :
       {"{type: integer}",
        "{type: number}",
        "{type: [string, array]}",
        "{type: object}",
        "{enum: [a, 1, true, [a], {a: 1}]}",
        "{const: 2}",
        "{const: [a]}",
        "{minimum: 0, maximum: 5}",
        "{exclusiveMinimum: 0}",
        "{exclusiveMaximum: 3}",
        "{type: number, multipleOf: 2}",
        "{type: number, multipleOf: 0.5}",
        "{minLength: 1, maxLength: 2}",
        "{pattern: '^a'}",
        "{pattern: '[0-9]'}",
        "{minItems: 1, maxItems: 2}",
        "{uniqueItems: true}",
        "{items: {type: string}}",
        "{items: [{type: string}, {type: integer}]}",
        "{items: [{type: string}], additionalItems: false}",
        "{items: [{type: string}], additionalItems: {type: string}}",
        "{contains: {type: integer}}",
        "{minProperties: 1, maxProperties: 2}",
        "{required: [a]}",
        "{properties: {a: {type: string}}, additionalProperties: false}",
        "{patternProperties: {'^a': {type: string}}}",
        "{patternProperties: {'^a': true}, additionalProperties: {type: integer}}",
        "{propertyNames: {maxLength: 1}}",
        "{propertyNames: {enum: [a, b]}}",
        "{dependencies: {a: [b]}}",
        "{dependencies: {a: {required: [c]}}}",
        "{allOf: [{type: string}, {minLength: 1}]}",
        "{anyOf: [{type: string}, {items: {type: string}}]}",
        "{oneOf: [{type: integer}, {type: number}]}",
        "{oneOf: [{type: string}, {type: array, items: {type: string}, minItems: 1}]}",
        "{not: {type: string}}",
        "{not: {required: [a]}}",
        "{if: {type: string}, then: {minLength: 1}, else: {type: integer}}",
        "{if: {required: [a]}, then: {required: [b]}}",
        "{properties: {a: {$ref: '#'}}, maxProperties: 1}",
        "true",
        "false",
        "{items: {anyOf: [{required: [a]}, {type: [integer, string]}]}}"}) {
    const auto parsed = *toJson(Document(schema).root());
    expectAgreement(std::string(schema), parsed, 400, [&] { return values.any(); });
  }
}

}  // namespace
}  // namespace osiris::project
