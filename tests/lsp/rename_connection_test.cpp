// Another alias for a connection, in files that are open and in files that are not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "apply_edit.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string shopConnections = "file:///w/osiris_connections.yaml";
const std::string shopOrders = "file:///w/orders.oml";
const std::string shopStock = "file:///w/deep/stock.yaml";
const std::string shopOther = "file:///w/other.oml";
const std::string shopSettings = "file:///w/osiris.yaml";

/// "mysql.shop" is given in line 1, used in line 5 of orders.oml and line 3 of stock.yaml.
Texts workspaceTexts() {
  return {
      {shopConnections, "mysql:\n  shop: {host: shop}\n  crm: {host: b}\n"},
      {shopOrders,
       "oml_version: \"0.1.0\"\nname: shop\nsteps:\n- id: read\n  component: mysql.extractor\n"
       "  config: {connection: \"@mysql.shop\", table: größe} # @mysql.shop\n"},
      {shopStock,
       "oml_version: \"0.1.0\"\nname: stock\nparams:\n  from: \"@mysql.shop\"\nsteps:\n- id: a\n"
       "  config: {connection: \"${params.from}\"}\n"},
      {shopOther, "steps:\n- id: shop\n  config: {connection: \"@mysql.crm\"}\n"},
      {shopSettings, "environments:\n  dev:\n    connections: {mysql.shop: duckdb.shop}\n"},
  };
}

Json annotatingCapabilities() {
  Json capabilities = fullCapabilities();
  capabilities["workspace"]["workspaceEdit"]["changeAnnotationSupport"] = Json::object();
  capabilities["textDocument"]["rename"] = {{"prepareSupport", true}};
  return capabilities;
}

class RenameConnection : public ::testing::Test {
 protected:
  RenameConnection() {
    for (const auto& [uri, text] : texts) client.files.add(uri.substr(7), text);
  }

  void open(const std::string& uri) { client.open(uri, texts.at(uri)); }

  static Json at(const std::string& uri, int line, int character) {
    return {{"textDocument", {{"uri", uri}}},
            {"position", {{"line", line}, {"character", character}}}};
  }

  Json ask(Json place, std::string_view newName) {
    place["newName"] = newName;
    return client.ask("textDocument/rename", std::move(place));
  }

  Json rename(Json place, std::string_view newName) {
    const Json answer = ask(std::move(place), newName);
    EXPECT_FALSE(answer.contains("error")) << answer;
    return answer.value("result", Json());
  }

  static std::string reasonOf(const Json& answer) {
    return answer.value("/error/message"_json_pointer, "");
  }

  TestClient client;
  Texts texts = workspaceTexts();
  Json atUse = at(shopOrders, 5, 33);
  Json atDefinition = at(shopConnections, 1, 4);
};

Texts renamedTexts() {
  Texts texts = workspaceTexts();
  texts[shopConnections] = "mysql:\n  store: {host: shop}\n  crm: {host: b}\n";
  texts[shopOrders] =
      "oml_version: \"0.1.0\"\nname: shop\nsteps:\n- id: read\n  component: mysql.extractor\n"
      "  config: {connection: \"@mysql.store\", table: größe} # @mysql.shop\n";
  texts[shopStock] =
      "oml_version: \"0.1.0\"\nname: stock\nparams:\n  from: \"@mysql.store\"\nsteps:\n- id: a\n"
      "  config: {connection: \"${params.from}\"}\n";
  texts[shopSettings] = "environments:\n  dev:\n    connections: {mysql.store: duckdb.shop}\n";
  return texts;
}

TEST_F(RenameConnection, ChangesEveryFileFromAUse) {
  client.initialize();
  open(shopOrders);
  EXPECT_EQ(afterEdit(texts, rename(atUse, "store")), renamedTexts());
}

TEST_F(RenameConnection, ChangesEveryFileFromItsDefinitionForAnOldClient) {
  client.initialize(Json::object());
  open(shopConnections);
  const Json edit = rename(atDefinition, "@mysql.store");
  EXPECT_FALSE(edit.contains("documentChanges"));
  EXPECT_EQ(afterEdit(texts, edit, text::Encoding::utf16), renamedTexts());
}

TEST_F(RenameConnection, TakesOpenDocumentsAsTheyAreInTheEditor) {
  client.initialize();
  open(shopOrders);
  texts[shopOther] = "steps:\n- config: {connection: \"@mysql.shop\"}\n";
  texts[shopStock] = "name: unsaved\n";
  open(shopOther);
  open(shopStock);
  texts[shopConnections] = "# a line more\n" + texts[shopConnections];
  client.open(shopConnections, texts[shopConnections], "yaml");
  const Json edit = rename(atUse, "store");
  const Texts after = afterEdit(texts, edit);
  EXPECT_EQ(after.at(shopOther), "steps:\n- config: {connection: \"@mysql.store\"}\n");
  EXPECT_EQ(after.at(shopConnections), "# a line more\n" + renamedTexts().at(shopConnections));
  for (const Json& change : edit["documentChanges"]) {
    const bool isOpen = change["textDocument"]["uri"] != shopSettings;
    EXPECT_EQ(change["textDocument"]["version"], isOpen ? Json(1) : Json()) << change;
    EXPECT_NE(change["textDocument"]["uri"], shopStock);
  }
}

/// Asked until the index is there: the answer about the files must not come from it alone.
TEST_F(RenameConnection, ReadsFilesAgainThatHaveChangedUnseen) {
  client.initialize();
  open(shopOrders);
  while (client.request("workspace/symbol", {{"query", "stock"}}).empty()) {
  }
  const auto change = [&](const std::string& uri, std::string text) {
    client.files.add(uri.substr(7), text);
    texts[uri] = std::move(text);
  };
  change(shopStock, "# moved\n" + texts[shopStock]);
  change(shopOther, "steps:\n- config: {connection: \"@mysql.shop\"}\n");
  change("file:///w/new.oml", "steps:\n- config: {connection: \"@mysql.shop\"}\n");
  Texts expected = renamedTexts();
  expected[shopStock] = "# moved\n" + expected[shopStock];
  expected[shopOther] = expected["file:///w/new.oml"] =
      "steps:\n- config: {connection: \"@mysql.store\"}\n";
  EXPECT_EQ(afterEdit(texts, rename(atUse, "store")), expected);
}

TEST_F(RenameConnection, StaysInItsWorkspace) {
  client.files.add("/w/inner/osiris_connections.yaml", "mysql:\n  shop: {host: inner}\n");
  client.files.add("/w/inner/a.oml", "steps:\n- config: {connection: \"@mysql.shop\"}\n");
  client.initialize();
  open(shopOrders);
  EXPECT_EQ(afterEdit(texts, rename(atUse, "store")), renamedTexts());
}

TEST_F(RenameConnection, ChangesFilesOfTheWorkspaceBesideTheClientsFolder) {
  client.initialize(fullCapabilities(), "file:///w/deep");
  open(shopStock);
  EXPECT_EQ(afterEdit(texts, rename(at(shopStock, 3, 17), "store")), renamedTexts());
}

TEST_F(RenameConnection, SaysWhatItChangesUnseen) {
  client.files.add("/w/broken.oml", "steps:\n- config: {connection: \"@mysql.shop\"\n");
  client.initialize(annotatingCapabilities());
  open(shopOrders);
  const Json edit = rename(atUse, "store");
  const Json& annotations = edit["changeAnnotations"];
  ASSERT_EQ(annotations.size(), 3U);
  EXPECT_EQ(annotations["definition"]["label"], "Call '@mysql.shop' 'store'");
  EXPECT_EQ(annotations["definition"]["needsConfirmation"], false);
  EXPECT_EQ(annotations["usesInClosedFiles"]["needsConfirmation"], false);
  EXPECT_EQ(annotations["usesInFilesWithErrors"]["needsConfirmation"], true);
  std::vector<std::string> ids;
  for (const Json& change : edit["documentChanges"])
    ids.push_back(change["edits"][0].value("annotationId", "none"));
  EXPECT_THAT(ids, ElementsAre("definition", "usesInFilesWithErrors", "usesInClosedFiles", "none",
                               "usesInClosedFiles"))
      << "connections, broken.oml, deep/stock.yaml, orders.oml, osiris.yaml";
}

TEST_F(RenameConnection, SaysNothingOfItToAClientThatDoesNotListen) {
  client.initialize();
  open(shopOrders);
  const Json edit = rename(atUse, "store");
  EXPECT_FALSE(edit.contains("changeAnnotations"));
  EXPECT_THAT(edit.dump(), ::testing::Not(HasSubstr("annotationId")));
}

TEST_F(RenameConnection, IsPreparedOnTheAliasAlone) {
  client.initialize(annotatingCapabilities());
  open(shopOrders);
  open(shopConnections);
  const auto range = [](int line, int begin, int end) {
    return Json{{"start", {{"line", line}, {"character", begin}}},
                {"end", {{"line", line}, {"character", end}}}};
  };
  EXPECT_EQ(client.request("textDocument/prepareRename", at(shopOrders, 5, 26)),
            Json({{"range", range(5, 31, 35)}, {"placeholder", "shop"}}));
  EXPECT_EQ(client.request("textDocument/prepareRename", atDefinition),
            Json({{"range", range(1, 2, 6)}, {"placeholder", "shop"}}));
  EXPECT_EQ(client.request("textDocument/prepareRename", at(shopConnections, 0, 2)), Json());
}

TEST_F(RenameConnection, IsRefusedWithTheReason) {
  client.initialize();
  open(shopOrders);
  EXPECT_THAT(reasonOf(ask(atUse, "crm")), HasSubstr("is called 'crm' already"));
  EXPECT_THAT(reasonOf(ask(atUse, "a b")), HasSubstr("'a b' is no name"));
  EXPECT_THAT(reasonOf(ask(atUse, "duckdb.shop")), HasSubstr("of the family 'mysql'"));
  client.open(shopConnections, "mysql:\n  shop: {host: \"a}\n", "yaml");
  EXPECT_THAT(reasonOf(ask(atUse, "store")), HasSubstr("has errors"));
  client.change(shopConnections, 2, Json::array({{{"text", "mysql:\n  crm: {host: a}\n"}}}));
  EXPECT_THAT(reasonOf(ask(atUse, "store")), HasSubstr("has no connection 'mysql.shop'"));
}

TEST_F(RenameConnection, NamesTheFileWithAUseThatCannotBeChanged) {
  client.files.add("/w/odd.oml", "# shop\nsteps:\n- config: {connection: \"@mysql.sh\\x6fp\"}\n");
  client.initialize();
  open(shopOrders);
  EXPECT_THAT(reasonOf(ask(atUse, "store")), HasSubstr("in 'odd.oml'"));
}

/// What a place says of itself: the references, the definition, the highlights.
class ConnectionsFile : public RenameConnection {
 protected:
  std::set<std::string> references(Json place) {
    place["context"] = {{"includeDeclaration", true}};
    std::set<std::string> all;
    for (const Json& each : client.request("textDocument/references", place))
      all.insert(each["uri"].get<std::string>() + " " + each["range"].dump());
    return all;
  }

  /// The index is made in the background.
  std::set<std::string> referencesOnceThereAre(std::size_t count, const Json& place) {
    std::set<std::string> found;
    for (int attempt = 0; attempt < 1000 && found.size() != count; ++attempt)
      found = references(place);
    return found;
  }
};

TEST_F(ConnectionsFile, LeadsToUsesAndToItself) {
  client.initialize();
  open(shopConnections);
  EXPECT_EQ(referencesOnceThereAre(4, atDefinition).size(), 4U);
  const Json definition = client.request("textDocument/definition", atDefinition);
  ASSERT_EQ(definition.size(), 1U);
  EXPECT_EQ(definition[0]["uri"], shopConnections);
  const Json highlights = client.request("textDocument/documentHighlight", atDefinition);
  ASSERT_EQ(highlights.size(), 1U);
  EXPECT_EQ(highlights[0]["kind"], 3);
}

/// A client that writes what it was told, in the editor and on disk, finds the same places again.
TEST_F(ConnectionsFile, HasTheSameReferencesAfterARename) {
  client.initialize();
  open(shopOrders);
  const auto before = referencesOnceThereAre(4, atUse);
  ASSERT_EQ(before.size(), 4U);
  const Json edit = rename(atUse, "abcd");  // As long as the old one: places stay.
  const Texts after = afterEdit(texts, edit);
  Json changes = Json::array();
  for (const auto& [uri, text] : after) {
    client.files.add(uri.substr(7), text);
    changes.push_back({{"uri", uri}, {"type", 2}});
  }
  client.change(shopOrders, 2, Json::array({{{"text", after.at(shopOrders)}}}));
  client.notify("workspace/didChangeWatchedFiles", {{"changes", changes}});
  EXPECT_EQ(referencesOnceThereAre(4, atUse), before);
  EXPECT_EQ(afterEdit(after, rename(atUse, "shop")), texts) << "and back";
}

}  // namespace
}  // namespace osiris::lsp
