// The directives before a document, and what they make of its tags.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace osiris::syntax {

/// `%YAML` and `%TAG` lines of one document.
class Directives {
 public:
  /// Takes a `%` line [6.8]: `%YAML 1.2` at most once, `%TAG !handle! prefix`. False when one of
  /// these is not as it should be; directives of other names are left to others.
  [[nodiscard]] bool read(std::string_view line);

  /// Whether a tag is written as YAML has it [6.8.2]: `!`, `!!name`, `!name`, `!handle!name` with
  /// the handle declared, `!<uri>`.
  [[nodiscard]] bool allows(std::string_view tag) const;

  /// A tag that is allowed, in full: `!!int` is "tag:yaml.org,2002:int".
  [[nodiscard]] std::string resolve(std::string_view tag) const;

 private:
  [[nodiscard]] const std::string* prefixOf(std::string_view handle) const;

  std::vector<std::pair<std::string, std::string>> handles_;  ///< those declared, with the prefix
  bool sawYaml_ = false;
};

}  // namespace osiris::syntax
