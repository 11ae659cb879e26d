// Another alias for a connection: in the connections file that gives it, and in every file that
// uses it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ide/occurrences.h"
#include "text/span.h"

namespace osiris::ide {

/// The bytes of the alias alone: what a rename changes. Absent where they are spelled in another
/// way, as with an escape.
[[nodiscard]] std::optional<text::Span> aliasOf(std::string_view source,
                                                const Occurrence& occurrence);

/// What was typed as the new name, as an alias: "new", "mysql.new" and "@mysql.new" are the same.
/// Fails for what no step could refer to, and for another family.
[[nodiscard]] Result<std::string> aliasFrom(const Symbol& connection, std::string_view typed);

/// The edits of the connections file. What they make is read again: it has all connections it had,
/// and each family the default it had, so that steps which name none keep theirs; the alias
/// `default`, which is one by its name alone, is made one by `default: true`. Fails, with the
/// reason, where that cannot be, where the file has errors, and for an alias that is taken.
[[nodiscard]] Result<std::vector<text::Edit>> renameGiven(std::string_view connectionsFile,
                                                          const Symbol& connection,
                                                          std::string_view alias);

/// The edits of a file that uses connections, in order; `uses` are all it has, of any connection.
/// Fails where a use cannot be edited.
[[nodiscard]] Result<std::vector<text::Edit>> renameUses(std::string_view source,
                                                         std::span<const Occurrence> uses,
                                                         const Symbol& connection,
                                                         std::string_view alias);

}  // namespace osiris::ide
