#include "base/edit_distance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace osiris {
namespace {

std::string nearestOf(std::string_view word, const std::vector<std::string>& names) {
  return std::string(nearest(word, names).value_or("(none)"));
}

TEST(EditDistance, CountsEveryKindOfTypingError) {
  EXPECT_EQ(editDistance("query", "query", 3), 0U);
  EXPECT_EQ(editDistance("quey", "query", 3), 1U) << "left out";
  EXPECT_EQ(editDistance("querry", "query", 3), 1U) << "twice";
  EXPECT_EQ(editDistance("wuery", "query", 3), 1U) << "beside it";
  EXPECT_EQ(editDistance("qurey", "query", 3), 1U) << "swapped";
  EXPECT_EQ(editDistance("", "abc", 3), 3U);
}

TEST(EditDistance, GivesUpPastItsBound) {
  EXPECT_EQ(editDistance("kitten", "sitting", 3), 3U);
  EXPECT_EQ(editDistance("kitten", "sitting", 2), 3U);
  EXPECT_EQ(editDistance("abcdef", "uvwxyz", 2), 3U);
  EXPECT_EQ(editDistance("a", "abcdefgh", 2), 3U);
}

/// The definition, word for word.
std::size_t slowDistance(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a.size() + b.size();
  const std::size_t end = a.size() - 1;
  std::size_t least = std::min(
      {slowDistance(a.substr(0, end), b) + 1, slowDistance(a, b.substr(0, b.size() - 1)) + 1,
       slowDistance(a.substr(0, end), b.substr(0, b.size() - 1)) + (a.back() == b.back() ? 0 : 1)});
  if (a.size() > 1 && b.size() > 1 && a[end] == b[b.size() - 2] && a[end - 1] == b.back())
    least = std::min(least, slowDistance(a.substr(0, end - 1), b.substr(0, b.size() - 2)) + 1);
  return least;
}

TEST(EditDistance, IsWhatItsDefinitionSays) {
  std::vector<std::string> words = {""};
  for (std::size_t i = 0; words[i].size() < 4; ++i) {
    for (const char letter : {'a', 'b', 'c'}) words.push_back(words[i] + letter);
  }
  for (const std::string& a : words) {
    for (const std::string& b : words)
      ASSERT_EQ(editDistance(a, b, 9), slowDistance(a, b)) << a << " and " << b;
  }
}

TEST(Nearest, MendsTypingErrors) {
  const std::vector<std::string> names = {"connection", "query", "table", "params"};
  EXPECT_EQ(nearestOf("quey", names), "query");
  EXPECT_EQ(nearestOf("conection", names), "connection");
  EXPECT_EQ(nearestOf("tabel", names), "table");
}

TEST(Nearest, PrefersTheSameNameWithOtherSeparators) {
  const std::vector<std::string> names = {"batch_sizes", "batchsiz", "batch_size"};
  EXPECT_EQ(nearestOf("batchSize", names), "batch_size");
  EXPECT_EQ(nearestOf("batch-size", names), "batch_size");
  EXPECT_EQ(nearestOf("mysql_extractor", {"mysql.extracto", "mysql.extractor"}), "mysql.extractor");
}

TEST(Nearest, CompletesANameThatWasOnlyBegun) {
  EXPECT_EQ(nearestOf("desc", {"dest", "description"}), "description");
  EXPECT_EQ(nearestOf("pool", {"pool_recycle", "pool_size"}), "pool_size");
  EXPECT_EQ(nearestOf("csv_writer", {"mysql.writer", "filesystem.csv_writer"}),
            "filesystem.csv_writer");
}

TEST(Nearest, HasNothingToSayAboutAStranger) {
  EXPECT_EQ(nearestOf("zebra", {"query", "table"}), "(none)");
  EXPECT_EQ(nearestOf("id", {"of", "ids_of_all"}), "(none)");
  EXPECT_EQ(nearestOf("", {"a", ""}), "(none)");
  EXPECT_EQ(nearestOf("word", {}), "(none)");
}

TEST(Nearest, NeverSuggestsTheWordItself) {
  EXPECT_EQ(nearestOf("table", {"table", "tables"}), "tables");
}

TEST(Nearest, TakesTheFirstOfEquals) {
  EXPECT_EQ(nearestOf("mood", {"mode", "moon", "food"}), "moon");
}

}  // namespace
}  // namespace osiris
