#include <gtest/gtest.h>

#include "one_document.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view typedInto = "oml_version: \"0.1.0\"\nsteps:\n  - id: a\n\n  - id:   b\n";

Json typed(OneDocument& asked, const char* ch) {
  Json params = OneDocument::document();
  params["position"] = {{"line", 3}, {"character", 0}};
  params["ch"] = ch;
  params["options"] = {{"tabSize", 2}, {"insertSpaces", true}};
  return asked.client.request("textDocument/onTypeFormatting", params);
}

TEST(OnTypeFormatting, IndentsTheNewLine) {
  OneDocument asked(typedInto, "onTypeFormatting", Json::object());
  EXPECT_EQ(asked.offered["documentOnTypeFormattingProvider"],
            Json({{"firstTriggerCharacter", "\n"}, {"moreTriggerCharacter", {"-"}}}));
  EXPECT_EQ(typed(asked, "\n"),
            Json::array({{{"range", lineRange(3, 0, 0)}, {"newText", "    "}}}));
  EXPECT_EQ(typed(asked, "-"), Json::array()) << "there is no dash";
}

TEST(OnTypeFormatting, IsNotOfferedToAClientThatDoesNotAsk) {
  OneDocument asked(typedInto, "onTypeFormatting", nullptr);
  EXPECT_FALSE(asked.offered.contains("documentOnTypeFormattingProvider"));
}

}  // namespace
}  // namespace osiris::lsp
