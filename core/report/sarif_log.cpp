#include "report/sarif_log.h"

#include <utility>

namespace osiris::report {
namespace {

constexpr std::string_view sarifSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

}  // namespace

std::string sarifUri(std::string_view path) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  static constexpr std::string_view kept = "-._~/";
  std::string uri;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool alphanumeric =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (alphanumeric || kept.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri.append("%").append(1, digits[byte >> 4U]).append(1, digits[byte & 0xFU]);
    }
  }
  return uri;
}

std::string sarifLog(nlohmann::ordered_json rules, nlohmann::ordered_json results,
                     std::string_view version) {
  using Json = nlohmann::ordered_json;
  const Json driver = {{"name", "osiris"}, {"version", version}, {"rules", std::move(rules)}};
  Json run = {{"tool", {{"driver", driver}}},
              {"columnKind", "utf16CodeUnits"},
              {"results", std::move(results)}};
  const Json log = {
      {"$schema", sarifSchema}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace osiris::report
