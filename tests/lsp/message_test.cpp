// What is no message gets the protocol's error, and the session goes on.
#include "lsp/protocol/message.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "test_client.h"

namespace osiris::lsp {
namespace {

/// The error that some bytes are answered with; the next request is answered as ever.
std::string answerTo(std::string_view bytes) {
  TestClient client;
  client.initialize();
  client.stream.send(bytes);
  Json response;
  do {
    response = Json::parse(client.stream.receive());
  } while (response.contains("method"));
  EXPECT_EQ(client.request("shutdown"), nullptr);
  return response["id"].dump() + " " + response["error"]["code"].dump() + " " +
         response["error"].value("message", "");
}

TEST(Message, ThatIsNoJsonIsAParseError) {
  for (const auto* body : {"", "{", "{\"a\": tru", "\x01", "nul", "{'a': 1}", "\xff\xfe{"}) {
    EXPECT_EQ(answerTo(frame(body)), "null -32700 the message is not valid JSON") << body;
  }
  EXPECT_EQ(answerTo(frame(std::string(100000, '['))), "null -32700 the message is not valid JSON");
}

TEST(Message, WithABrokenHeaderIsAParseError) {
  EXPECT_EQ(answerTo("Content-Length: x\r\n\r\n{}\n"),
            "null -32700 Content-Length is not a number of bytes");
  EXPECT_EQ(answerTo("hello\n"), "null -32700 the header has a line without a field");
}

TEST(Message, ThatIsNoJsonRpcIsAnInvalidRequest) {
  const auto answer = [](std::string_view body) { return answerTo(frame(body)); };
  EXPECT_EQ(answer("[]"), "null -32600 expected one object");
  EXPECT_EQ(answer("1"), "null -32600 expected one object");
  EXPECT_EQ(answer("{}"), "null -32600 neither method, result nor error");
  EXPECT_EQ(answer(R"({"id": 9, "method": "shutdown"})"), R"(9 -32600 jsonrpc: expected "2.0")");
  EXPECT_EQ(answer(R"({"jsonrpc": "2.0", "id": "x", "method": 1})"),
            R"("x" -32600 method: expected string)");
  EXPECT_EQ(answer(R"({"jsonrpc": "2.0", "id": 1.5, "method": "shutdown"})"),
            "null -32600 id: expected integer or string");
  EXPECT_EQ(answer(R"({"jsonrpc": "2.0", "id": 9, "method": "shutdown", "params": 1})"),
            "9 -32600 params: expected object or array");
}

TEST(Message, WithWrongParamsSaysWhere) {
  TestClient client;
  client.initialize();
  const auto response = client.ask("textDocument/codeAction", Json::parse(R"({
      "textDocument": {"uri": "file:///w/a.oml"}, "context": {"diagnostics": []},
      "range": {"start": {"line": "1", "character": 0}, "end": {"line": 1, "character": 0}}})"));
  EXPECT_EQ(response["error"]["code"], -32602);
  EXPECT_EQ(response["error"]["message"], "params.range.start.line: expected integer");
  EXPECT_EQ(client.ask("textDocument/codeAction", Json::array())["error"]["code"], -32602);
}

TEST(Message, ThatAnswersNothingWeAskedIsPassedOver) {
  TestClient client;
  client.initialize(Json::object());
  client.stream.send(frame(R"({"jsonrpc": "2.0", "id": 77, "result": {}})"));
  client.stream.send(
      frame(R"({"jsonrpc": "2.0", "id": "x", "error": {"code": 1, "message": ""}})"));
  client.request("shutdown");
  EXPECT_TRUE(client.received.empty());
}

TEST(Message, OfComplaintIsNotAnswered) {
  TestClient client;
  client.initialize(Json::object());
  client.stream.send(
      frame(R"({"jsonrpc": "2.0", "id": null, "error": {"code": 1, "message": "no"}})"));
  EXPECT_EQ(client.take("window/logMessage")["message"], "no");
  client.request("shutdown");
  EXPECT_TRUE(client.received.empty());
}

TEST(Message, WithIdsOfBothKindsIsAnsweredWithTheSame) {
  TestClient client;
  client.stream.send(
      frame(R"({"jsonrpc": "2.0", "id": "a-1", "method": "initialize", "params": {}})"));
  EXPECT_TRUE(client.response("a-1").contains("result"));
  client.stream.send(frame(R"({"jsonrpc": "2.0", "id": -5, "method": "shutdown"})"));
  EXPECT_EQ(client.response(-5)["result"], nullptr);
}

TEST(Message, CancelledWhileItWaitsIsAnsweredSo) {
  TestClient client;
  client.initialize(Json::object());
  client.stream.hold();
  client.open("file:///w/a.oml", "");
  client.stream.waitUntilWriting();
  client.stream.send(frame(R"({"jsonrpc": "2.0", "id": 50, "method": "shutdown"})"));
  client.stream.send(frame(R"({"jsonrpc": "2.0", "id": 51, "method": "no/such"})"));
  client.notify("$/cancelRequest", {{"id", 50}});
  client.notify("$/cancelRequest", {{"id", 52}});
  client.notify("$/cancelRequest", {{"id", Json::array()}});
  client.stream.waitUntilRead();
  client.stream.release();
  EXPECT_EQ(client.response(50)["error"]["code"], -32800);
  EXPECT_EQ(client.response(51)["error"]["code"], -32601);
}

}  // namespace
}  // namespace osiris::lsp
