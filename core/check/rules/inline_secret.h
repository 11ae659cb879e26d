// Where a secret stands in plain text. What it is never leaves the file.
#pragma once

#include <string>
#include <string_view>

#include "check/edits.h"
#include "check/rule.h"

namespace osiris::check::rules {

/// Text of more than four characters that is no `${…}`, as `osiris compile` counts.
[[nodiscard]] bool isInlineSecret(const Value& value);

/// A likely name of an environment variable: "MYSQL_PASSWORD".
[[nodiscard]] std::string variableName(std::string_view owner, std::string_view key);

struct SecretSearch {
  Source source;
  const Code& code;
  const project::Component* component = nullptr;  ///< whose secret fields count too
  std::string_view owner;  ///< goes into the name of the variable proposed
  bool skipsSteps = false;  ///< steps are searched on their own
};

/// Reports each value under a key that holds secrets, at any depth.
void findSecrets(const Value& value, const std::string& path, const SecretSearch& search,
                 Reporter& reporter);

}  // namespace osiris::check::rules
