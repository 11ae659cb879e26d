#include "sample_workspace.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

namespace osiris::latency {
namespace {

constexpr auto teams = std::to_array<std::string_view>(
    {"sales", "finance", "marketing", "support", "logistics", "product", "risk", "people"});
constexpr auto topics = std::to_array<std::string_view>(
    {"orders", "invoices", "customers", "refunds", "sessions", "tickets", "shipments", "prices",
     "campaigns", "employees", "contracts", "stock"});
constexpr auto targets = std::to_array<std::string_view>({"daily", "weekly", "archive", "export"});

template <typename List>
std::string_view pick(const List& list, int number) {
  return list[static_cast<std::size_t>(number) % list.size()];
}

std::string nameOf(int number) {
  return fmt::format("{}-{}-{:05}", pick(topics, number / 8), pick(targets, number / 96), number);
}

void write(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string connections() {
  std::string text = "version: 1\nconnections:\n  mysql:\n";
  for (const std::string_view alias : {"shop", "sales", "finance", "marketing", "support",
                                       "logistics", "product", "risk", "people"})
    text += fmt::format(
        "    {}: {{host: db.example.com, database: {}, user: reader, "
        "password: \"${{MYSQL_PASSWORD}}\"}}\n",
        alias, alias);
  return text;
}

}  // namespace

TemporaryFolder::TemporaryFolder()
    : path_(std::filesystem::temp_directory_path() / "osiris-latency-XXXXXX") {
  if (::mkdtemp(path_.data()) == nullptr)
    throw std::system_error(errno, std::generic_category(), path_);
  path_ = std::filesystem::canonical(path_);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string samplePath(int number) {
  return fmt::format("pipelines/{}/{}/{}.oml", pick(teams, number), pick(topics, number / 8),
                     nameOf(number));
}

std::string sampleFile(int number) {
  const std::string_view topic = pick(topics, number / 8);
  const std::string_view alias = number % 10 == 0 ? "shop" : pick(teams, number);
  return fmt::format(R"(oml_version: "0.1.0"
name: {0}
description: What {3} has of {1}, cleaned and written for the report.

params:
  since: {{type: string, default: "2024-01-01"}}

steps:
  - id: extract-{1}
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.{2}"
      query: |
        SELECT id, customer_id, email, amount, created_at
        FROM {1}
        WHERE created_at >= '${{params.since}}'

  - id: clean-{1}
    component: duckdb.processor
    mode: transform
    needs: [extract-{1}]
    config:
      query: |
        SELECT lower(trim(email)) AS email, sum(amount) AS amount
        FROM df_extract_{1}
        GROUP BY email

  - id: write-{4}
    component: filesystem.csv_writer
    mode: write
    needs: [clean-{1}]
    config:
      path: ./output/{0}.csv
      delimiter: ","
)",
                     nameOf(number), topic, alias, pick(teams, number), pick(targets, number / 96));
}

void writeSampleWorkspace(const std::string& folder, int pipelines) {
  const std::filesystem::path root(folder);
  write(root / "osiris.yaml", "version: \"2.0\"\nfilesystem:\n  pipelines_dir: pipelines\n");
  write(root / "osiris_connections.yaml", connections());
  for (int i = 0; i < pipelines; ++i) write(root / samplePath(i), sampleFile(i));
}

}  // namespace osiris::latency
