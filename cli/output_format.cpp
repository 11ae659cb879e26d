#include "cli/output_format.h"

#include <CLI/CLI.hpp>

#include "cli/choice.h"

namespace osiris::cli {

void addFormatOption(CLI::App& command, OutputFormat& format) {
  addChoice(command, "--format", format,
            {{"text", OutputFormat::text}, {"json", OutputFormat::json}}, "How to write it");
}

std::string dumpJson(const nlohmann::ordered_json& value) {
  return value.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace osiris::cli
