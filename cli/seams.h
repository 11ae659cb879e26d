// Where commands meet parts of the core that are made elsewhere: the formatter, the language server
// and the dumps of parser and model. Each function is one call; seams.cpp says which.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/session.h"
#include "text/span.h"

namespace osiris::cli {

/// The smallest edits that bring a text into form.
[[nodiscard]] Result<std::vector<text::Edit>> formatText(std::string_view text);

/// How the language server is to be reached.
struct Serving {
  std::optional<std::uint16_t> port;  ///< on `host`; 0: any that is free
  std::string host;
  std::string pipe;  ///< path of a socket; without it and a port: standard input and output
  std::string log;  ///< path of a file to which a line a message is added; empty: none
};

/// Runs the language server until its client leaves, or the process is told to end where many may
/// come. Gives the process' exit code. Fails where it cannot listen or write its log.
[[nodiscard]] Result<int> serve(const Session& session, const Serving& serving);

/// What is to be printed of a file.
struct Dump {
  std::string text;
  bool valid = true;  ///< false: the file is not valid YAML
};

[[nodiscard]] Dump dumpTree(std::string_view text);
[[nodiscard]] Dump dumpValues(std::string_view text);
[[nodiscard]] Dump dumpModel(std::string_view text);

}  // namespace osiris::cli
