#include "report/sarif.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "check/rule_page.h"
#include "report/sarif_log.h"

namespace osiris::report {
namespace {

using Json = nlohmann::ordered_json;

/// SARIF 3.58.6: the levels of a result.
std::string_view levelOf(check::Severity severity) {
  if (severity == check::Severity::error) return "error";
  return severity == check::Severity::warning ? "warning" : "note";
}

Json regionOf(const CheckedFile& file, text::Span span) {
  const text::Range range = file.lines.range(file.text, span, text::Encoding::utf16);
  return {{"startLine", range.start.line + 1},
          {"startColumn", range.start.character + 1},
          {"endLine", range.end.line + 1},
          {"endColumn", range.end.character + 1}};
}

Json artifactOf(std::string_view path) { return {{"uri", sarifUri(path)}}; }

Json physicalLocationOf(const CheckedFile& file, text::Span span) {
  return {{"artifactLocation", artifactOf(file.path)}, {"region", regionOf(file, span)}};
}

Json sarifFixOf(const CheckedFile& file, const check::Fix& fix) {
  Json replacements = Json::array();
  for (const text::Edit& edit : fix.edits) {
    replacements.push_back({{"deletedRegion", regionOf(file, edit.span)},
                            {"insertedContent", {{"text", edit.newText}}}});
  }
  Json change = {{"artifactLocation", artifactOf(file.path)},
                 {"replacements", std::move(replacements)}};
  return {{"description", {{"text", fix.title}}},
          {"artifactChanges", Json::array({std::move(change)})}};
}

Json relatedOf(const check::Related& related, const CheckedFile& file, const Findings& findings) {
  const CheckedFile* other = fileOf(related, file, findings);
  Json place = other != nullptr ? physicalLocationOf(*other, related.span)
                                : Json{{"artifactLocation", artifactOf(related.file)}};
  return {{"physicalLocation", std::move(place)}, {"message", {{"text", related.message}}}};
}

Json resultOf(const CheckedFile& file, const check::Diagnostic& diagnostic, std::size_t rule,
              const Findings& findings) {
  Json location = {{"physicalLocation", physicalLocationOf(file, diagnostic.span)}};
  if (!diagnostic.path.empty()) {
    location["logicalLocations"] = Json::array({{{"fullyQualifiedName", diagnostic.path}}});
  }
  Json result = {{"ruleId", diagnostic.code},
                 {"ruleIndex", rule},
                 {"level", levelOf(diagnostic.severity)},
                 {"message", {{"text", diagnostic.message}}},
                 {"locations", Json::array({std::move(location)})}};
  for (const check::Related& related : diagnostic.related) {
    result["relatedLocations"].push_back(relatedOf(related, file, findings));
  }
  for (const check::Fix& fix : diagnostic.fixes) {
    if (!fix.edits.empty()) result["fixes"].push_back(sarifFixOf(file, fix));
  }
  return result;
}

Json ruleOf(std::string_view name, std::span<const check::Code> codes) {
  const auto code = std::ranges::find(codes, name, &check::Code::name);
  if (code == codes.end()) return {{"id", name}};
  return {{"id", name},
          {"shortDescription", {{"text", code->summary}}},
          {"help",
           {{"text", code->detail.empty() ? code->summary : code->detail},
            {"markdown", check::rulePage(*code)}}},
          {"defaultConfiguration", {{"level", levelOf(code->severity)}}}};
}

std::set<std::string_view> codesIn(const Findings& findings) {
  std::set<std::string_view> names;
  for (const CheckedFile& file : findings.files) {
    for (const check::Diagnostic& diagnostic : file.diagnostics) names.insert(diagnostic.code);
  }
  return names;
}

}  // namespace

std::string renderSarif(const Findings& findings, std::span<const check::Code> codes,
                        std::string_view version) {
  const std::set<std::string_view> names = codesIn(findings);
  Json rules = Json::array();
  for (const std::string_view name : names) rules.push_back(ruleOf(name, codes));
  Json results = Json::array();
  for (const CheckedFile& file : findings.files) {
    for (const check::Diagnostic& diagnostic : file.diagnostics) {
      const auto rule = std::distance(names.begin(), names.find(diagnostic.code));
      results.push_back(resultOf(file, diagnostic, static_cast<std::size_t>(rule), findings));
    }
  }
  return sarifLog(std::move(rules), std::move(results), version);
}

}  // namespace osiris::report
