// What core found, in the client's terms: URIs, lines and characters, and only the fields it knows.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "check/diagnostic.h"
#include "lsp/protocol/diagnostic.h"
#include "lsp/session.h"
#include "text/line_index.h"

namespace osiris::lsp {

/// For the diagnostics of one open file. Short-lived: it keeps the other files it had to read.
class DiagnosticTranslator {
 public:
  DiagnosticTranslator(Session& session, OpenFile& open) : session_(session), open_(open) {}

  [[nodiscard]] protocol::Diagnostic translate(const check::Diagnostic& diagnostic);

 private:
  [[nodiscard]] protocol::Location locate(const check::Related& related);
  [[nodiscard]] text::Range rangeOnDisk(const std::string& path, text::Span span);

  struct DiskFile {
    std::string text;
    text::LineIndex lines;
  };

  Session& session_;
  OpenFile& open_;
  std::map<std::string, DiskFile> read_;
};

/// A place in an open file, in the session's encoding.
[[nodiscard]] text::Range rangeOf(const Session& session, const OpenFile& open, text::Span span);

}  // namespace osiris::lsp
