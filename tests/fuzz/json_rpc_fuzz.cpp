// Bytes of anyone's making into a whole language server. What it answers must be messages.
//
// The first byte chooses: the rest as it is, or each of its lines as one framed message, after the
// handshake or without it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <ranges>
#include <span>
#include <string>
#include <string_view>

#include "base/memory_file_system.h"
#include "lsp/protocol/json.h"
#include "lsp/server.h"
#include "lsp/transport/frame.h"

namespace {

using osiris::lsp::Frame;
using osiris::lsp::frame;
using osiris::lsp::FrameReader;

/// Gives its input, keeps its output.
class FuzzStream : public osiris::lsp::ByteStream {
 public:
  explicit FuzzStream(std::string input) : input_(std::move(input)) {}

  std::size_t read(std::span<char> into) override {
    const auto count = std::min(into.size(), input_.size() - at_);
    std::copy_n(input_.data() + at_, count, into.data());
    at_ += count;
    return count;
  }
  void interrupt() override {}
  bool write(std::string_view bytes) override {
    output_ += bytes;
    return true;
  }
  [[nodiscard]] const std::string& output() const { return output_; }

 private:
  std::string input_;
  std::size_t at_ = 0;
  std::string output_;
};

constexpr std::string_view handshake =
    R"({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params":
    {"rootUri": "file:///w", "capabilities": {
      "workspace": {"workspaceEdit": {"documentChanges": true},
                    "didChangeWatchedFiles": {"dynamicRegistration": true}},
      "textDocument": {"codeAction": {"codeActionLiteralSupport": {}, "isPreferredSupport": true},
        "publishDiagnostics": {"relatedInformation": true, "versionSupport": true,
          "dataSupport": true, "codeDescriptionSupport": true, "tagSupport": {"valueSet": [1, 2]}}}}}})";

std::string streamOf(std::string_view data) {
  if (data.empty()) return {};
  const auto choice = static_cast<unsigned char>(data.front()) % 3U;
  data.remove_prefix(1);
  if (choice == 0) return std::string(data);
  std::string stream = choice == 1 ? frame(handshake) : "";
  for (const auto line : std::views::split(data, '\n')) {
    stream += frame(std::string_view(line.begin(), line.end()));
  }
  return stream;
}

void requireMessages(const std::string& output) {
  FuzzStream written(output);
  FrameReader reader(written);
  for (auto next = reader.next(); next.kind != Frame::Kind::end; next = reader.next()) {
    if (next.kind != Frame::Kind::body) std::abort();
    const auto message = osiris::lsp::protocol::Json::parse(next.text, nullptr, false);
    if (!message.is_object() || message.value("jsonrpc", "") != "2.0") std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  FuzzStream stream(streamOf({reinterpret_cast<const char*>(data), size}));
  osiris::MemoryFileSystem files;
  files.add("/w/osiris_connections.yaml", "mysql:\n  main:\n    host: localhost\n");
  const osiris::lsp::ServerOptions options{files, [](std::string_view) { return false; }, "/docs",
                                           "0"};
  static osiris::lsp::Workers workers(2);
  static_cast<void>(osiris::lsp::Server(options, workers, stream).run());
  requireMessages(stream.output());
  return 0;
}
