// What a change will do, asked for by a command.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "test_client.h"

namespace osiris::lsp {
namespace {

using ::testing::HasSubstr;

constexpr auto planUri = "file:///w/pipelines/orders.oml";

std::string writing(std::string_view columns) {
  return "oml_version: \"0.1.0\"\nname: orders\nsteps:\n"
         "  - id: read\n    component: filesystem.csv_extractor\n    mode: read\n"
         "    config: {path: in.csv, columns: [" +
         std::string(columns) +
         "]}\n"
         "  - id: write\n    component: filesystem.csv_writer\n    mode: write\n"
         "    config: {path: out.csv}\n";
}

/// Another pipeline that reads what the first one writes.
constexpr auto reader =
    "oml_version: \"0.1.0\"\nname: report\nsteps:\n"
    "  - id: take\n    component: filesystem.csv_extractor\n    mode: read\n"
    "    config: {path: out.csv, columns: [amount]}\n"
    "  - id: give\n    component: filesystem.csv_writer\n    mode: write\n"
    "    config: {path: report.csv}\n";

Json planned(TestClient& client, std::string_view text) {
  client.files.add("/w/osiris.yaml", "version: '2.0'\n");
  client.files.add("/w/pipelines/report.oml", reader);
  client.initialize();
  client.open(planUri, text);
  return client.request("workspace/executeCommand",
                        {{"command", "osiris.plan"}, {"arguments", {planUri}}});
}

/// A base in which the pipeline had the columns `id` and `amount`.
Result<std::unique_ptr<FileSystem>> twoColumns(const std::string&, const std::string&) {
  auto files = std::make_unique<MemoryFileSystem>();
  files->add("/w/osiris.yaml", "version: '2.0'\n");
  files->add("/w/pipelines/orders.oml", writing("id, amount"));
  return files;
}

TEST(PlanCommand, TellsWhatGoesAndWhoReadsIt) {
  TestClient client;
  client.openBase = twoColumns;
  const Json answer = planned(client, writing("id"));
  EXPECT_EQ(answer["summary"], "plan: -1 column, breaking change, 1 downstream");
  EXPECT_EQ(answer["allNew"], "");
  EXPECT_THAT(answer["text"].get<std::string>(), HasSubstr("pipelines/report.oml"));
}

TEST(PlanCommand, ComparesTheEditorsTextAndNotTheDisks) {
  TestClient client;
  client.openBase = twoColumns;
  client.files.add("/w/pipelines/orders.oml", writing("id"));
  EXPECT_EQ(planned(client, writing("id, amount"))["summary"], "plan: no change");
}

TEST(PlanCommand, SaysWhyAllIsNew) {
  TestClient client;
  const Json answer = planned(client, writing("id"));
  EXPECT_EQ(answer["summary"], "plan: +1 table");
  EXPECT_EQ(answer["allNew"], "there is no git repository");
}

TEST(PlanCommand, IsOfPipelinesAlone) {
  TestClient client;
  client.initialize();
  client.open("file:///w/notes.yaml", "a: 1\n", "yaml");
  const Json params = {{"command", "osiris.plan"}, {"arguments", {"file:///w/notes.yaml"}}};
  EXPECT_EQ(client.ask("workspace/executeCommand", params)["error"]["code"], -32803);
}

}  // namespace
}  // namespace osiris::lsp
