// What a rule finds. Plain data: doors (terminal, LSP, SARIF) translate it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace osiris::check {

enum class Severity : std::uint8_t { error, warning, information, hint };

/// One way to mend a diagnostic: edits to the file it stands in, applied together.
struct Fix {
  std::string title;  ///< imperative, upper-case start: "Rename to 'query'"
  std::vector<text::Edit> edits;
  bool safe = true;  ///< false: offered in an editor, never applied by `check --fix`
  friend bool operator==(const Fix&, const Fix&) = default;
};

/// Another place that explains the diagnostic. An empty `file` means the same file.
struct Related {
  std::string file;
  text::Span span;
  std::string message;
  friend bool operator==(const Related&, const Related&) = default;
};

struct Diagnostic {
  std::string_view code;  ///< points into the table of codes; static lifetime
  Severity severity = Severity::error;
  text::Span span;
  std::string message;  ///< lower-case start, no final dot
  std::string path;     ///< JSON Pointer of the value: "/steps/0/config/quey"
  std::vector<Fix> fixes;
  std::vector<Related> related;
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

}  // namespace osiris::check
