// Walks two versions of a query side by side. Inside `sql` only.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "sql/lineage_reader.h"
#include "sql/query_diff.h"
#include "sql/query_tree.h"

namespace osiris::sql {

/// A node of one version: its canonical form, to compare; as written, for words; and, of the later
/// version, in a copy where what changed is replaced by a mark that lineage can follow.
struct VersionNode {
  using Json = nlohmann::json;
  const Json* is = nullptr;
  const Json* written = nullptr;
  Json* marked = nullptr;

  [[nodiscard]] VersionNode operator[](const char* key) const;
  [[nodiscard]] VersionNode operator[](std::size_t index) const;
  [[nodiscard]] std::size_t size() const { return is->size(); }
};

/// Used once, for one pair.
class QueryComparison {
 public:
  explicit QueryComparison(std::span<const Table> tables) : tables_(tables) {}

  std::vector<QueryChange> compare(const QueryTrees& trees);

 private:
  using Json = nlohmann::json;
  using Kind = QueryChange::Kind;

  /// Where in the query a SELECT stands.
  struct Place {
    bool top = true;           ///< its columns are the result's
    bool byPosition = false;   ///< its columns are known by their places: a side of a UNION
    bool compared = false;     ///< whole rows are compared: by DISTINCT, UNION …
  };

  /// A value that changed.
  struct Mark {
    QueryChange change;
    std::string name;  ///< of its column
    Place place;
    bool rows = false;  ///< decides rows wherever it stands
  };

  // Queries: query_comparison.cpp.
  void query(const VersionNode& a, const VersionNode& b, Place place);
  void commonTables(const VersionNode& a, const VersionNode& b);
  void select(const VersionNode& a, const VersionNode& b, Place place);
  void setOperation(const VersionNode& a, const VersionNode& b, Place place);
  void clauses(const VersionNode& a, const VersionNode& b);
  void modifiers(const VersionNode& a, const VersionNode& b);
  void from(const VersionNode& a, const VersionNode& b);
  void join(const VersionNode& a, const VersionNode& b);
  void followMarks(const Json& marked);
  void clause(std::string_view noun, const std::string& before, const std::string& after,
              std::string_view reason);
  void rows(std::string what, std::string_view reason);
  void unknown(std::string what, std::string_view reason);

  // Select lists: select_list_comparison.cpp.
  void selectList(const VersionNode& a, const VersionNode& b, const Place& place);
  void pairByPlace(const VersionNode& a, const VersionNode& b, const Place& place);
  void pairByName(const VersionNode& a, const VersionNode& b, const Place& place);
  void items(const VersionNode& a, const VersionNode& b, const Place& place);
  void value(const VersionNode& a, const VersionNode& b, std::string name, const Place& place);
  void stars(const VersionNode& a, const VersionNode& b, const Place& place);
  void column(Kind kind, std::vector<std::string> names, std::string what, const Place& place);
  [[nodiscard]] bool decidesRows(const Json& a, const Json& b) const;

  std::span<const Table> tables_;
  std::vector<QueryChange> changes_;
  std::vector<Mark> marks_;
  bool comparesRows_ = false;  ///< somewhere in the later version
};

/// The table that marks are columns of.
inline constexpr std::string_view markTable = "\1changed";

/// Whether two expressions are the same whatever they are called.
[[nodiscard]] bool sameExpression(const nlohmann::json& a, const nlohmann::json& b);
/// Whether rows are summed up by it: an aggregate that is not a subquery's, nor a window's.
[[nodiscard]] bool hasAggregate(const nlohmann::json& node);
/// By DISTINCT without ON.
[[nodiscard]] bool isDistinct(const nlohmann::json& query);
/// By that, or by a set operation.
[[nodiscard]] bool comparesWholeRows(const nlohmann::json& query);
/// Whether it holds for a node or one within.
[[nodiscard]] bool anyNode(const nlohmann::json& node, bool (*holds)(const nlohmann::json&));

}  // namespace osiris::sql
