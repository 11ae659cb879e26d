// A connection's fields with the values of their variables: what a client library is given, and
// nobody else. Nothing of it is printed.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/secret.h"
#include "project/connection.h"

namespace osiris::source {

/// What a variable holds; nothing where it is not set, or to nothing.
using VariableReader = std::function<std::optional<std::string>(std::string_view name)>;

class Access {
 public:
  /// Of host, port, user, password, database and schema, or their like with `pg_`; what a `dsn`
  /// says comes first. Fails with missing_variable and invalid_dsn.
  [[nodiscard]] static Result<Access> of(const project::Connection& connection,
                                         const VariableReader& variables);

  /// The field's value; empty where there is none.
  [[nodiscard]] const std::string& reveal(std::string_view field) const;

  /// What somebody else said, with `***` where a secret or a variable's value stands in it, as it
  /// is or as in an address. All of it is left out where a value is too short to be told apart.
  [[nodiscard]] std::string masked(std::string message) const;

 private:
  Result<> add(std::string_view name, const project::ConnectionValue& field, bool isSecret,
               const VariableReader& variables);
  Result<> takeApart(const std::string& dsn);
  void hide(std::string value);

  std::map<std::string, Secret, std::less<>> fields_;
  std::vector<Secret> hidden_;
  std::string name_;  ///< "@family.alias"
};

}  // namespace osiris::source
