#include "sample_pipeline.h"

#include <fmt/format.h>

namespace osiris::latency {

std::string sampleStep(int number) {
  switch (number % 3) {
    case 0:
      return fmt::format(R"(  # What was ordered since the last run
  - id: extract-{0}
    component: mysql.extractor
    mode: read
    needs: []
    config:
      connection: "@mysql.db_{1}"
      query: |
        SELECT order_id, customer_id, email, amount, currency, region_code, created_at
        FROM orders_{0}
        WHERE created_at >= '${{params.since}}'
      batch_size: 5000

)",
                         number, number % 7);
    case 1:
      return fmt::format(R"(  - id: transform-{0}
    component: duckdb.processor
    mode: transform
    needs: [extract-{1}]
    config:
      query: |
        SELECT region_code, lower(trim(email)) AS email, sum(amount) AS amount_{0}
        FROM df_extract_{1}
        GROUP BY region_code, email
        HAVING sum(amount) > 0
        ORDER BY region_code

)",
                         number, number - 1);
    default:
      return fmt::format(R"(  - id: write-{0}
    component: filesystem.csv_writer
    mode: write
    needs: [transform-{1}]
    config:
      path: ./output/orders_{0}.csv
      delimiter: ","
      header: true
      encoding: utf-8

)",
                         number, number - 1);
  }
}

std::string samplePipeline(int steps) {
  std::string text = R"(oml_version: "0.1.0"
name: measured

params:
  since: {type: string, default: "2024-01-01"}

steps:
)";
  for (int i = 0; i < steps; ++i) text += sampleStep(i);
  return text;
}

}  // namespace osiris::latency
