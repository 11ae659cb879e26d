// Three editors that count characters differently see the same document: whatever they do and ask,
// the answers speak of the same bytes.
#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "pipelines.h"
#include "support/random_pipeline.h"
#include "test_client.h"
#include "text/document.h"

namespace osiris::lsp {
namespace {

using text::Encoding;
using text::Offset;
using text::Span;

Json capabilitiesOf(std::string_view encoding) {
  Json all = fullCapabilities();
  all["general"]["positionEncodings"] = {encoding};
  all["textDocument"]["diagnostic"] = Json::object();
  all["textDocument"]["hover"]["contentFormat"] = {"markdown"};
  all["textDocument"]["documentSymbol"]["hierarchicalDocumentSymbolSupport"] = true;
  all["textDocument"]["rename"]["prepareSupport"] = true;
  all["textDocument"]["semanticTokens"]["requests"]["full"]["delta"] = true;
  all["textDocument"]["completion"]["completionItem"]["insertReplaceSupport"] = true;
  return all;
}

Json toJson(text::Position at) { return {{"line", at.line}, {"character", at.character}}; }

/// An editor with one document, which it tells of in its own units. `document` is what it shows.
class Editor {
 public:
  Editor(Encoding encoding, std::string_view name) : encoding_(encoding) {
    client_.files.add("/w/osiris_connections.yaml", "mysql:\n  main: {host: localhost}\n");
    EXPECT_EQ(client_.initialize(capabilitiesOf(name))["capabilities"]["positionEncoding"], name);
    // What the SQL engine finds comes when it is ready: three servers may differ for a moment.
    client_.notify(
        "workspace/didChangeConfiguration",
        {{"settings", {{"osiris", {{"diagnostics", {{"disabled", {"sql_binding"}}}}}}}}});
  }

  void open(const std::string& text) {
    document_ = text::Document(std::string(ordersUri), text);
    client_.open(ordersUri, text);
  }
  void close() {
    client_.notify("textDocument/didClose", {{"textDocument", {{"uri", ordersUri}}}});
  }

  void change(const text::Edit& edit) {
    const Json change = {{"range", inUnits(edit.span)}, {"text", edit.newText}};
    client_.change(ordersUri, ++version_, Json::array({change}));
    document_.apply(edit);
  }

  /// `params` has offsets where LSP has positions and spans where it has ranges.
  void start(const std::string& method, const Json& params) {
    method_ = method;
    id_ = client_.start(method, inUnits(params));
  }

  /// The answer to what was started, in bytes.
  Json answer() {
    Json answer = client_.response(id_);
    answer.erase("id");
    Json& result = answer["result"];
    if (method_.find("semanticTokens") != std::string::npos && result.is_object())
      result = tokensInBytes(result["data"]);
    // A digest of the answer as it was sent.
    if (result.is_object()) result.erase("resultId");
    return inBytes(answer);
  }

 private:
  [[nodiscard]] Json inUnits(Offset at) const {
    return toJson(document_.lines().position(document_.text(), at, encoding_));
  }
  [[nodiscard]] Json inUnits(Span span) const {
    return {{"start", inUnits(span.begin)}, {"end", inUnits(span.end)}};
  }

  /// Params of a question: `at`, `all` and `part` are written as offsets.
  [[nodiscard]] Json inUnits(Json params) const {
    if (params.contains("position")) params["position"] = inUnits(params["position"].get<Offset>());
    if (params.contains("positions")) {
      for (Json& each : params["positions"]) each = inUnits(each.get<Offset>());
    }
    if (params.contains("range"))
      params["range"] =
          inUnits(Span{params["range"][0].get<Offset>(), params["range"][1].get<Offset>()});
    return params;
  }

  [[nodiscard]] Offset offset(std::uint32_t line, std::uint32_t character) const {
    return document_.lines().offset(document_.text(), {line, character}, encoding_);
  }

  /// Every position in it as an offset, but for those of other files.
  [[nodiscard]] Json inBytes(Json value) const {
    if (value.is_object() && value.contains("line") && value.contains("character"))
      return offset(value["line"], value["character"]);
    if (isOfAnotherFile(value)) return value;
    for (Json& each : value) {
      if (each.is_structured()) each = inBytes(std::move(each));
    }
    return value;
  }

  static bool isOfAnotherFile(const Json& value) {
    if (!value.is_object()) return false;
    const Json& owner = value.contains("textDocument") ? value["textDocument"] : value;
    for (const char* name : {"uri", "targetUri"}) {
      if (owner.is_object() && owner.contains(name)) return owner[name] != ordersUri;
    }
    return false;
  }

  [[nodiscard]] Json tokensInBytes(const Json& data) const {
    Json tokens = Json::array();
    std::uint32_t line = 0;
    std::uint32_t character = 0;
    for (std::size_t i = 0; i + 4 < data.size(); i += 5) {
      const auto lines = data[i].get<std::uint32_t>();
      character = (lines == 0 ? character : 0) + data[i + 1].get<std::uint32_t>();
      line += lines;
      tokens.push_back({offset(line, character),
                        offset(line, character + data[i + 2].get<std::uint32_t>()), data[i + 3],
                        data[i + 4]});
    }
    return tokens;
  }

  TestClient client_;
  Encoding encoding_;
  text::Document document_{"", ""};
  int version_ = 1;
  int id_ = 0;
  std::string method_;
};

/// Questions about a document, a place in it, and a part of it.
constexpr std::array aboutAll = {"textDocument/documentSymbol", "textDocument/foldingRange",
                                 "textDocument/documentLink",   "textDocument/codeLens",
                                 "textDocument/diagnostic",     "textDocument/semanticTokens/full",
                                 "textDocument/formatting"};
constexpr std::array aboutPlaces = {
    "textDocument/hover",
    "textDocument/completion",
    "textDocument/definition",
    "textDocument/declaration",
    "textDocument/references",
    "textDocument/rename",
    "textDocument/prepareRename",
    "textDocument/documentHighlight",
    "textDocument/onTypeFormatting",
    "textDocument/selectionRange",
    "textDocument/linkedEditingRange",
    "textDocument/prepareCallHierarchy",
};
constexpr std::array aboutParts = {"textDocument/inlayHint", "textDocument/codeAction",
                                   "textDocument/rangeFormatting",
                                   "textDocument/semanticTokens/range"};

class Encodings : public ::testing::Test {
 protected:
  Encodings() {
    editors_.push_back(std::make_unique<Editor>(Encoding::utf8, "utf-8"));
    editors_.push_back(std::make_unique<Editor>(Encoding::utf16, "utf-16"));
    editors_.push_back(std::make_unique<Editor>(Encoding::utf32, "utf-32"));
  }

  void open(std::string text) {
    text_ = std::move(text);
    for (auto& each : editors_) each->open(text_);
  }
  void close() {
    for (auto& each : editors_) each->close();
  }

  void change() {
    text::Edit edit = random.next(text_);
    edit.span = {onBoundary(edit.span.begin), onBoundary(edit.span.end)};
    for (auto& each : editors_) each->change(edit);
    text_ = test::applied(text_, edit);
  }

  void ask(const std::string& method, Json params) {
    params["textDocument"] = {{"uri", ordersUri}};
    params["options"] = {{"tabSize", 2}, {"insertSpaces", true}};
    params["context"] = {{"includeDeclaration", true}, {"diagnostics", Json::array()}};
    for (auto& each : editors_) each->start(method, params);
    const Json expected = editors_[0]->answer();
    ++asked;
    answered += expected["result"].empty() ? 0 : 1;
    for (std::size_t i = 1; i < editors_.size(); ++i)
      EXPECT_EQ(editors_[i]->answer(), expected) << method << ' ' << params << '\n' << text_;
  }

  void askAll() {
    for (const char* method : aboutAll) ask(method, Json::object());
  }
  void askSomewhere() {
    const Offset at = somePlace();
    for (const char* method : aboutPlaces)
      ask(method, {{"position", at},
                   {"positions", {at, somePlace()}},
                   {"newName", "new-name"},
                   {"ch", "\n"}});
    const Offset end = somePlace();
    for (const char* method : aboutParts)
      ask(method, {{"range", {std::min(at, end), std::max(at, end)}}});
  }

  test::RandomPipeline pipelines{test::seed(61)};
  test::RandomEdits random{test::seed(62)};
  int asked = 0;
  int answered = 0;  ///< with something that has places

 private:
  /// No editor has a caret between CR and LF, or within a character.
  [[nodiscard]] Offset onBoundary(Offset at) const {
    const text::LineIndex lines(text_);
    return lines.offset(text_, lines.position(text_, at, Encoding::utf32), Encoding::utf32);
  }
  [[nodiscard]] Offset somePlace() {
    return onBoundary(random.below(static_cast<std::uint32_t>(text_.size()) + 1));
  }

  std::vector<std::unique_ptr<Editor>> editors_;
  std::string text_;
};

// A round asks 69 questions.
TEST_F(Encodings, AnswersSpeakOfTheSameBytes) {
  for (int round = 0; round < test::rounds(150); ++round) {
    open(pipelines.next());
    for (int edits = 0; edits < 3; ++edits) {
      askAll();
      askSomewhere();
      change();
    }
    close();
    if (HasFailure()) return;
  }
  EXPECT_GT(answered, asked / 3);
}

}  // namespace
}  // namespace osiris::lsp
