// Every request is answered once, whatever happens while it is worked on.
#include <gtest/gtest.h>

#include <latch>
#include <memory>
#include <string_view>
#include <utility>

#include "test_client.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view oneUri = "file:///w/a.oml";
constexpr std::string_view onePipeline = "oml_version: 0.1.0\nname: a\nsteps:\n- id: one\n";

constexpr int cancelled = -32800;
constexpr int modified = -32801;
constexpr int invalidRequest = -32600;

Json document(std::string_view of = oneUri) { return {{"textDocument", {{"uri", of}}}}; }

/// Lets nothing begin on the workers until it goes.
class BusyWorkers {
 public:
  explicit BusyWorkers(Workers& workers) : latches_(std::make_shared<Latches>(workers.size())) {
    for (unsigned each = 0; each < workers.size(); ++each) {
      workers.post([latches = latches_] {
        latches->begun.count_down();
        latches->free.wait();
      });
    }
    latches_->begun.wait();
  }
  BusyWorkers(const BusyWorkers&) = delete;
  BusyWorkers& operator=(const BusyWorkers&) = delete;
  ~BusyWorkers() { release(); }

  void release() {
    if (!std::exchange(released_, true)) latches_->free.count_down();
  }

 private:
  struct Latches {
    explicit Latches(unsigned workers) : begun(workers) {}
    std::latch begun;
    std::latch free{1};
  };

  std::shared_ptr<Latches> latches_;  ///< the workers may look at them after release()
  bool released_ = false;
};

class Requests : public ::testing::Test {
 protected:
  Requests() {
    client.initialize();
    client.open(oneUri, onePipeline);
  }
  TestClient client;
};

TEST_F(Requests, AreCancelledWhileAWorkerHasThem) {
  BusyWorkers busy(client.workers);
  const int id = client.start("textDocument/documentSymbol", document());
  // The session has handed it on when it answers the next one.
  client.request("textDocument/hover", {{"textDocument", {{"uri", oneUri}}},
                                        {"position", {{"line", 0}, {"character", 0}}}});
  client.notify("$/cancelRequest", {{"id", id}});
  EXPECT_EQ(client.response(id)["error"]["code"], cancelled);
  busy.release();
  EXPECT_EQ(client.request("textDocument/documentSymbol", document()).size(), 4U);
  EXPECT_EQ(client.stream.unreceived().find("\"id\":" + std::to_string(id) + ","),
            std::string::npos);
}

TEST_F(Requests, AreCancelledBeforeTheirTurn) {
  client.stream.hold();
  // The session thread waits in this answer; what comes after waits in the queue.
  const int first = client.start(
      "textDocument/hover",
      {{"textDocument", {{"uri", oneUri}}}, {"position", {{"line", 0}, {"character", 0}}}});
  client.stream.waitUntilWriting();
  const int second = client.start("textDocument/documentSymbol", document());
  client.notify("$/cancelRequest", {{"id", second}});
  client.stream.waitUntilRead();
  client.stream.release();
  EXPECT_TRUE(client.response(first).contains("result"));
  EXPECT_EQ(client.response(second)["error"]["code"], cancelled);
}

TEST_F(Requests, CancellingOneThatIsAnsweredDoesNothing) {
  const int id = client.start("textDocument/documentSymbol", document());
  EXPECT_TRUE(client.response(id).contains("result"));
  client.notify("$/cancelRequest", {{"id", id}});
  client.notify("$/cancelRequest", {{"id", "never asked"}});
  client.notify("$/cancelRequest", {{"id", nullptr}});
  EXPECT_TRUE(client.ask("textDocument/documentSymbol", document()).contains("result"));
}

TEST_F(Requests, AreOvertakenByAChangeOfTheirDocument) {
  constexpr std::string_view other = "file:///w/b.oml";
  client.open(other, onePipeline);
  BusyWorkers busy(client.workers);
  const int id = client.start("textDocument/documentSymbol", document());
  const int untouched = client.start("textDocument/documentSymbol", document(other));
  client.change(oneUri, 2, Json::array({{{"text", "name: b\n"}}}));
  EXPECT_EQ(client.response(id)["error"]["code"], modified);
  busy.release();
  EXPECT_EQ(client.response(untouched)["result"].size(), 4U);
  EXPECT_EQ(client.request("textDocument/documentSymbol", document()).size(), 1U);
}

TEST_F(Requests, WithTheIdOfOneThatWaitsAreRefused) {
  BusyWorkers busy(client.workers);
  const int id = client.start("textDocument/documentSymbol", document());
  client.stream.send(
      frame(R"({"jsonrpc": "2.0", "id": )" + std::to_string(id) + R"(, "method": "shutdown"})"));
  EXPECT_EQ(client.response(id)["error"]["code"], invalidRequest);
  busy.release();
  EXPECT_TRUE(client.response(id).contains("result"));
}

TEST_F(Requests, AreAnsweredWhenTheClientLeaves) {
  BusyWorkers busy(client.workers);
  const int id = client.start("textDocument/documentSymbol", document());
  client.notify("exit");
  EXPECT_EQ(client.response(id)["error"]["code"], cancelled);
}

}  // namespace
}  // namespace osiris::lsp
