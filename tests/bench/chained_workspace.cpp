#include "chained_workspace.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

#include "sample_queries.h"

namespace osiris::bench {
namespace {

constexpr auto teams = std::to_array<std::string_view>(
    {"sales", "finance", "marketing", "support", "logistics", "product", "risk", "people"});
constexpr auto topics = std::to_array<std::string_view>(
    {"orders", "invoices", "customers", "refunds", "sessions", "tickets", "shipments", "prices",
     "campaigns", "employees", "contracts", "stock"});
constexpr auto measures = std::to_array<std::string_view>(
    {"amount", "revenue", "margin", "cost", "units", "discount", "tax", "score", "weight", "delay",
     "rating", "visits", "clicks", "balance", "fee", "share"});
constexpr auto kinds = std::to_array<std::string_view>({"net", "gross", "daily", "total", "eur"});

std::string nameOf(int number) {
  return fmt::format("{}-{:05}", topics[static_cast<std::size_t>(number) % topics.size()], number);
}

std::string tableOf(int number) {
  std::string name = nameOf(number);
  std::ranges::replace(name, '-', '_');
  return name;
}

/// Everything of one pipeline that is drawn by lot.
class Draft {
 public:
  Draft(const ChainedWorkspace& workspace, int number)
      : workspace_(workspace),
        number_(number),
        lots_(workspace.seed * 1'000'003U + static_cast<std::uint32_t>(number)) {
    const int count = 3 + lots_.below(6);
    for (int i = 0; i < count; ++i) {
      std::string name =
          fmt::format("{}_{}_{}", measures[static_cast<std::size_t>(lots_.below(measures.size()))],
                      kinds[static_cast<std::size_t>(lots_.below(kinds.size()))], number % 97);
      if (std::ranges::find(made_, name) == made_.end()) made_.push_back(std::move(name));
    }
  }

  /// The table's columns besides the keys that every table has.
  [[nodiscard]] const std::vector<std::string>& made() const { return made_; }

  std::string text() {
    drawSources();
    std::string text =
        fmt::format("oml_version: \"0.1.0\"\nname: {}\nmetadata:\n  owner: {}\n\nsteps:\n",
                    nameOf(number_), teams[static_cast<std::size_t>(number_) % teams.size()]);
    std::vector<Source> tables;
    std::vector<std::string> ids;
    for (const int source : sources_) {
      ids.push_back(fmt::format("read-{}", nameOf(source < 0 ? number_ : source)));
      tables.push_back({fmt::format("df_read_{}", tableOf(source < 0 ? number_ : source)),
                        source < 0 ? made_ : Draft(workspace_, source).made()});
      text += reader(ids.back(), source, tables.back());
    }
    text += processor("shape", ids, sampleQuery(lots_, tables, made_));
    std::string last = "shape";
    // A second stage keeps the columns and their names.
    if (tables.size() == 1 || lots_.below(4) == 0) {
      text += processor("finish", {last}, finishingQuery(lots_, "df_shape", made_));
      last = "finish";
    }
    return text +
           fmt::format(
               "  - id: write-{0}\n    component: duckdb.writer\n    mode: write\n    needs: "
               "[{1}]\n    config:\n      connection: \"@duckdb.warehouse\"\n      table: {2}\n"
               "      write_mode: {3}\n      primary_key: [customer_id, region, day]\n",
               nameOf(number_), last, tableOf(number_), lots_.below(3) == 0 ? "append" : "replace");
  }

 private:
  void drawSources() {
    const int width = std::max(1, workspace_.pipelines / workspace_.layers);
    const int layer = number_ / width;
    if (layer == 0) {
      sources_ = {-1};
      return;
    }
    // The column under it, so that chains are as long as there are layers; and others.
    sources_ = {number_ - width};
    for (int more = lots_.below(3); more > 0; --more) {
      const int before = (layer - 1) * width + lots_.below(static_cast<std::size_t>(width));
      const int source =
          lots_.below(20) == 0 ? lots_.below(static_cast<std::size_t>(std::min(width, 5))) : before;
      if (std::ranges::find(sources_, source) == sources_.end()) sources_.push_back(source);
    }
  }

  /// In the first layer from another system, else from the warehouse.
  std::string reader(const std::string& id, int source, const Source& table) {
    const std::string from = source < 0 ? "raw_" + tableOf(number_) : tableOf(source);
    std::string query = fmt::format("SELECT {}, {}\n        FROM {}", fmt::join(keys, ", "),
                                    fmt::join(table.columns, ", "), from);
    if (lots_.below(3) == 0)
      query += fmt::format("\n        WHERE day >= '20{}-01-01'", 10 + lots_.below(15));
    return fmt::format(
        "  - id: {}\n    component: {}\n    mode: read\n    needs: []\n    config:\n      "
        "connection: \"{}\"\n      query: |\n        {}\n\n",
        id, source < 0 ? "mysql.extractor" : "duckdb.extractor",
        source < 0 ? "@mysql.shop" : "@duckdb.warehouse", query);
  }

  static std::string processor(std::string_view id, const std::vector<std::string>& needs,
                               std::string query) {
    std::string indented;
    for (const char c : query) {
      indented += c;
      if (c == '\n') indented += "        ";
    }
    return fmt::format(
        "  - id: {}\n    component: duckdb.processor\n    mode: transform\n    needs: [{}]\n    "
        "config:\n      query: |\n        {}\n\n",
        id, fmt::join(needs, ", "), indented);
  }

  const ChainedWorkspace& workspace_;
  int number_;
  Lots lots_;
  std::vector<std::string> made_;
  std::vector<int> sources_;  ///< pipelines; -1: another system
};

void save(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file.exceptions(std::ios::failbit | std::ios::badbit);
  file << text;
}

}  // namespace

std::string ChainedWorkspace::path(int number) const {
  return fmt::format("pipelines/{}/{:03}/{}.oml",
                     teams[static_cast<std::size_t>(number) % teams.size()], number / 100,
                     nameOf(number));
}

std::string ChainedWorkspace::text(int number) const { return Draft(*this, number).text(); }

std::string ChainedWorkspace::dataset(int number) const {
  return "duckdb://warehouse/main." + tableOf(number);
}

void ChainedWorkspace::write(const std::string& folder) const {
  const std::filesystem::path root(folder);
  save(root / "osiris.yaml", "version: \"2.0\"\nfilesystem:\n  pipelines_dir: pipelines\n");
  save(root / "osiris_connections.yaml",
       "version: 1\nconnections:\n  duckdb:\n    warehouse: {path: warehouse.duckdb}\n  mysql:\n"
       "    shop: {host: db.example.com, database: shop, user: reader, password: "
       "\"${MYSQL_PASSWORD}\"}\n");
  for (int i = 0; i < pipelines; ++i) save(root / path(i), text(i));
}

}  // namespace osiris::bench
