// The table of diagnostics: every code there is, from which the docs and `osiris explain` are made.
#pragma once

#include <span>
#include <string_view>

#include "check/diagnostic.h"

namespace osiris::check {

/// One code, as a person may look it up. All members are literals with static lifetime.
struct Code {
  std::string_view name;      ///< "unknown_dependency"
  Severity severity;
  std::string_view summary;   ///< one sentence, what is wrong
  std::string_view detail;    ///< why it matters and how to mend it; Markdown, may be several lines
  std::string_view fails;     ///< a small OML (or YAML) document that shows it
  std::string_view passes;    ///< the same, mended
  std::string_view file = "pipeline.oml";  ///< what file the examples are: "osiris.yaml" …
};

/// All codes, sorted by name.
[[nodiscard]] std::span<const Code> codes();
/// Null when there is none of that name.
[[nodiscard]] const Code* findCode(std::string_view name);
/// Page of a code, relative to the repository: "docs/rules/unknown_dependency.md".
[[nodiscard]] std::string docsPath(const Code& code);

namespace code {
// One `extern const Code` for each, defined in codes.cpp.
}

}  // namespace osiris::check
