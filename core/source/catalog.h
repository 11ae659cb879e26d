// What was discovered of a connection, as it is kept in the workspace.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/file_system.h"
#include "base/result.h"
#include "source/table_schema.h"

namespace osiris::source {

struct Catalog {
  std::string family;
  std::string alias;
  std::string discoveredAt;         ///< UTC, "2026-01-31T12:00:00Z"
  std::vector<TableSchema> tables;  ///< sorted by name
};

/// Knowledge that is older is to be called stale.
inline constexpr std::chrono::days freshFor{30};

/// The time as a catalog has it, to the second.
[[nodiscard]] std::string isoTime(Timestamp time);
/// Whether it was discovered more than `freshFor` before `now`, or at no time that can be read.
[[nodiscard]] bool isStale(const Catalog& catalog, Timestamp now);

/// "sha256:" and the SHA-256 of the tables as canonical JSON: two that are equal have the same
/// tables, whenever they were discovered.
[[nodiscard]] std::string fingerprint(const Catalog& catalog);

/// Where a connection's catalog lies in the workspace with that root.
[[nodiscard]] std::string catalogPath(std::string_view root, std::string_view family,
                                      std::string_view alias);
/// Fails as FileSystem::readFile does, or with invalid_catalog.
[[nodiscard]] Result<Catalog> readCatalog(const FileSystem& files, const std::string& path);
/// Canonical JSON and a line break, as a whole or not at all.
[[nodiscard]] Result<> writeCatalog(FileSystem& files, const std::string& path,
                                    const Catalog& catalog);

}  // namespace osiris::source
