#include "source/catalog.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/canonical_json.h"
#include "base/path.h"
#include "base/sha256.h"

namespace osiris::source {
namespace {

using Json = nlohmann::json;

/// No database that people look after by hand is described by more.
constexpr std::uint64_t largestCatalog = 64ULL << 20;

Json toJson(const SourceColumn& column) {
  Json json{{"name", column.name}, {"type", column.type}, {"native_type", column.nativeType}};
  if (column.nullable) json["nullable"] = *column.nullable;
  return json;
}

Json toJson(const std::vector<TableSchema>& tables) {
  Json list = Json::array();
  for (const TableSchema& table : tables) {
    Json columns = Json::array();
    for (const SourceColumn& column : table.columns) columns.push_back(toJson(column));
    list.push_back({{"table", table.table}, {"columns", std::move(columns)}});
  }
  return list;
}

TableSchema tableFrom(const Json& json) {
  TableSchema table{json.at("table").get<std::string>(), {}};
  for (const Json& column : json.at("columns")) {
    SourceColumn& made = table.columns.emplace_back();
    made.name = column.at("name").get<std::string>();
    made.type = column.at("type").get<std::string>();
    made.nativeType = column.at("native_type").get<std::string>();
    if (column.contains("nullable")) made.nullable = column.at("nullable").get<bool>();
  }
  return table;
}

}  // namespace

std::string isoTime(Timestamp time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(time - day));
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

bool isStale(const Catalog& catalog, Timestamp now) {
  // Times of this form sort as they follow one another.
  return catalog.discoveredAt.size() != isoTime(now).size() ||
         catalog.discoveredAt < isoTime(now - freshFor);
}

std::string fingerprint(const Catalog& catalog) {
  return "sha256:" + sha256Hex(canonicalJson(toJson(catalog.tables)));
}

std::string catalogPath(std::string_view root, std::string_view family, std::string_view alias) {
  return path::join(root, fmt::format(".osiris/cache/schemas/{}.{}.json", family, alias));
}

Result<Catalog> readCatalog(const FileSystem& files, const std::string& path) {
  const auto text = files.readFile(path, largestCatalog);
  if (!text) return std::unexpected(text.error());
  try {
    const Json json = Json::parse(*text);
    Catalog catalog{json.at("family").get<std::string>(),
                    json.at("alias").get<std::string>(),
                    json.at("discovered_at").get<std::string>(),
                    {}};
    for (const Json& table : json.at("tables")) catalog.tables.push_back(tableFrom(table));
    return catalog;
  } catch (const Json::exception&) {
    return fail("invalid_catalog", fmt::format("'{}' is not what 'osiris discover' writes", path),
                "remove it, and run 'osiris discover' again");
  }
}

Result<> writeCatalog(FileSystem& files, const std::string& path, const Catalog& catalog) {
  if (auto made = files.createDirectories(path::parent(path)); !made) return made;
  const Json json{{"version", 1},
                  {"family", catalog.family},
                  {"alias", catalog.alias},
                  {"discovered_at", catalog.discoveredAt},
                  {"fingerprint", fingerprint(catalog)},
                  {"tables", toJson(catalog.tables)}};
  return files.writeFile(path, canonicalJson(json) + "\n");
}

}  // namespace osiris::source
