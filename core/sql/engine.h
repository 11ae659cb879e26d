// DuckDB in memory, opened once in a process and locked down: no file, no network, no setting can
// be changed. Inside `sql` only.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "sql/duckdb_library.h"

namespace osiris::sql {

/// How deep brackets lie in brackets. What is too deep is not given to a recursive parser.
[[nodiscard]] std::size_t bracketDepth(std::string_view query);

/// Used by whoever holds its lock.
class Engine {
 public:
  /// The process' own, with its lock taken. Opens the database when first asked for.
  class Use {
   public:
    Use() : lock_(mutex()), engine_(instance()) {}
    Engine* operator->() { return &engine_; }
    Engine& operator*() { return engine_; }

   private:
    std::unique_lock<std::mutex> lock_;
    Engine& engine_;
  };

  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// False when DuckDB is not installed: then nothing is known of anything.
  [[nodiscard]] bool ready() const { return ready_; }
  [[nodiscard]] const DuckDB& api() const { return *api_; }
  [[nodiscard]] duckdb_connection connection() const { return connection_; }

  /// Runs a statement of our own, never one of a user's. All rows' first columns as text.
  std::vector<std::string> run(const std::string& statement);

 private:
  Engine();
  ~Engine();
  static Engine& instance();
  static std::mutex& mutex();

  const DuckDB* api_;
  duckdb_database database_ = nullptr;
  duckdb_connection connection_ = nullptr;
  bool ready_ = false;
};

}  // namespace osiris::sql
