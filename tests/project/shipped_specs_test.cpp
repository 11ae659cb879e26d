// The specs we ship carry the facts of Osiris' own: names, types, choices, defaults, bounds,
// secrets. Osiris' specs are compared where a checkout has them beside it.
#include <gmock/gmock.h>

#include <filesystem>

#include "project/document.h"
#include "project/embedded_files.h"
#include "project/registry.h"
#include "project/settings_schema.h"
#include "project/value_json.h"
#include "support/read_file.h"

namespace osiris::project {
namespace {

using nlohmann::ordered_json;
using testing::IsEmpty;

/// Without what each project words for itself.
ordered_json factsOf(ordered_json json) {
  if (json.is_object()) {
    for (const char* wording : {"description", "title", "example", "examples", "error", "llmHints",
                                "loggingPolicy", "$schema"}) {
      if (json.contains(wording) && !json[wording].is_object()) json.erase(wording);
    }
    if (json.contains("type")) json.erase("example");  // of a field's schema, be it a map
    json.erase("llmHints");
    json.erase("loggingPolicy");
  }
  if (json.is_structured()) {
    for (auto& item : json) item = factsOf(item);
  }
  return json;
}

TEST(ShippedSpecs, haveTheFactsOfOsirisSpecs) {
  const std::filesystem::path folder =
      std::filesystem::path(OSIRIS_FIXTURES) / "osiris-0.5/components";
  if (std::string_view(OSIRIS_FIXTURES).empty() || !std::filesystem::exists(folder)) return;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (!entry.is_directory()) continue;
    const auto ours = Registry().find(entry.path().filename().string());
    ASSERT_NE(ours, nullptr) << entry.path();
    const nlohmann::json theirs =
        factsOf(*toJson(Document(test::contentOf(entry.path() / "spec.yaml")).root()));
    EXPECT_EQ(nlohmann::json::diff(nlohmann::json(factsOf(ours->spec)), theirs).dump(1), "[]")
        << ours->name;
  }
}

TEST(ShippedSpecs, areWellFormed) {
  for (const EmbeddedFile& file : embeddedFiles()) {
    if (!file.path.starts_with("specs/")) continue;
    const Document document(file.text);
    for (const SchemaViolation& violation :
         componentSpecSchema().schema().validate(document.root())) {
      ADD_FAILURE() << file.path << violation.path << ": " << violation.message;
    }
  }
}

TEST(ShippedSpecs, haveSchemasThatCompile) {
  for (const std::string& name : Registry().names()) {
    const auto component = Registry().find(name);
    EXPECT_EQ(component->compiled.of(component->configSchema).problem(), "") << name;
  }
}

TEST(ShippedSpecs, describeEveryField) {
  for (const std::string& name : Registry().names()) {
    const auto component = Registry().find(name);
    for (const std::string& field : component->fields) {
      EXPECT_NE(component->field(field)->value("description", ""), "") << name << "." << field;
    }
  }
}

}  // namespace
}  // namespace osiris::project
