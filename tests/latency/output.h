// Where figures go: to the terminal, as JSON, into a page of the documentation, or to a bar.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

#include "lsp/protocol/json.h"

namespace osiris::latency {

struct Output {
  bool gate = false;  ///< fail when a promise does not hold
  bool json = false;
  std::string page;  ///< a Markdown file; "": none

  void addTo(CLI::App& command);
  /// Shows the table (or the JSON), and puts it into the page, between `<!-- <name>: … -->` and
  /// `<!-- end of <name> -->`.
  void show(std::string_view name, const std::string& table,
            const lsp::protocol::Json& figures) const;
};

}  // namespace osiris::latency
