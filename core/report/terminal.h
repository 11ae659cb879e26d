// What a check found, as a person reads it in a terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "report/findings.h"

namespace osiris::report {

enum class Color : std::uint8_t { off, on };

struct TerminalStyle {
  Color color = Color::off;
  std::size_t columns = 100;  ///< source lines are trimmed to this width
};

/// Every diagnostic as `path:line:col: error[code] message` (line and character counted from 1),
/// its source line with a marker, its fixes and related places. Nothing that stands in a file
/// reaches the terminal as a control sequence.
[[nodiscard]] std::string renderDiagnostics(const Findings& findings, const TerminalStyle& style);

/// One line: how much was checked and what was found, and what `--fix` could mend.
[[nodiscard]] std::string renderSummary(const Summary& summary, const TerminalStyle& style);

/// "1 error, 2 warnings"; "no problems" when there is neither.
[[nodiscard]] std::string describeCounts(const Summary& summary, Color color = Color::off);

}  // namespace osiris::report
