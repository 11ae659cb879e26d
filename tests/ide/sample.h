// The pipeline that the tests of ide speak of.
#pragma once

#include <string>
#include <string_view>

namespace osiris::ide {

inline constexpr std::string_view samplePipeline = R"(oml_version: "0.1.0"
name: orders
params:
  since: {type: string, default: "2024-01-01", description: The first day.}
profiles:
  dev:
    params: {since: "2025-01-01"}
steps:
  - id: read-orders
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      query: |
        SELECT id FROM orders WHERE day >= '${params.since}'
  - id: sum-orders
    component: duckdb.processor
    mode: transform
    needs: [read-orders]
    config:
      query: |
        SELECT count(*) AS n
        FROM df_read_orders AS o
  - id: write-orders
    component: filesystem.csv_writer
    mode: write
    needs:
      - sum-orders
    config:
      path: out.csv
)";

/// The sample with `^` put before the `count`th `word`.
inline std::string caretAt(std::string_view word, int count = 1) {
  std::string text(samplePipeline);
  std::size_t at = text.find(word);
  for (int i = 1; i < count; ++i) at = text.find(word, at + 1);
  return text.insert(at, "^");
}

}  // namespace osiris::ide
