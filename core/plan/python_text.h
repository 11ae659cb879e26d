// Text as Python makes it of a value, since what Osiris compiles holds what Python's str() says.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace osiris::plan {

/// str(value): text as it is, True, None, 1.5, ['a', 1], {'k': 'v'} in the order of the map.
[[nodiscard]] std::string pythonText(const nlohmann::ordered_json& value);

/// str() of the date, or point in time, that PyYAML makes of such a scalar: "2024-1-5 7:00:00"
/// gives "2024-01-05 07:00:00". Other text comes back as it is.
[[nodiscard]] std::string pythonDate(std::string_view scalar);

/// text.lower() for the alphabets of Europe; other letters stay as they are.
[[nodiscard]] std::string pythonLower(std::string_view text);

/// Appends a character as UTF-8.
void appendUtf8(std::string& out, char32_t character);

}  // namespace osiris::plan
