// What a client is asked to ask for again when the files around a document change.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "test_client.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view flowUri = "file:///w/flows/a.yaml";

/// Pipelines lie in `folder`.
std::string settingsWith(std::string_view folder) {
  return "version: '2.0'\nfilesystem: {pipelines_dir: " + std::string(folder) + "}\n";
}

Json refreshing() {
  auto capabilities = fullCapabilities();
  for (const auto* each : {"inlayHint", "codeLens", "semanticTokens", "diagnostics"})
    capabilities["workspace"][each] = {{"refreshSupport", true}};
  return capabilities;
}

Json changedFile(std::string_view file) {
  return {{"changes", Json::array({{{"uri", "file:///w/" + std::string(file)}, {"type", 2}}})}};
}

class Refresh : public ::testing::Test {
 protected:
  void start(const Json& capabilities) {
    client.files.add("/w/osiris.yaml", settingsWith("pipelines"));
    client.initialize(capabilities);
    client.open(flowUri, "name: a\nsteps: []\n", "yaml");
    client.take("textDocument/publishDiagnostics");
  }

  std::ptrdiff_t asked(std::string_view what) {
    return client.count("workspace/" + std::string(what) + "/refresh");
  }

  TestClient client;
};

TEST_F(Refresh, OfHintsAndDiagnosticsFollowsTheFilesOfAWorkspace) {
  start(refreshing());
  for (const auto* file : {"osiris_connections.yaml", ".env", "components/x.y/spec.yaml"}) {
    client.notify("workspace/didChangeWatchedFiles", changedFile(file));
    client.take("workspace/inlayHint/refresh");
    client.take("workspace/diagnostic/refresh");
  }
  client.request("shutdown");
  EXPECT_EQ(asked("codeLens"), 0) << "they say nothing of the workspace";
  EXPECT_EQ(asked("semanticTokens"), 0);
}

TEST_F(Refresh, OfLensesAndTokensIsForWhatHasBecomeAPipeline) {
  start(refreshing());
  client.files.add("/w/osiris.yaml", settingsWith("flows"));
  client.notify("workspace/didChangeWatchedFiles", changedFile("osiris.yaml"));
  client.take("workspace/codeLens/refresh");
  client.take("workspace/semanticTokens/refresh");
}

TEST_F(Refresh, IsNotForOtherFiles) {
  start(refreshing());
  client.notify("workspace/didChangeWatchedFiles", changedFile("flows/b.oml"));
  client.request("shutdown");
  EXPECT_EQ(asked("inlayHint"), 0);
  EXPECT_EQ(asked("diagnostic"), 0);
}

TEST_F(Refresh, IsNotAskedOfAClientThatHasItNot) {
  start(fullCapabilities());
  client.files.add("/w/osiris.yaml", settingsWith("flows"));
  client.notify("workspace/didChangeWatchedFiles", changedFile("osiris.yaml"));
  client.request("shutdown");
  for (const auto* each : {"inlayHint", "codeLens", "semanticTokens", "diagnostic"})
    EXPECT_EQ(asked(each), 0) << each;
}

}  // namespace
}  // namespace osiris::lsp
