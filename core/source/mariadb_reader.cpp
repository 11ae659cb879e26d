#include <fmt/format.h>
#include <mysql.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <string_view>

#include "source/mariadb_types.h"
#include "source/reader.h"
#include "source/shared_library.h"

namespace osiris::source {
namespace {

struct Libmariadb {
  decltype(&mysql_init) init = nullptr;
  decltype(&mysql_optionsv) options = nullptr;
  decltype(&mysql_real_connect) connect = nullptr;
  decltype(&mysql_error) error = nullptr;
  decltype(&mysql_close) close = nullptr;
  decltype(&mysql_stmt_init) statement = nullptr;
  decltype(&mysql_stmt_prepare) prepare = nullptr;
  decltype(&mysql_stmt_bind_param) bindParam = nullptr;
  decltype(&mysql_stmt_execute) execute = nullptr;
  decltype(&mysql_stmt_bind_result) bindResult = nullptr;
  decltype(&mysql_stmt_fetch) fetch = nullptr;
  decltype(&mysql_stmt_error) statementError = nullptr;
  decltype(&mysql_stmt_close) closeStatement = nullptr;
  bool whole = false;

  static const Libmariadb& get() {
    static const Libmariadb api = [] {
      Libmariadb found;
      SharedLibrary library("libmariadb.so.3");
      library.find("mysql_init", found.init);
      library.find("mysql_optionsv", found.options);
      library.find("mysql_real_connect", found.connect);
      library.find("mysql_error", found.error);
      library.find("mysql_close", found.close);
      library.find("mysql_stmt_init", found.statement);
      library.find("mysql_stmt_prepare", found.prepare);
      library.find("mysql_stmt_bind_param", found.bindParam);
      library.find("mysql_stmt_execute", found.execute);
      library.find("mysql_stmt_bind_result", found.bindResult);
      library.find("mysql_stmt_fetch", found.fetch);
      library.find("mysql_stmt_error", found.statementError);
      library.find("mysql_stmt_close", found.closeStatement);
      found.whole = library.whole();
      return found;
    }();
    return api;
  }
};

using MariadbConnection = std::unique_ptr<MYSQL, decltype(&mysql_close)>;
using MariadbStatement = std::unique_ptr<MYSQL_STMT, decltype(&mysql_stmt_close)>;

/// Names have at most 64 characters; a list of an enum's values is cut, its first word is enough.
constexpr std::string_view mariadbQuery =
    "SELECT table_name, column_name, LEFT(column_type, 250), is_nullable "
    "FROM information_schema.columns "
    "WHERE table_schema = COALESCE(NULLIF(?, ''), DATABASE()) "
    "ORDER BY CAST(table_name AS BINARY), ordinal_position";

constexpr std::size_t mostBytes = 1024;

/// A row's four texts, as the client library fills them.
struct Row {
  std::array<std::array<char, mostBytes>, 4> texts;
  std::array<unsigned long, 4> sizes;
  std::array<MYSQL_BIND, 4> binds;

  Row() : texts(), sizes(), binds() {
    for (std::size_t i = 0; i < binds.size(); ++i) {
      binds[i].buffer_type = MYSQL_TYPE_STRING;
      binds[i].buffer = texts[i].data();
      binds[i].buffer_length = mostBytes;
      binds[i].length = &sizes[i];
    }
  }
  [[nodiscard]] std::string text(std::size_t i) const {
    return {texts[i].data(), std::min<std::size_t>(sizes[i], mostBytes)};
  }
};

/// What Osiris' own driver does: by TCP, also to this machine. The server may not ask for a file of
/// ours, nor for the password as it is.
MariadbConnection openMariadb(const Libmariadb& api) {
  MariadbConnection connection(api.init(nullptr), api.close);
  const auto connectSeconds = static_cast<unsigned>(connectWithin.count());
  const auto answerSeconds = static_cast<unsigned>(answerWithin.count());
  const unsigned protocol = MYSQL_PROTOCOL_TCP;
  const unsigned noFiles = 0;
  MYSQL* handle = connection.get();
  api.options(handle, MYSQL_OPT_CONNECT_TIMEOUT, &connectSeconds);
  api.options(handle, MYSQL_OPT_READ_TIMEOUT, &answerSeconds);
  api.options(handle, MYSQL_OPT_WRITE_TIMEOUT, &answerSeconds);
  api.options(handle, MYSQL_OPT_PROTOCOL, &protocol);
  api.options(handle, MYSQL_OPT_LOCAL_INFILE, &noFiles);
  api.options(handle, MYSQL_SET_CHARSET_NAME, "utf8mb4");
  api.options(handle, MARIADB_OPT_RESTRICTED_AUTH,
              "mysql_native_password,caching_sha2_password,sha256_password,client_ed25519");
  return connection;
}

Result<> addSchema(const Libmariadb& api, MYSQL* connection, const Access& access,
                   std::string schema, std::vector<TableSchema>& tables) {
  const MariadbStatement statement(api.statement(connection), api.closeStatement);
  MYSQL_STMT* handle = statement.get();
  MYSQL_BIND param{};
  param.buffer_type = MYSQL_TYPE_STRING;
  param.buffer = schema.data();
  param.buffer_length = schema.size();
  Row row;
  if (api.prepare(handle, mariadbQuery.data(), mariadbQuery.size()) != 0 ||
      api.bindParam(handle, &param) != 0 || api.execute(handle) != 0 ||
      api.bindResult(handle, row.binds.data()) != 0)
    return fail("cannot_read", access.masked(api.statementError(handle)));
  int fetched = 0;
  while ((fetched = api.fetch(handle)) == 0) {
    const std::string table = schema.empty() ? row.text(0) : schema + "." + row.text(0);
    if (tables.empty() || tables.back().table != table) tables.push_back({table, {}});
    tables.back().columns.push_back(
        {row.text(1), mariadbType(row.text(2)), row.text(2), row.text(3) == "YES"});
  }
  if (fetched != MYSQL_NO_DATA)
    return fail("cannot_read", access.masked(api.statementError(handle)));
  return {};
}

}  // namespace

Result<std::vector<TableSchema>> readMariadb(const Access& access,
                                             const std::vector<std::string>& schemas) {
  const Libmariadb& api = Libmariadb::get();
  if (!api.whole) {
    return fail("missing_library",
                "the client library of MariaDB and MySQL, libmariadb.so.3, is not installed",
                "install Debian's package 'libmariadb3'");
  }
  const MariadbConnection connection = openMariadb(api);
  const std::string& host = access.reveal("host");
  unsigned port = 3306;
  if (const std::string& given = access.reveal("port"); !given.empty())
    std::from_chars(given.data(), given.data() + given.size(), port);
  if (api.connect(connection.get(), host.empty() ? "localhost" : host.c_str(),
                  access.reveal("user").c_str(), access.reveal("password").c_str(),
                  access.reveal("database").c_str(), port, nullptr, 0) == nullptr)
    return fail("cannot_connect", access.masked(api.error(connection.get())));
  std::vector<TableSchema> tables;
  for (const std::string& schema : schemas.empty() ? std::vector<std::string>{""} : schemas) {
    if (auto added = addSchema(api, connection.get(), access, schema, tables); !added)
      return std::unexpected(added.error());
  }
  return tables;
}

}  // namespace osiris::source
