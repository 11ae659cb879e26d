#include "ide/document_link.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/memory_file_system.h"
#include "oml/model.h"

namespace osiris::ide {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct LinkedWorkspace {
  LinkedWorkspace() {
    files.add("/w/osiris.yaml", "");
    files.add("/w/osiris_connections.yaml",
              "filesystem:\n  local: {base_dir: data}\n  other: {base_dir: \"${DIR}\"}\n");
    files.add("/w/in.csv", "a\n");
    files.add("/w/data/in.csv", "a\n");
    files.add("/w/components/my.reader/spec.yaml", "name: my.reader\nmodes: [extract]\n");
    workspace = project::Workspace::load(files, "/w", [](std::string_view) { return true; });
  }

  /// "text -> path", each with where in the file it leads, when that is not its start.
  std::vector<std::string> of(std::string_view text) const {
    const oml::Model model(text);
    std::vector<std::string> all;
    for (const DocumentLink& link : documentLinks(model.pipeline(), *workspace, files)) {
      std::string line(text.substr(link.span.begin, link.span.size()));
      line += " -> " + link.path;
      if (!link.place.empty()) line += ":" + std::to_string(link.place.begin);
      all.push_back(line);
    }
    return all;
  }

  /// A step that reads a CSV file.
  std::vector<std::string> ofReader(std::string_view config) const {
    return of("steps:\n  - id: a\n    component: filesystem.csv_extractor\n    config: {" +
              std::string(config) + "}\n");
  }

  MemoryFileSystem files;
  std::shared_ptr<const project::Workspace> workspace;
};

TEST(DocumentLink, LeadsToAFileThatIsThere) {
  const LinkedWorkspace w;
  EXPECT_THAT(w.ofReader("path: ./in.csv"), ElementsAre("./in.csv -> /w/in.csv"));
  EXPECT_THAT(w.ofReader("path: \"/w/data/in.csv\""),
              ElementsAre("/w/data/in.csv -> /w/data/in.csv"));
  EXPECT_THAT(w.ofReader("path: nowhere.csv"), IsEmpty());
  EXPECT_THAT(w.ofReader("path: data"), IsEmpty()) << "a folder is nothing to open";
}

TEST(DocumentLink, CountsAPathFromTheConnectionsFolder) {
  const LinkedWorkspace w;
  EXPECT_THAT(w.ofReader("connection: \"@filesystem.local\", path: in.csv"),
              ElementsAre("@filesystem.local -> /w/osiris_connections.yaml:14",
                          "in.csv -> /w/data/in.csv"));
}

TEST(DocumentLink, DoesNotGuessWhatOnlyTheEnvironmentKnows) {
  const LinkedWorkspace w;
  EXPECT_THAT(w.ofReader("path: \"${params.dir}/in.csv\""), IsEmpty());
  EXPECT_THAT(w.ofReader("connection: \"@filesystem.other\", path: in.csv"),
              ElementsAre("@filesystem.other -> /w/osiris_connections.yaml:40"));
}

TEST(DocumentLink, LeadsFromAComponentToTheWorkspacesOwnSpec) {
  const LinkedWorkspace w;
  EXPECT_THAT(w.of("steps:\n  - component: my.reader\n  - component: mysql.extractor\n"),
              ElementsAre("my.reader -> /w/components/my.reader/spec.yaml"));
}

TEST(DocumentLink, IsNoneInADocumentThatLiesNowhere) {
  const oml::Model model(
      "steps:\n  - component: filesystem.csv_extractor\n    config: {path: in.csv}\n");
  MemoryFileSystem files;
  files.add("/in.csv", "");
  EXPECT_THAT(documentLinks(model.pipeline(), *project::Workspace::empty(), files), IsEmpty());
}

}  // namespace
}  // namespace osiris::ide
