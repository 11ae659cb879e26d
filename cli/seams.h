// Where commands meet parts of the core that are made elsewhere: the formatter, the language server
// and the dumps of parser and model. Each function is one call; seams.cpp says which.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/session.h"
#include "text/span.h"

namespace osiris::cli {

/// The smallest edits that bring a text into form.
[[nodiscard]] Result<std::vector<text::Edit>> formatText(std::string_view text);

/// Runs the language server until its client leaves, and gives the process' exit code.
[[nodiscard]] int serve(const Session& session);

/// What is to be printed of a file.
struct Dump {
  std::string text;
  bool valid = true;  ///< false: the file is not valid YAML
};

[[nodiscard]] Dump dumpTree(std::string_view text);
[[nodiscard]] Dump dumpValues(std::string_view text);
[[nodiscard]] Dump dumpModel(std::string_view text);

}  // namespace osiris::cli
