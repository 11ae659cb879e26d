// Diagnostics for clients that ask for them.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "test_client.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view diagnosedUri = "file:///w/a.oml";
constexpr std::string_view broken = "oml_version: 0.1.0\nnam: a\nsteps: []\n";

Json pulling() {
  auto capabilities = fullCapabilities();
  capabilities["textDocument"]["diagnostic"] = {{"relatedDocumentSupport", true}};
  capabilities["workspace"]["diagnostics"] = {{"refreshSupport", true}};
  return capabilities;
}

Json document(std::string_view of = diagnosedUri) { return {{"textDocument", {{"uri", of}}}}; }

bool hasCode(const Json& report, std::string_view code) {
  return std::ranges::any_of(report["items"],
                             [&](const Json& each) { return each["code"] == code; });
}

TEST(PulledDiagnostics, AreOfferedToWhoAsksAndPushedToWhoDoesNot) {
  TestClient asks;
  EXPECT_EQ(
      asks.initialize(pulling())["capabilities"]["diagnosticProvider"]["workspaceDiagnostics"],
      true);
  asks.open(diagnosedUri, broken);
  EXPECT_TRUE(hasCode(asks.request("textDocument/diagnostic", document()), "unknown_key"));
  EXPECT_EQ(asks.count("textDocument/publishDiagnostics"), 0);

  TestClient waits;
  EXPECT_FALSE(waits.initialize()["capabilities"].contains("diagnosticProvider"));
  waits.open(diagnosedUri, broken);
  EXPECT_EQ(waits.diagnostics("unknown_key").size(), 1U);
}

TEST(PulledDiagnostics, AreUnchangedUntilSomethingElseIsFound) {
  TestClient client;
  client.initialize(pulling());
  client.open(diagnosedUri, broken);
  auto params = document();
  const auto first = client.request("textDocument/diagnostic", params);
  EXPECT_EQ(first["kind"], "full");
  params["previousResultId"] = first["resultId"];
  // A comment at the end moves nothing.
  client.change(diagnosedUri, 2, Json::array({{{"text", std::string(broken) + "# more\n"}}}));
  const auto second = client.request("textDocument/diagnostic", params);
  EXPECT_EQ(second["kind"], "unchanged");
  EXPECT_EQ(second["resultId"], first["resultId"]);
  client.change(diagnosedUri, 3, Json::array({{{"text", "# more\n" + std::string(broken)}}}));
  const auto third = client.request("textDocument/diagnostic", params);
  EXPECT_EQ(third["kind"], "full");
  EXPECT_NE(third["resultId"], first["resultId"]);
  EXPECT_EQ(
      client.ask("textDocument/diagnostic", document("file:///w/closed.oml"))["error"]["code"],
      -32602);
}

TEST(PulledDiagnostics, AreAskedForAgainWhenTheWorkspaceChanges) {
  TestClient client;
  client.initialize(pulling());
  client.notify("workspace/didChangeWatchedFiles",
                {{"changes", {{{"uri", "file:///w/osiris_connections.yaml"}, {"type", 2}}}}});
  client.take("workspace/diagnostic/refresh");
}

class WorkspaceDiagnostics : public ::testing::Test {
 protected:
  WorkspaceDiagnostics() {
    client.files.add("/w/osiris.yaml", "version: '2.0'\n");
    client.files.add("/w/pipelines/a.oml", broken);
    client.files.add("/w/pipelines/b.oml", broken);
    client.files.add("/w/.hidden/c.oml", broken);
    client.files.add("/w/notes.yaml", "just: notes\n");
    client.initialize(pulling());
  }

  static Json reportOf(const Json& items, std::string_view of) {
    const auto found =
        std::ranges::find_if(items, [&](const Json& each) { return each["uri"] == of; });
    return found == items.end() ? Json() : *found;
  }

  static constexpr std::string_view a = "file:///w/pipelines/a.oml";
  static constexpr std::string_view b = "file:///w/pipelines/b.oml";
  TestClient client;
};

TEST_F(WorkspaceDiagnostics, CoverFilesOnDiskAndTheTextOfOpenOnes) {
  client.open(a, "oml_version: 0.1.0\nname: a\nstep: []\n");
  const auto items =
      client.request("workspace/diagnostic", {{"previousResultIds", Json::array()}})["items"];
  EXPECT_EQ(items.size(), 3U) << items;
  EXPECT_TRUE(hasCode(reportOf(items, b), "unknown_key"));
  EXPECT_EQ(reportOf(items, b)["version"], nullptr);
  EXPECT_EQ(reportOf(items, a)["version"], 1);
  EXPECT_TRUE(hasCode(reportOf(items, a), "missing_required_key")) << reportOf(items, a);
  EXPECT_EQ(reportOf(items, "file:///w/notes.yaml"), nullptr);
}

TEST_F(WorkspaceDiagnostics, SayWhatIsUnchanged) {
  auto items =
      client.request("workspace/diagnostic", {{"previousResultIds", Json::array()}})["items"];
  Json previous = Json::array();
  for (const auto& each : items)
    previous.push_back({{"uri", each["uri"]}, {"value", each["resultId"]}});
  client.open(a, "oml_version: 0.1.0\nname: a\nsteps: []\nnam: a\n");
  items = client.request("workspace/diagnostic", {{"previousResultIds", previous}})["items"];
  EXPECT_EQ(reportOf(items, b)["kind"], "unchanged");
  EXPECT_EQ(reportOf(items, a)["kind"], "full");
}

TEST_F(WorkspaceDiagnostics, GoInPartsWithProgressToWhoTakesThem) {
  const int id = client.start(
      "workspace/diagnostic",
      {{"previousResultIds", Json::array()}, {"partialResultToken", "part"}, {"workDoneToken", 7}});
  EXPECT_EQ(client.response(id)["result"]["items"].size(), 0U);
  std::size_t reports = 0;
  std::string kinds;
  for (const auto& message : client.received) {
    if (message["method"] != "$/progress") continue;
    const auto& value = message["params"]["value"];
    if (message["params"]["token"] == "part") reports += value["items"].size();
    if (message["params"]["token"] == 7) kinds += value["kind"].get<std::string>() + ' ';
  }
  EXPECT_EQ(reports, 3U);
  EXPECT_TRUE(kinds.starts_with("begin report") && kinds.ends_with("end ")) << kinds;
}

}  // namespace
}  // namespace osiris::lsp
