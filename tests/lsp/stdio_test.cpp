// The binary itself, as an editor starts it.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "lsp/transport/frame.h"

namespace osiris::lsp {
namespace {

struct Outcome {
  int exitCode;
  std::string output;
};

/// Runs `osiris lsp` on some input.
Outcome serve(std::string_view input) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("osiris-lsp-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "in", std::ios::binary) << input;
  const auto command = std::string("timeout 20 '" OSIRIS_BINARY "' lsp < ") +
                       (folder / "in").string() + " > " + (folder / "out").string();
  const int status = std::system(command.c_str());  // NOLINT(bugprone-command-processor)
  std::ostringstream output;
  output << std::ifstream(folder / "out", std::ios::binary).rdbuf();
  std::filesystem::remove_all(folder);
  return {WEXITSTATUS(status), output.str()};
}

constexpr std::string_view initialize =
    R"({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {}})";
constexpr std::string_view shutdown = R"({"jsonrpc": "2.0", "id": 2, "method": "shutdown"})";
constexpr std::string_view exitMessage = R"({"jsonrpc": "2.0", "method": "exit"})";

TEST(Stdio, SpeaksAndLeavesWithZeroAfterShutdown) {
  const auto [exitCode, output] = serve(frame(initialize) + frame(shutdown) + frame(exitMessage));
  EXPECT_EQ(exitCode, 0);
  EXPECT_TRUE(output.starts_with("Content-Length: ")) << output;
  EXPECT_TRUE(output.ends_with(frame(R"({"id":2,"jsonrpc":"2.0","result":null})"))) << output;
}

TEST(Stdio, LeavesWithOneWhenTheClientJustGoes) {
  EXPECT_EQ(serve(frame(initialize) + frame(exitMessage)).exitCode, 1);
  EXPECT_EQ(serve(frame(initialize)).exitCode, 1);
  EXPECT_EQ(serve("Content-Length: 100\r\n\r\n{").exitCode, 1);
  EXPECT_EQ(serve("").exitCode, 1);
}

TEST(Stdio, LinksToThePagesThatCameWithTheBinary) {
  const auto output =
      serve(frame(R"({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities":
                {"textDocument": {"publishDiagnostics": {"codeDescriptionSupport": true}}}}})") +
            frame(R"({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument":
                {"uri": "untitled:a", "languageId": "oml", "version": 1, "text": "nam: a\n"}}})"))
          .output;
  EXPECT_NE(output.find("/docs/rules/unknown_key.md"), std::string::npos) << output;
}

}  // namespace
}  // namespace osiris::lsp
