// What came out of an inspection, as the reader of a report knows the files.
#pragma once

#include <string>
#include <vector>

#include "cli/inspection.h"
#include "cli/selection.h"
#include "cli/session.h"
#include "report/findings.h"

namespace osiris::cli {

/// Moves what was found out of `inspected`. Paths are as the session shows them, those of related
/// places too, whose files are read for it.
[[nodiscard]] report::Findings takeFindings(const Session& session, const Selection& selection,
                                            std::vector<Inspected>& inspected);

/// The fixes of every file as one diff.
[[nodiscard]] std::string diffOf(const Session& session, const std::vector<Inspected>& inspected);

/// "a.oml: applied 2 fixes", then a line for each of them.
[[nodiscard]] std::string describeFixes(const Session& session, const Inspected& inspected);

/// Notes what a person may wonder about: files named that are no OML, no file at all.
void noteOddities(const Session& session, const Selection& selection,
                  const std::vector<Inspected>& inspected);

}  // namespace osiris::cli
