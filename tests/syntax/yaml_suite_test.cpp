// The yaml-test-suite, where a checkout has it beside the source: every valid document gives its
// values, every invalid one is flagged.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/random_edits.h"
#include "syntax/document.h"
#include "syntax/tree.h"

namespace osiris::syntax {
namespace {

using Json = nlohmann::json;

Json toJson(const Value& value) {
  const std::string text(value.text());
  switch (value.kind()) {
    case Kind::null:
      return nullptr;
    case Kind::boolean:
      return text[0] == 't' || text[0] == 'T';
    case Kind::integer:
      return text.starts_with("0o") ? std::stoll(text.substr(2), nullptr, 8)
                                    : std::stoll(text, nullptr, 0);
    case Kind::real:
      return std::stod(text);
    case Kind::string:
      return text;
    case Kind::alias:
      return "alias of nothing";
    case Kind::sequence: {
      Json array = Json::array();
      for (const Value item : value.items()) array.push_back(toJson(item));
      return array;
    }
    case Kind::mapping: {
      Json object = Json::object();
      for (const auto [key, member] : value.entries())
        object[std::string(key.text())] = toJson(member);
      return object;
    }
  }
  return nullptr;
}

/// The documents of an `in.json`, which stand one after another.
std::vector<Json> readDocuments(const std::string& text) {
  std::vector<Json> documents;
  std::istringstream stream(text);
  while (stream >> std::ws && stream.peek() != EOF) {
    Json document;
    stream >> document;
    documents.push_back(std::move(document));
  }
  return documents;
}

bool isFlagged(const Stream& stream) {
  return std::any_of(stream.problems.begin(), stream.problems.end(),
                     [](const Problem& p) { return isInvalidYaml(p.kind); });
}

void checkCase(const std::string& input) {
  const std::string folder = std::filesystem::path(input).parent_path().string();
  SCOPED_TRACE(folder);
  const std::string text = test::readFile(input);
  const Stream stream = parseStream(text, MergeKeys::keep);
  EXPECT_FALSE(ts_node_has_error(Tree::parse(text).root()))
      << "the parser had to recover from an error";
  if (std::filesystem::exists(folder + "/error")) {
    EXPECT_TRUE(isFlagged(stream)) << text;
    return;
  }
  EXPECT_FALSE(isFlagged(stream)) << text;
  if (!std::filesystem::exists(folder + "/in.json")) return;
  std::vector<Json> values;
  for (const Values& document : stream.documents) values.push_back(toJson(document.root()));
  EXPECT_EQ(values, readDocuments(test::readFile(folder + "/in.json"))) << text;
}

TEST(YamlSuite, ValidDocumentsGiveTheirValuesAndInvalidOnesAreFlagged) {
  const auto inputs =
      test::filesBelow(std::string(OSIRIS_FIXTURES) + "/yaml-test-suite", "in.yaml");
  for (const std::string& input : inputs) checkCase(input);
  RecordProperty("cases", static_cast<int>(inputs.size()));
}

}  // namespace
}  // namespace osiris::syntax
