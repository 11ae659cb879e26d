#include "lsp/diagnostic_translator.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "lsp/own_documents.h"
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

DiagnosticTranslator::DiagnosticTranslator(Session& session, const OpenFile& open)
    : options_(session.options),
      client_(session.capabilities),
      encoding_(session.encoding),
      uri_(open.uri),
      file_(open.file),
      openPlace_([&session](const std::string& path,
                            text::Span span) -> std::optional<protocol::Location> {
        const auto* other = session.files.findPath(path);
        if (other == nullptr) return std::nullopt;
        return protocol::Location{other->uri, lsp::rangeOf(session, *other, span)};
      }) {}

DiagnosticTranslator::DiagnosticTranslator(const Snapshot& snapshot, std::string uri,
                                           const check::File& file)
    : options_(snapshot.options),
      client_(snapshot.capabilities),
      encoding_(snapshot.encoding),
      uri_(std::move(uri)),
      file_(file),
      openPlace_([&snapshot](const std::string& path,
                             text::Span span) -> std::optional<protocol::Location> {
        const auto other = snapshot.documents.find(path);
        if (other == snapshot.documents.end()) return std::nullopt;
        return protocol::Location{other->second->uri, other->second->range(span)};
      }) {}

text::Range DiagnosticTranslator::rangeOf(text::Span span) const {
  return file_.lines().range(file_.text(), span, encoding_);
}

protocol::Diagnostic DiagnosticTranslator::translate(const check::Diagnostic& diagnostic) {
  protocol::Diagnostic translated{
      .range = rangeOf(diagnostic.span),
      .severity = severityOf(diagnostic.severity),
      .code = std::string(diagnostic.code),
      .source = "osiris",
      .message = diagnostic.message,
      .tags = tagsOf(diagnostic.code, client_.diagnosticTags),
  };
  if (client_.codeDescription) {
    auto page = rulePageUri(options_.rulePages, diagnostic.code);
    if (page.empty() && client_.textDocumentContent) page = ownRulePage(diagnostic.code);
    if (!page.empty()) translated.codeDescriptionHref = std::move(page);
  }
  if (client_.diagnosticData) translated.data = {{"path", diagnostic.path}};
  if (client_.relatedInformation) {
    for (const auto& related : diagnostic.related) {
      translated.relatedInformation.push_back({locate(related), related.message});
    }
  }
  return translated;
}

protocol::Location DiagnosticTranslator::locate(const check::Related& related) {
  if (related.file.empty()) return {uri_, rangeOf(related.span)};
  const auto path = options_.files.absolute(related.file);
  if (auto open = openPlace_(path, related.span)) return *std::move(open);
  return {protocol::uriOfPath(path), rangeOnDisk(path, related.span)};
}

/// The start of the file when it cannot be read.
text::Range DiagnosticTranslator::rangeOnDisk(const std::string& path, text::Span span) {
  auto found = read_.find(path);
  if (found == read_.end()) {
    auto text = options_.files.readFile(path).value_or("");
    text::LineIndex lines(text);
    found = read_.emplace(path, DiskFile{std::move(text), std::move(lines)}).first;
  }
  return found->second.lines.range(found->second.text, span, encoding_);
}

}  // namespace osiris::lsp
