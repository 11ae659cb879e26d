// Where the page of a diagnostic's code is, on this machine.
#pragma once

#include <string>
#include <string_view>

namespace osiris::lsp {

/// URI of `<code>.md` in the folder of pages; empty without a folder.
[[nodiscard]] std::string rulePageUri(std::string_view folder, std::string_view code);

/// The folder of pages that came with this binary: beside a build (`../../docs/rules`) or installed
/// (`../share/doc/osiris/rules`). Empty when there is none.
[[nodiscard]] std::string findRulePages();

}  // namespace osiris::lsp
