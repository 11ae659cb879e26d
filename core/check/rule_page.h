// The documentation of codes, made of the table: `docs/rules/` holds what these give, nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/codes.h"

namespace osiris::check {

[[nodiscard]] std::string_view nameOf(Severity severity);

/// A code's page, in Markdown.
[[nodiscard]] std::string rulePage(const Code& code);

struct Page {
  std::string path;  ///< relative to the repository: "docs/rules/README.md"
  std::string text;
};

/// Every page there is, and the list of them.
[[nodiscard]] std::vector<Page> rulePages();

}  // namespace osiris::check
