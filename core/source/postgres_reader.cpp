#include <fmt/format.h>
#include <libpq-fe.h>

#include <memory>
#include <string_view>

#include "source/postgres_types.h"
#include "source/reader.h"
#include "source/shared_library.h"

namespace osiris::source {
namespace {

struct Libpq {
  decltype(&PQconnectdbParams) connect = nullptr;
  decltype(&PQstatus) status = nullptr;
  decltype(&PQerrorMessage) errorMessage = nullptr;
  decltype(&PQexecParams) execute = nullptr;
  decltype(&PQresultStatus) resultStatus = nullptr;
  decltype(&PQntuples) rows = nullptr;
  decltype(&PQgetvalue) value = nullptr;
  decltype(&PQclear) clear = nullptr;
  decltype(&PQfinish) finish = nullptr;
  bool whole = false;

  static const Libpq& get() {
    static const Libpq api = [] {
      Libpq found;
      SharedLibrary library("libpq.so.5");
      library.find("PQconnectdbParams", found.connect);
      library.find("PQstatus", found.status);
      library.find("PQerrorMessage", found.errorMessage);
      library.find("PQexecParams", found.execute);
      library.find("PQresultStatus", found.resultStatus);
      library.find("PQntuples", found.rows);
      library.find("PQgetvalue", found.value);
      library.find("PQclear", found.clear);
      library.find("PQfinish", found.finish);
      found.whole = library.whole();
      return found;
    }();
    return api;
  }
};

using PostgresConnection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using PostgresResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// Each column of the tables in a schema, with its type as it is and without the domains around it.
constexpr const char* columnsQuery = R"(
SELECT n.nspname || '.' || c.relname, a.attname,
       pg_catalog.format_type(a.atttypid, a.atttypmod),
       pg_catalog.format_type(b.oid, b.typmod),
       coalesce(e.typtype, t.typtype), coalesce(e.typnamespace, t.typnamespace) = 11,
       NOT (a.attnotnull OR b.not_null)
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
CROSS JOIN LATERAL (
  WITH RECURSIVE base(oid, typmod, not_null, depth) AS (
    SELECT a.atttypid, a.atttypmod, false, 0
    UNION ALL
    SELECT d.typbasetype, d.typtypmod, base.not_null OR d.typnotnull, depth + 1
    FROM base JOIN pg_catalog.pg_type d ON d.oid = base.oid
    WHERE d.typtype = 'd' AND depth < 32)
  SELECT oid, typmod, not_null FROM base ORDER BY depth DESC LIMIT 1) b
JOIN pg_catalog.pg_type t ON t.oid = b.oid
LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND n.nspname = $1
ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", a.attnum)";

constexpr const char* limitsQuery =
    "SELECT pg_catalog.set_config('statement_timeout', $1, false), "
    "pg_catalog.set_config('default_transaction_read_only', 'on', false)";

PostgresConnection openPostgres(const Libpq& api, const Access& access) {
  const auto orElse = [](const std::string& value, const char* otherwise) {
    return value.empty() ? otherwise : value.c_str();
  };
  const std::string within = std::to_string(connectWithin.count());
  const char* names[] = {"host",
                         "port",
                         "user",
                         "password",
                         "dbname",
                         "client_encoding",
                         "connect_timeout",
                         "application_name",
                         nullptr};
  const char* values[] = {orElse(access.reveal("host"), "localhost"),
                          orElse(access.reveal("port"), "5432"),
                          access.reveal("user").c_str(),
                          access.reveal("password").c_str(),
                          access.reveal("database").c_str(),
                          "UTF8",
                          within.c_str(),
                          "osiris discover",
                          nullptr};
  return {api.connect(names, values, 0), api.finish};
}

Result<PostgresResult> ask(const Libpq& api, PGconn* connection, const Access& access,
                           const char* query, const std::string& value) {
  const char* values[] = {value.c_str()};
  PostgresResult result(api.execute(connection, query, 1, nullptr, values, nullptr, nullptr, 0),
                        api.clear);
  if (api.resultStatus(result.get()) != PGRES_TUPLES_OK)
    return fail("cannot_read", access.masked(api.errorMessage(connection)));
  return result;
}

void addRows(const Libpq& api, const PGresult* result, std::vector<TableSchema>& tables) {
  for (int row = 0; row < api.rows(result); ++row) {
    const auto at = [&](int column) { return std::string_view(api.value(result, row, column)); };
    if (tables.empty() || tables.back().table != at(0)) tables.push_back({std::string(at(0)), {}});
    const PostgresType type{at(3), at(4).empty() ? 'b' : at(4).front(), at(5) == "t"};
    tables.back().columns.push_back(
        {std::string(at(1)), postgresType(type), std::string(at(2)), at(6) == "t"});
  }
}

}  // namespace

Result<std::vector<TableSchema>> readPostgres(const Access& access,
                                              const std::vector<std::string>& schemas) {
  const Libpq& api = Libpq::get();
  if (!api.whole) {
    return fail("missing_library", "the client library of PostgreSQL, libpq.so.5, is not installed",
                "install Debian's package 'libpq5'");
  }
  const PostgresConnection connection = openPostgres(api, access);
  if (api.status(connection.get()) != CONNECTION_OK)
    return fail("cannot_connect", access.masked(api.errorMessage(connection.get())));
  const std::string limit = std::to_string(std::chrono::milliseconds(answerWithin).count());
  if (auto limited = ask(api, connection.get(), access, limitsQuery, limit); !limited)
    return std::unexpected(limited.error());
  std::vector<TableSchema> tables;
  for (const std::string& schema : schemas.empty() ? std::vector<std::string>{"public"} : schemas) {
    const auto rows = ask(api, connection.get(), access, columnsQuery, schema);
    if (!rows) return std::unexpected(rows.error());
    addRows(api, rows->get(), tables);
  }
  return tables;
}

}  // namespace osiris::source
