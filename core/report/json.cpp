#include "report/json.h"

#include <nlohmann/json.hpp>

#include "check/rule_page.h"

namespace osiris::report {
namespace {

using Json = nlohmann::ordered_json;

Json positionOf(const CheckedFile& file, text::Offset at) {
  const text::Position position = file.lines.position(file.text, at, text::Encoding::utf16);
  return {{"line", position.line}, {"character", position.character}, {"byte", at}};
}

Json rangeOf(const CheckedFile& file, text::Span span) {
  return {{"start", positionOf(file, span.begin)}, {"end", positionOf(file, span.end)}};
}

Json fixOf(const CheckedFile& file, const check::Fix& fix) {
  Json edits = Json::array();
  for (const text::Edit& edit : fix.edits) {
    edits.push_back({{"range", rangeOf(file, edit.span)}, {"newText", edit.newText}});
  }
  return {{"title", fix.title}, {"edits", std::move(edits)}};
}

Json diagnosticOf(const CheckedFile& file, const check::Diagnostic& diagnostic) {
  Json fixes = Json::array();
  for (const check::Fix& fix : diagnostic.fixes) fixes.push_back(fixOf(file, fix));
  return {{"code", diagnostic.code},
          {"severity", check::nameOf(diagnostic.severity)},
          {"message", diagnostic.message},
          {"path", diagnostic.path},
          {"range", rangeOf(file, diagnostic.span)},
          {"fixes", std::move(fixes)}};
}

Json fileOf(const CheckedFile& file) {
  Json diagnostics = Json::array();
  for (const check::Diagnostic& diagnostic : file.diagnostics) {
    diagnostics.push_back(diagnosticOf(file, diagnostic));
  }
  return {{"path", file.path}, {"diagnostics", std::move(diagnostics)}};
}

}  // namespace

std::string renderJson(const Findings& findings) {
  const Summary summary = summarize(findings);
  Json files = Json::array();
  for (const CheckedFile& file : findings.files) files.push_back(fileOf(file));
  const Json report = {
      {"version", 1},
      {"files", std::move(files)},
      {"summary",
       {{"files", summary.files}, {"errors", summary.errors}, {"warnings", summary.warnings}}}};
  // A path or message with bytes that are not UTF-8 must not stop the report.
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace osiris::report
