// The names of what steps read and write: `family://alias/name`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "oml/step.h"
#include "project/workspace.h"

namespace osiris::plan {

/// The schema that a table is in: `own`, as the step says, else the connection's (null: unknown),
/// else the family's; "" for families whose databases have none, like MySQL's.
[[nodiscard]] std::string schemaOfTable(std::string_view family, std::string_view own,
                                        const project::Connection* connection);

/// The table or file that a step's config names: "mysql://db_movies/movies",
/// "duckdb://warehouse/main.customers", "file://output/x.csv". A step without a reference has its
/// family's default connection. Nothing where no table or path stands, or one with `${…}`.
[[nodiscard]] std::optional<std::string> datasetOf(const oml::Step& step,
                                                   const project::Workspace& workspace);

/// A table that the step's query names, in the same form.
[[nodiscard]] std::string datasetOfTable(const oml::Step& step, const project::Workspace& workspace,
                                         std::string_view table);

}  // namespace osiris::plan
