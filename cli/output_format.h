// Text for people or JSON for programs: the choice that every listing offers.
#pragma once

#include <CLI/App.hpp>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace osiris::cli {

enum class OutputFormat : std::uint8_t { text, json };

/// Adds `--format text|json`. `format` must outlive the parse.
void addFormatOption(CLI::App& command, OutputFormat& format);

/// Indented, with a line feed at the end; bytes that are not UTF-8 are replaced.
[[nodiscard]] std::string dumpJson(const nlohmann::ordered_json& value);

}  // namespace osiris::cli
