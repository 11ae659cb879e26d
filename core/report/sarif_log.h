// What every SARIF log of this tool has in common.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace osiris::report {

/// A path as a relative URI reference (RFC 3986): everything but unreserved characters and '/' is
/// escaped.
[[nodiscard]] std::string sarifUri(std::string_view path);

/// A log of one run of the tool `osiris`, of the version given, indented.
[[nodiscard]] std::string sarifLog(nlohmann::ordered_json rules, nlohmann::ordered_json results,
                                   std::string_view version);

}  // namespace osiris::report
