// A language client with a stopwatch.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/protocol/json.h"
#include "lsp/transport/descriptor_stream.h"
#include "lsp/transport/frame.h"
#include "process.h"
#include "text/line_index.h"

namespace osiris::latency {

using lsp::protocol::Json;
using Time = std::chrono::steady_clock::time_point;
using Duration = std::chrono::nanoseconds;

/// A server that does not do what the protocol demands. Everything here throws it; main catches it.
class BrokenServer : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Answer {
  Json message;  ///< the whole response
  /// From before its request's first byte was written to its own last byte; reading what it says
  /// comes after that.
  Duration took{};

  [[nodiscard]] bool failed() const { return message.contains("error"); }
  [[nodiscard]] const Json& result() const { return message.at("result"); }
};

/// One change of a document, in the protocol's terms.
struct Change {
  text::Range range;
  std::string newText;
};

/// Speaks with one server. Used by one thread.
class Client {
 public:
  explicit Client(const std::vector<std::string>& command) : process_(command) {}

  /// The handshake, as an editor that has all of the protocol's common features. No folder: "".
  void initialize(const std::string& folder);
  [[nodiscard]] text::Encoding encoding() const { return encoding_; }
  /// What the server said of itself.
  [[nodiscard]] const Json& capabilities() const { return capabilities_; }
  /// `shutdown` and `exit`; the server's exit code.
  int leave();

  void notify(std::string_view method, Json params);
  /// Sends a request and gives its id; its answer is to be taken with `answer`.
  std::int64_t start(std::string_view method, Json params);
  /// Waits for the one answer; nothing of it is kept.
  Answer answer(std::int64_t id);
  Answer ask(std::string_view method, Json params) {
    return answer(start(method, std::move(params)));
  }
  /// The result of a request that must not fail.
  Json request(std::string_view method, Json params);

  void open(const std::string& uri, std::string_view text);
  void close(const std::string& uri);
  /// Only sends it.
  void change(const std::string& uri, int version, const Change& change);
  /// From the last message's first byte to the last byte of the diagnostics that it brings.
  Duration untilDiagnostics(const std::string& uri);
  /// Takes all that comes until there is silence for so long.
  void settle(std::chrono::milliseconds silence);

  [[nodiscard]] std::uint64_t residentBytes() const { return process_.residentBytes(); }

 private:
  void send(const Json& message);
  void receive();
  void answerRequest(const Json& request);

  Process process_;
  lsp::DescriptorStream stream_{process_.output(), process_.input()};
  lsp::FrameReader frames_{stream_};
  text::Encoding encoding_ = text::Encoding::utf16;
  Json capabilities_;
  std::int64_t lastId_ = 0;
  Time sent_;  ///< when the last message was begun
  std::map<std::int64_t, Time> waiting_;
  std::map<std::int64_t, Answer> answers_;
  std::map<std::string, Time, std::less<>> published_;  ///< since the last message about a document
};

/// Milliseconds, for people.
[[nodiscard]] inline double milliseconds(Duration time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

}  // namespace osiris::latency
