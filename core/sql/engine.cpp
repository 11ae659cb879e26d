#include "sql/engine.h"

#include <algorithm>
#include <utility>

namespace osiris::sql {

std::size_t bracketDepth(std::string_view query) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  for (const char c : query) {
    if (c == '(' || c == '[' || c == '{')
      deepest = std::max(deepest, ++depth);
    else if ((c == ')' || c == ']' || c == '}') && depth > 0)
      --depth;
  }
  return deepest;
}

Engine::Engine() : api_(DuckDB::get()) {
  if (api_ == nullptr) return;
  duckdb_config config = nullptr;
  api_->createConfig(&config);
  // What a query could fold into a value while it is bound stays as it is written: binding must not
  // compute anything.
  for (const auto& [name, value] :
       {std::pair{"threads", "1"},
        {"enable_external_access", "false"},
        {"autoload_known_extensions", "false"},
        {"autoinstall_known_extensions", "false"},
        {"disabled_optimizers", "expression_rewriter,statistics_propagation"},
        {"lock_configuration", "true"}}) {
    api_->setConfig(config, name, value);
  }
  char* error = nullptr;
  ready_ = api_->open(nullptr, &database_, config, &error) == DuckDBSuccess &&
           api_->connect(database_, &connection_) == DuckDBSuccess;
  if (error != nullptr) api_->free(error);
  api_->destroyConfig(&config);
}

Engine::~Engine() {
  if (connection_ != nullptr) api_->disconnect(&connection_);
  if (database_ != nullptr) api_->close(&database_);
}

std::mutex& Engine::mutex() {
  static std::mutex mutex;
  return mutex;
}

Engine& Engine::instance() {
  static Engine engine;
  return engine;
}

std::vector<std::string> Engine::run(const std::string& statement) {
  std::vector<std::string> values;
  if (!ready_) return values;
  duckdb_result result;
  if (api_->query(connection_, statement.c_str(), &result) == DuckDBSuccess) {
    const idx_t rows = api_->rowCount(&result);
    for (idx_t row = 0; row < rows; ++row) {
      char* value = api_->valueText(&result, 0, row);
      if (value == nullptr) continue;
      values.emplace_back(value);
      api_->free(value);
    }
  }
  api_->destroyResult(&result);
  return values;
}

}  // namespace osiris::sql
