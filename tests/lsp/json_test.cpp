#include "lsp/protocol/json.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "lsp/protocol/code_action.h"
#include "lsp/protocol/initialize.h"
#include "lsp/protocol/json_repair.h"
#include "lsp/protocol/text_synchronization.h"

namespace osiris::lsp::protocol {
namespace {

/// What is wrong with some params; empty when nothing is.
template <typename Params>
std::string errorIn(std::string_view json) {
  Params params;
  Path::Root root{.name = "params", .error = {}};
  const bool good = fromJson(Json::parse(json), params, Path(root));
  EXPECT_EQ(good, root.error.empty());
  return root.error;
}

TEST(Json, ErrorsNameThePlace) {
  using Change = DidChangeTextDocumentParams;
  EXPECT_EQ(errorIn<Change>("3"), "params: expected object");
  EXPECT_EQ(errorIn<Change>("{}"), "params.textDocument: missing");
  EXPECT_EQ(errorIn<Change>(R"({"textDocument": {"uri": 1}})"),
            "params.textDocument.uri: expected string");
  EXPECT_EQ(errorIn<Change>(R"({"textDocument": {"uri": ""}, "contentChanges": {}})"),
            "params.contentChanges: expected array");
  EXPECT_EQ(errorIn<Change>(R"({"textDocument": {"uri": ""}, "contentChanges": [{"text": ""},
                {"text": "", "range": {"start": {"line": 1.5, "character": 0}}}]})"),
            "params.contentChanges[1].range.start.line: expected integer");
}

TEST(Json, NullIsLeftOutAndUnknownFieldsAreIgnored) {
  EXPECT_EQ(errorIn<DidChangeTextDocumentParams>(
                R"({"textDocument": {"uri": "", "version": null, "mood": 1},
                    "contentChanges": [{"range": null, "text": ""}]})"),
            "");
}

TEST(Json, HugePositionsMeanTheEndAndNegativeOnesAreRefused) {
  text::Position position;
  Path::Root root{.name = "position", .error = {}};
  const auto read = [&](const char* json) {
    return fromJson(Json::parse(json), position, Path(root));
  };
  EXPECT_TRUE(read(R"({"line": 1, "character": 9007199254740991})"));
  EXPECT_EQ(position.character, 4294967295U);
  EXPECT_FALSE(read(R"({"line": -1, "character": 0})"));
  EXPECT_EQ(root.error, "position.line: expected integer that is not negative");
}

TEST(Json, CapabilitiesOfAnotherShapeArePassedOver) {
  EXPECT_EQ(errorIn<InitializeParams>(
                R"({"capabilities": {"textDocument": {"publishDiagnostics": {"tagSupport": true}},
                                     "workspace": null}})"),
            "");
}

TEST(Json, DiagnosticsOfOtherServersMayHaveNumbersForCodes) {
  EXPECT_EQ(errorIn<CodeActionContext>(
                R"({"diagnostics": [{"code": 42, "message": "", "range":
                    {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}}]})"),
            "");
}

TEST(Json, BrokenBytesAreReplacedOnTheWayOut) {
  EXPECT_EQ(serialize(Json("a\xff\xc3")), "\"a\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

TEST(JsonRepair, ReplacesBrokenCharactersOneForOne) {
  EXPECT_EQ(repairedJson("\"a\xff\xf0\x9f\x98\x80\xc3\""),
            "\"a\xEF\xBF\xBD\xf0\x9f\x98\x80\xEF\xBF\xBD\"");
  EXPECT_EQ(repairedJson(R"("\ud83d\ude00 \ud83d \ude00 \n \\ud83d")"),
            R"("\ud83d\ude00 \uFFFD \uFFFD \n \\ud83d")");
  EXPECT_EQ(repairedJson(R"("\u12)"), R"("\u12)");
  EXPECT_EQ(repairedJson("\\"), "\\");
}

TEST(JsonRepair, CountsNestingOutsideOfStrings) {
  EXPECT_FALSE(nestsDeeperThan(R"([{"[[[[\"[[": []}, [[]]])", 3));
  EXPECT_TRUE(nestsDeeperThan("[[[[", 3));
}

}  // namespace
}  // namespace osiris::lsp::protocol
