// A few findings that every report is tried on.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "report/findings.h"

namespace osiris::report {

inline CheckedFile checkedFile(std::string path, std::string text) {
  text::LineIndex lines(text);
  return {std::move(path), std::move(text), std::move(lines), {}};
}

/// The first place of `word` in `file`.
inline text::Span spanOf(const CheckedFile& file, std::string_view word) {
  const auto at = static_cast<text::Offset>(file.text.find(word));
  return {at, static_cast<text::Offset>(at + word.size())};
}

inline check::Diagnostic diagnosticAt(text::Span span, std::string_view code,
                                      check::Severity severity, std::string message) {
  check::Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.severity = severity;
  diagnostic.span = span;
  diagnostic.message = std::move(message);
  return diagnostic;
}

/// One file with a misspelt key after characters of every width, a duplicate id that points at the
/// first one and at another file, and one file in which nothing was found.
inline Findings sampleFindings() {
  CheckedFile broken = checkedFile("pipelines/röv, 1.oml",
                                   "steps:\n"
                                   "  - id: read\n"
                                   "    note: {\"漢😀e\u0301\": 1, quey: x}\n"
                                   "  - id: read\n");
  check::Diagnostic key =
      diagnosticAt(spanOf(broken, "quey"), "unknown_config_key", check::Severity::error,
                   "unknown key 'quey', 100% sure:\nno such field");
  key.path = "/steps/0/note/quey";
  key.fixes.push_back({"Rename to 'query'", {{key.span, "query"}}, true});
  broken.diagnostics.push_back(key);

  const auto second = static_cast<text::Offset>(broken.text.rfind("read"));
  check::Diagnostic id = diagnosticAt({second, second + 4}, "duplicate_id",
                                      check::Severity::warning, "the id 'read' is taken");
  id.path = "/steps/1/id";
  id.related.push_back({"", spanOf(broken, "read"), "first used here"});
  id.related.push_back({"osiris.yaml", {9, 14}, "named here"});
  id.related.push_back({"gone.yaml", {1, 2}, "and here"});
  id.fixes.push_back({"Delete the line", {{{second - 8, second + 5}, ""}}, false});
  broken.diagnostics.push_back(id);

  Findings findings;
  findings.files.push_back(std::move(broken));
  findings.files.push_back(checkedFile("good.oml", ""));
  findings.referenced.push_back(checkedFile("osiris.yaml", "version: \"2.0\"\n"));
  return findings;
}

}  // namespace osiris::report
