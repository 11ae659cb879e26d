// The command `osiris.check`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "test_client.h"

namespace osiris::lsp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view misspeltPipeline =
    "oml_version: \"0.1.0\"\nname: a\nnam: a\nsteps: []\n";

Json checking(Json arguments) {
  return {{"command", "osiris.check"}, {"arguments", std::move(arguments)}};
}

class CheckCommand : public ::testing::Test {
 protected:
  CheckCommand() {
    client.files.add("/w/osiris.yaml", "version: '2.0'\n");
    client.files.add("/w/pipelines/a.oml", misspeltPipeline);
    client.files.add("/w/pipelines/deep/b.oml", misspeltPipeline);
    client.files.add("/w/notes.yaml", "just: notes\n");
  }

  Json check(Json arguments) {
    return client.request("workspace/executeCommand", checking(std::move(arguments)));
  }

  static std::vector<std::string> pathsIn(const Json& report) {
    std::vector<std::string> paths;
    for (const auto& file : report["files"]) paths.push_back(file["path"]);
    return paths;
  }

  static std::vector<std::string> codesIn(const Json& file) {
    std::vector<std::string> codes;
    for (const auto& each : file["diagnostics"]) codes.push_back(each["code"]);
    return codes;
  }

  TestClient client;
};

TEST_F(CheckCommand, ChecksTheClientsFolders) {
  client.initialize();
  const auto report = check(Json::array());
  EXPECT_EQ(report["version"], 1);
  EXPECT_THAT(pathsIn(report),
              ElementsAre("/w/osiris.yaml", "/w/pipelines/a.oml", "/w/pipelines/deep/b.oml"));
  EXPECT_EQ(report["summary"]["files"], 3);
}

TEST_F(CheckCommand, SaysWhatTheProgramPrints) {
  client.initialize();
  const auto report = check({"file:///w/pipelines/a.oml"});
  const auto& file = report["files"][0];
  EXPECT_THAT(codesIn(file), ElementsAre("unknown_key", "empty_steps"));
  EXPECT_EQ(file["diagnostics"][0]["severity"], "warning");
  EXPECT_EQ(file["diagnostics"][0]["path"], "/nam");
  EXPECT_EQ(file["diagnostics"][0]["range"]["start"],
            Json({{"line", 2}, {"character", 0}, {"byte", 29}}));
  EXPECT_EQ(report["summary"], Json({{"files", 1}, {"errors", 1}, {"warnings", 1}}));
}

TEST_F(CheckCommand, ChecksAFolderByItsUri) {
  client.initialize();
  EXPECT_THAT(pathsIn(check({{{"uri", "file:///w/pipelines/deep"}}})),
              ElementsAre("/w/pipelines/deep/b.oml"));
}

TEST_F(CheckCommand, SeesOpenDocumentsAsTheyAreInTheEditor) {
  client.initialize();
  client.open("file:///w/pipelines/a.oml", "oml_version: \"0.1.0\"\nname: a\nsteps: []\n");
  EXPECT_THAT(codesIn(check({{{"uri", "file:///w/pipelines/a.oml"}}})["files"][0]),
              ElementsAre("empty_steps"));
  client.open("untitled:Untitled-1", misspeltPipeline);
  const auto report = check({"untitled:Untitled-1"});
  EXPECT_THAT(pathsIn(report), ElementsAre("untitled:Untitled-1"));
  EXPECT_THAT(codesIn(report["files"][0]), ElementsAre("unknown_key", "empty_steps"));
}

TEST_F(CheckCommand, LeavesNothingOutBySettings) {
  client.initialize();
  client.notify("workspace/didChangeConfiguration",
                {{"settings", {{"diagnostics", {{"disabled", {"unknown_key"}}}}}}});
  EXPECT_THAT(codesIn(check({"file:///w/pipelines/a.oml"})["files"][0]),
              ElementsAre("unknown_key", "empty_steps"));
}

TEST_F(CheckCommand, SaysOfAFileThatIsNamedAndIsNoOmlThatNothingIsWrong) {
  client.initialize();
  const auto report = check({"file:///w/notes.yaml"});
  EXPECT_THAT(pathsIn(report), ElementsAre("/w/notes.yaml"));
  EXPECT_THAT(codesIn(report["files"][0]), IsEmpty());
}

TEST_F(CheckCommand, SaysWhichFileCannotBeRead) {
  client.files.addLink("/w/pipelines/broken.oml", "/nowhere/at_all.oml");
  client.initialize();
  const auto report = check({"file:///w/pipelines/broken.oml"});
  EXPECT_THAT(codesIn(report["files"][0]), ElementsAre("unreadable_file"));
}

TEST_F(CheckCommand, WithoutFoldersChecksWhatOpenDocumentsBelongTo) {
  client.request("initialize", {{"capabilities", Json::object()}});
  client.open("file:///w/pipelines/a.oml", misspeltPipeline);
  EXPECT_EQ(pathsIn(check(Json::array())).size(), 3U);
}

TEST_F(CheckCommand, TellsHowFarItIsToWhoAsks) {
  client.initialize();
  auto params = checking(Json::array());
  params["workDoneToken"] = "t";
  client.request("workspace/executeCommand", params);
  std::vector<std::string> kinds;
  while (client.count("$/progress") > 0) {
    const auto progress = client.take("$/progress");
    EXPECT_EQ(progress["token"], "t");
    kinds.push_back(progress["value"]["kind"]);
  }
  EXPECT_THAT(kinds, ElementsAre("begin", "report", "report", "report", "report", "end"))
      << "notes.yaml is looked at, too";
}

TEST_F(CheckCommand, TellsNothingToWhoDoesNot) {
  client.initialize();
  check(Json::array());
  EXPECT_EQ(client.count("$/progress"), 0);
}

TEST_F(CheckCommand, RefusesWhatIsNotThere) {
  client.initialize();
  const auto gone = client.ask("workspace/executeCommand", checking({"file:///w/gone.oml"}));
  EXPECT_EQ(gone["error"]["code"], -32803) << gone;
  const auto number = client.ask("workspace/executeCommand", checking({7}));
  EXPECT_EQ(number["error"]["code"], -32602) << number;
}

}  // namespace
}  // namespace osiris::lsp
