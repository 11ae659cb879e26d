#include "source/catalog.h"

#include <gtest/gtest.h>

#include "base/memory_file_system.h"

namespace osiris::source {
namespace {

using std::chrono::days;

Catalog sample() {
  return {"mysql",
          "shop",
          "2024-01-01T00:00:00Z",
          {{"orders", {{"id", "BIGINT", "bigint(20)", false}, {"place", "", "point", {}}}}}};
}

TEST(Catalog, IsReadAsItWasWritten) {
  MemoryFileSystem files;
  const std::string path = catalogPath("/w", "mysql", "shop");
  EXPECT_EQ(path, "/w/.osiris/cache/schemas/mysql.shop.json");
  ASSERT_TRUE(writeCatalog(files, path, sample()));
  const auto read = readCatalog(files, path);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->tables, sample().tables);
  EXPECT_EQ(read->discoveredAt, sample().discoveredAt);
}

TEST(Catalog, FingerprintIsOfTheTablesAlone) {
  Catalog later = sample();
  later.discoveredAt = "2025-01-01T00:00:00Z";
  EXPECT_EQ(fingerprint(later), fingerprint(sample()));
  later.tables[0].columns[0].nullable = true;
  EXPECT_NE(fingerprint(later), fingerprint(sample()));
}

TEST(Catalog, IsStaleAfterThirtyDays) {
  const Timestamp then = std::chrono::sys_days(std::chrono::year(2024) / 1 / 1);
  EXPECT_EQ(isoTime(then), sample().discoveredAt);
  EXPECT_FALSE(isStale(sample(), then + days(30)));
  EXPECT_TRUE(isStale(sample(), then + days(31)));
}

TEST(Catalog, ThatIsBrokenIsAnError) {
  for (const char* text : {"", "[]", "{\"family\": 1}", "{"}) {
    MemoryFileSystem files;
    files.add("/c.json", text);
    const auto read = readCatalog(files, "/c.json");
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, "invalid_catalog");
  }
}

}  // namespace
}  // namespace osiris::source
