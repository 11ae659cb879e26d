// What a check found, as SARIF 2.1.0 (OASIS), which code scanning services read.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "check/codes.h"
#include "report/findings.h"

namespace osiris::report {

/// One run of the tool `osiris`. Its rules are the codes that occur, sorted by name, with their
/// help taken from `codes`. Columns count UTF-16 code units from 1. `version` is the tool's.
[[nodiscard]] std::string renderSarif(const Findings& findings, std::span<const check::Code> codes,
                                      std::string_view version);

}  // namespace osiris::report
