// Columns of text, aligned.
#pragma once

#include <string>
#include <vector>

namespace osiris::cli {

using TableRow = std::vector<std::string>;

/// The rows with their columns aligned and two spaces between them, no spaces at a line's end. What
/// a terminal would obey is replaced.
[[nodiscard]] std::string drawTable(const std::vector<TableRow>& rows);

}  // namespace osiris::cli
