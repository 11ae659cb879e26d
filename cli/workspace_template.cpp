#include "cli/workspace_template.h"

#include <algorithm>
#include <array>

namespace osiris::cli {
namespace {

constexpr std::string_view settings =
    R"(# The workspace: where its files lie, and which environments its pipelines run in.
version: "2.0"

filesystem:
  profiles:
    enabled: true
    values: [dev, prod]
    default: dev
  pipelines_dir: pipelines
  build_dir: build
  run_logs_dir: run_logs

environments:
  dev:
    profile: dev
  prod:
    profile: prod
    branch: main
)";

constexpr std::string_view connections =
    R"(# Where data lives. A step refers to one of these as `connection: "@family.alias"`.
# A value in ${…} comes from the environment, or from the file .env beside this one, which git
# ignores; secrets stand nowhere else.
version: 1
connections:
  filesystem:
    local:
      default: true
      base_dir: ${DATA_DIR:-data}

  duckdb:
    warehouse:
      default: true
      path: ${WAREHOUSE_PATH:-warehouse.duckdb}

  # mysql:
  #   shop:
  #     default: true
  #     host: localhost
  #     database: shop
  #     user: reader
  #     password: ${MYSQL_PASSWORD}
)";

constexpr std::string_view environment =
    R"(# Copy this file to .env and fill in what you use. Git ignores .env; keep it so.
# DATA_DIR=data
# WAREHOUSE_PATH=warehouse.duckdb
# MYSQL_PASSWORD=
)";

constexpr std::string_view pipeline =
    R"(# A first pipeline: read a file, sum it up, write the result.
oml_version: "0.1.0"
name: example
description: Revenue by country.

steps:
  - id: read-orders
    component: filesystem.csv_extractor
    mode: read
    config:
      path: data/example.csv

  - id: revenue-by-country
    component: duckdb.processor
    mode: transform
    needs: [read-orders]
    config:
      query: |
        SELECT country, count(*) AS orders, sum(amount) AS revenue
        FROM df_read_orders
        GROUP BY country
        ORDER BY country

  - id: write-revenue
    component: filesystem.csv_writer
    mode: write
    needs: [revenue-by-country]
    config:
      path: output/revenue_by_country.csv
)";

constexpr std::string_view data = R"(order_id,country,amount
1,CZ,120.50
2,SK,80.00
3,CZ,42.90
4,AT,310.00
)";

constexpr auto ofWorkspace = std::to_array<TemplateFile>({
    {"osiris.yaml", settings},
    {"osiris_connections.yaml", connections},
    {".env.example", environment},
});

constexpr auto ofExample = std::to_array<TemplateFile>({
    {"pipelines/example.oml", pipeline},
    {"data/example.csv", data},
});

constexpr auto ignored = std::to_array<std::string_view>({
    ".env",
    ".env.*",
    "!.env.example",
    "/build/",
    "/run_logs/",
    "/output/",
    "/.osiris/",
    "*.duckdb",
    "*.duckdb.wal",
});

bool hasLine(std::string_view text, std::string_view line) {
  while (!text.empty()) {
    std::string_view found = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(found.size() + 1, text.size()));
    found = found.substr(0, found.find_last_not_of(" \t\r") + 1);
    if (found == line) return true;
  }
  return false;
}

}  // namespace

std::span<const TemplateFile> workspaceFiles() { return ofWorkspace; }
std::span<const TemplateFile> exampleFiles() { return ofExample; }

std::string mergedGitignore(std::string_view existing) {
  const std::string_view lineBreak =
      existing.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
  std::string missing;
  for (const std::string_view line : ignored) {
    if (!hasLine(existing, line)) missing.append(line).append(lineBreak);
  }
  std::string merged(existing);
  if (missing.empty()) return merged;
  if (!merged.empty() && !merged.ends_with('\n')) merged += lineBreak;
  if (!merged.empty()) merged += lineBreak;
  return merged.append("# Osiris").append(lineBreak).append(missing);
}

}  // namespace osiris::cli
