// Readers of databases: one function each, all of the same form.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/result.h"
#include "source/access.h"
#include "source/table_schema.h"

namespace osiris::source {

inline constexpr std::chrono::seconds connectWithin{10};
inline constexpr std::chrono::seconds answerWithin{30};

/// The tables and views of the schemas (none: the connection's own), sorted. Only asks the
/// database's own descriptions. Fails with missing_library, cannot_connect, cannot_read; nothing of
/// a secret is in the words.
[[nodiscard]] Result<std::vector<TableSchema>> readPostgres(
    const Access& access, const std::vector<std::string>& schemas);
[[nodiscard]] Result<std::vector<TableSchema>> readMariadb(const Access& access,
                                                           const std::vector<std::string>& schemas);

}  // namespace osiris::source
