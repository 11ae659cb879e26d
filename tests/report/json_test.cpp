#include "report/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sample_findings.h"

namespace osiris::report {
namespace {

using Json = nlohmann::ordered_json;

TEST(Json, HasTheDocumentedForm) {
  Findings findings = sampleFindings();
  findings.files[0].diagnostics.pop_back();
  // '漢' is 3 bytes and 1 UTF-16 unit, '😀' 4 and 2, 'é' (decomposed) 3 and 2.
  const Json expected = Json::parse(R"({
    "version": 1,
    "files": [
      {"path": "pipelines/röv, 1.oml", "diagnostics": [
        {"code": "unknown_config_key", "severity": "error",
         "message": "unknown key 'quey', 100% sure:\nno such field",
         "path": "/steps/0/note/quey",
         "range": {"start": {"line": 2, "character": 23, "byte": 48}, "end": {"line": 2, "character": 27, "byte": 52}},
         "fixes": [{"title": "Rename to 'query'", "edits": [
           {"range": {"start": {"line": 2, "character": 23, "byte": 48}, "end": {"line": 2, "character": 27, "byte": 52}},
            "newText": "query"}]}]}]},
      {"path": "good.oml", "diagnostics": []}],
    "summary": {"files": 2, "errors": 1, "warnings": 0}})");
  EXPECT_EQ(Json::parse(renderJson(findings)), expected);
}

TEST(Json, KeepsTheOrderOfKeysAndEndsItsLastLine) {
  const std::string text = renderJson({});
  EXPECT_EQ(text,
            "{\n  \"version\": 1,\n  \"files\": [],\n  \"summary\": {\n    \"files\": 0,\n"
            "    \"errors\": 0,\n    \"warnings\": 0\n  }\n}\n");
}

TEST(Json, ReplacesBytesThatAreNoUtf8) {
  Findings findings;
  findings.files.push_back(checkedFile("a\xff.oml", "x"));
  EXPECT_EQ(Json::parse(renderJson(findings))["files"][0]["path"], "a\uFFFD.oml");
}

}  // namespace
}  // namespace osiris::report
