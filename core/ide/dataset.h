// Tables and files that steps read and write, and when two steps mean the same one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "oml/pipeline.h"
#include "project/workspace.h"
#include "text/span.h"

namespace osiris::ide {

/// What a step's config says of a table or a file.
struct DatasetName {
  std::string family;
  std::string connection;  ///< the alias; empty where none is named
  std::string schema;      ///< of a table, as written
  std::string name;        ///< the table or the path; empty for none
  std::string database;    ///< DuckDB's file, where the step itself names it
  friend bool operator==(const DatasetName&, const DatasetName&) = default;
};

/// A step reads or writes a dataset.
struct DatasetUse {
  enum class Kind : std::uint8_t { read, written };
  Kind kind = Kind::read;
  DatasetName dataset;
  std::uint32_t step = 0;  ///< its number
  text::Span span;         ///< the table or path, without quotes
};

/// What a step reads or writes as a whole; nothing where that is not certain: a query, a `${…}`,
/// a field of the connection that the step overrides.
[[nodiscard]] std::optional<DatasetUse> datasetOf(const oml::Pipeline& pipeline,
                                                  std::uint32_t step);
/// Of all steps, in order.
[[nodiscard]] std::vector<DatasetUse> datasetsIn(const oml::Pipeline& pipeline);
/// The one whose name touches `at`.
[[nodiscard]] std::optional<DatasetUse> datasetAt(const oml::Pipeline& pipeline, text::Offset at);

/// The same text for the same dataset of a workspace, another for another one: a file by its normal
/// path, a table by its connection (of DuckDB by the database file, where that is known), schema
/// and name. Empty where the workspace does not say which connection is meant.
[[nodiscard]] std::string datasetId(const DatasetName& dataset,
                                    const project::Workspace& workspace);

}  // namespace osiris::ide
