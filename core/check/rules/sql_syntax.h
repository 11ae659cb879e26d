#pragma once

#include <optional>
#include <string>

#include "check/rule.h"

namespace osiris::check::rules {

/// Why a query cannot be parsed, and the bytes of its text that are to blame.
struct SqlProblem {
  std::string message;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Reports the problem, if there is one, at its place in the file.
void reportSqlProblem(const StepContext& context, const Field& query,
                      const std::optional<SqlProblem>& problem);

}  // namespace osiris::check::rules
