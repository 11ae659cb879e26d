// What a check found, gathered for a report: files, their text, and the diagnostics in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "check/diagnostic.h"
#include "text/line_index.h"

namespace osiris::report {

/// One file as a report needs it. Spans of its diagnostics are bytes of `text`.
struct CheckedFile {
  std::string path;  ///< as the reader knows it: relative to where the command was called, '/'
                     ///< between folders
  std::string
      text;  ///< empty for a file that could not be read; may be dropped when nothing was found
  text::LineIndex lines;
  std::vector<check::Diagnostic> diagnostics;
};

struct Findings {
  std::vector<CheckedFile> files;  ///< every file that was checked, in the order of the report
  std::vector<CheckedFile>
      referenced;  ///< further files that `Related::file` names, by that very name
};

struct Summary {
  std::size_t files = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t hints = 0;    ///< what is neither: information and hints
  std::size_t fixable = 0;  ///< diagnostics of any severity with at least one safe fix
  friend bool operator==(const Summary&, const Summary&) = default;
};

[[nodiscard]] Summary summarize(const Findings& findings);

/// The file that a related place stands in; null when its text is not at hand.
[[nodiscard]] const CheckedFile* fileOf(const check::Related& related, const CheckedFile& file,
                                        const Findings& findings);

}  // namespace osiris::report
