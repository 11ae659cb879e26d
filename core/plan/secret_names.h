// The keys that never reach what is compiled.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/diagnostic.h"
#include "oml/pipeline.h"
#include "project/registry.h"

namespace osiris::plan {

/// Names that Osiris' compiler takes for secrets, in any file: password, token, dsn … and what any
/// known component marks as a secret. Upper case counts as lower.
class SecretNames {
 public:
  explicit SecretNames(const project::Registry& registry);

  /// Never true of `primary_key` and `url`.
  [[nodiscard]] bool contains(std::string_view key) const;

 private:
  std::set<std::string, std::less<>> ofComponents_;
};

/// inline_secret for each text that stands under such a key: longer than four characters and no
/// `${…}`.
[[nodiscard]] std::vector<check::Diagnostic> inlineSecrets(const oml::Pipeline& pipeline,
                                                           const SecretNames& names);

}  // namespace osiris::plan
