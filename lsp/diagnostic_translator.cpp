#include "lsp/diagnostic_translator.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "lsp/protocol/uri.h"
#include "lsp/rule_pages.h"

namespace osiris::lsp {
namespace {

protocol::DiagnosticSeverity severityOf(check::Severity severity) {
  using protocol::DiagnosticSeverity;
  switch (severity) {
    case check::Severity::error:
      return DiagnosticSeverity::error;
    case check::Severity::warning:
      return DiagnosticSeverity::warning;
    case check::Severity::information:
      return DiagnosticSeverity::information;
    case check::Severity::hint:
      return DiagnosticSeverity::hint;
  }
  return DiagnosticSeverity::error;
}

/// A code's name says whether editors should grey its place out or strike it through.
std::vector<protocol::DiagnosticTag> tagsOf(std::string_view code,
                                            const std::vector<std::uint32_t>& known) {
  using protocol::DiagnosticTag;
  std::vector<DiagnosticTag> tags;
  const auto add = [&](DiagnosticTag tag) {
    if (std::ranges::find(known, std::to_underlying(tag)) != known.end()) tags.push_back(tag);
  };
  if (code.starts_with("unused_") || code.starts_with("unreachable_")) {
    add(DiagnosticTag::unnecessary);
  }
  if (code.starts_with("deprecated_")) add(DiagnosticTag::deprecated);
  return tags;
}

}  // namespace

text::Range rangeOf(const Session& session, const OpenFile& open, text::Span span) {
  return open.file.lines().range(open.file.text(), span, session.encoding);
}

protocol::Diagnostic DiagnosticTranslator::translate(const check::Diagnostic& diagnostic) {
  const auto& client = session_.capabilities;
  protocol::Diagnostic translated{
      .range = rangeOf(session_, open_, diagnostic.span),
      .severity = severityOf(diagnostic.severity),
      .code = std::string(diagnostic.code),
      .source = "osiris",
      .message = diagnostic.message,
      .tags = tagsOf(diagnostic.code, client.diagnosticTags),
  };
  if (client.codeDescription) {
    auto page = rulePageUri(session_.options.rulePages, diagnostic.code);
    if (!page.empty()) translated.codeDescriptionHref = std::move(page);
  }
  if (client.diagnosticData) translated.data = {{"path", diagnostic.path}};
  if (client.relatedInformation) {
    for (const auto& related : diagnostic.related) {
      translated.relatedInformation.push_back({locate(related), related.message});
    }
  }
  return translated;
}

protocol::Location DiagnosticTranslator::locate(const check::Related& related) {
  if (related.file.empty()) return {open_.uri, rangeOf(session_, open_, related.span)};
  const auto path = session_.options.files.absolute(related.file);
  if (const auto* other = session_.files.findPath(path)) {
    return {other->uri, rangeOf(session_, *other, related.span)};
  }
  return {protocol::uriOfPath(path), rangeOnDisk(path, related.span)};
}

/// The start of the file when it cannot be read.
text::Range DiagnosticTranslator::rangeOnDisk(const std::string& path, text::Span span) {
  auto found = read_.find(path);
  if (found == read_.end()) {
    auto text = session_.options.files.readFile(path).value_or("");
    text::LineIndex lines(text);
    found = read_.emplace(path, DiskFile{std::move(text), std::move(lines)}).first;
  }
  return found->second.lines.range(found->second.text, span, session_.encoding);
}

}  // namespace osiris::lsp
