// An answer has an item for each position asked about, or is null.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "pipelines.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

/// What is answered for two positions in the first line of a document.
Json rangesIn(std::string_view uri, std::string_view text, Json capabilities) {
  TestClient client;
  client.initialize(std::move(capabilities));
  client.open(uri, text);
  const Json position = {{"line", 0}, {"character", 1}};
  return client.request("textDocument/selectionRange",
                        {{"textDocument", {{"uri", uri}}}, {"positions", {position, position}}});
}

TEST(SelectionRange, HasAnItemForEachPosition) {
  for (const Json& capabilities : {fullCapabilities(), Json::object()}) {
    EXPECT_EQ(rangesIn(ordersUri, brokenPipeline(), capabilities).size(), 2U);
    EXPECT_EQ(rangesIn(ordersUri, "", capabilities).size(), 2U);
  }
}

TEST(SelectionRange, IsNullForADocumentThatIsNoPipeline) {
  EXPECT_EQ(rangesIn("file:///w/notes.txt", "hello", fullCapabilities()), nullptr);
}

}  // namespace
}  // namespace osiris::lsp
