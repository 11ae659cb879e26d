// Progress of what goes on in the background.
#include "lsp/background_progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

#include "test_client.h"

namespace osiris::lsp {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;

Json withProgress() {
  auto capabilities = fullCapabilities();
  capabilities["window"] = {{"workDoneProgress", true}};
  return capabilities;
}

/// Keeps all workers busy until it goes, or is told to let go.
class BusyWorkers {
 public:
  explicit BusyWorkers(Workers& workers) {
    for (unsigned i = 0; i < workers.size(); ++i) {
      workers.post([this] {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return released_; });
        --busy_;
        changed_.notify_all();
      });
      ++busy_;
    }
  }
  BusyWorkers(const BusyWorkers&) = delete;
  BusyWorkers& operator=(const BusyWorkers&) = delete;
  ~BusyWorkers() { release(); }

  void release() {
    std::unique_lock lock(mutex_);
    released_ = true;
    changed_.notify_all();
    changed_.wait(lock, [this] { return busy_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool released_ = false;
  unsigned busy_ = 0;
};

TEST(BackgroundProgress, IsToldWhileTheWorkspaceIsReadForLong) {
  TestClient client;
  for (int i = 0; i < 100; ++i)
    client.files.add("/w/pipelines/" + std::to_string(i) + ".oml", "name: a\nsteps: []\n");
  BusyWorkers busy(client.workers);
  client.initialize(withProgress());
  const auto token = client.take("window/workDoneProgress/create")["token"];
  std::vector<Json> told = {client.take("$/progress")};
  EXPECT_EQ(told[0]["value"]["kind"], "begin");
  EXPECT_EQ(told[0]["value"]["title"], "Reading the workspace");
  busy.release();
  int percentage = 0;
  while (told.back()["value"]["kind"] != "end") {
    told.push_back(client.take("$/progress"));
    const int next = told.back()["value"].value("percentage", 100);
    EXPECT_GE(next, percentage);
    percentage = next;
  }
  EXPECT_GT(told.size(), 2U) << "a hundred files are more than one step";
  for (const auto& each : told) EXPECT_EQ(each["token"], token);
}

TEST(BackgroundProgress, IsNotToldToAClientWithoutIt) {
  TestClient client;
  BusyWorkers busy(client.workers);
  client.initialize();
  std::this_thread::sleep_for(BackgroundProgress::unnoticed + 50ms);
  client.request("shutdown");
  EXPECT_EQ(client.count("window/workDoneProgress/create"), 0);
}

/// A loop with nothing around it, whose client has answered nothing yet.
class BackgroundWork : public ::testing::Test {
 protected:
  /// What is sent until that time has passed.
  std::vector<std::string> sentUntil(std::chrono::milliseconds time) {
    loop.after(time, [this] { loop.stop(); });
    loop.run();
    std::vector<std::string> methods;
    while (!stream.unreceived().empty()) methods.push_back(Json::parse(stream.receive())["method"]);
    return methods;
  }

  EventLoop loop;
  MemoryStream stream;
  Client client{stream};
  protocol::ClientCapabilities capabilities{.workDoneProgress = true};
  BackgroundProgress progress{loop, client, capabilities};
};

TEST_F(BackgroundWork, ThatIsShortIsNotToldOf) {
  progress.begin("Work");
  progress.report(1, 2);
  progress.end();
  EXPECT_THAT(sentUntil(BackgroundProgress::unnoticed + 50ms), ElementsAre());
}

TEST_F(BackgroundWork, ThatEndsBeforeTheClientAnswersIsNeverBegun) {
  progress.begin("Work");
  ASSERT_THAT(sentUntil(BackgroundProgress::unnoticed + 50ms),
              ElementsAre("window/workDoneProgress/create"));
  progress.end();
  client.receive({.id = 1, .result = Json()});
  EXPECT_EQ(stream.unreceived(), "");
}

TEST_F(BackgroundWork, IsNotToldWhereTheClientRefuses) {
  progress.begin("Work");
  ASSERT_EQ(sentUntil(BackgroundProgress::unnoticed + 50ms).size(), 1U);
  client.receive({.id = 1, .result = protocol::failed(protocol::ErrorCode::requestFailed, "no")});
  progress.report(1, 2);
  progress.end();
  EXPECT_EQ(stream.unreceived(), "");
}

TEST_F(BackgroundWork, BeginsWhereItIsAndNeverGoesBack) {
  progress.begin("Work");
  ASSERT_EQ(sentUntil(BackgroundProgress::unnoticed + 50ms).size(), 1U);
  progress.report(1, 2);
  client.receive({.id = 1, .result = Json()});
  EXPECT_EQ(Json::parse(stream.receive())["params"]["value"],
            Json({{"kind", "begin"}, {"title", "Work"}, {"percentage", 50}}));
  progress.report(1, 4);
  progress.report(3, 4);
  EXPECT_EQ(Json::parse(stream.receive())["params"]["value"],
            Json({{"kind", "report"}, {"percentage", 75}}));
  progress.end();
  EXPECT_EQ(Json::parse(stream.receive())["params"]["value"], Json({{"kind", "end"}}));
}

}  // namespace
}  // namespace osiris::lsp
