// What core found, in the client's terms: URIs, lines and characters, and only the fields it knows.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "check/diagnostic.h"
#include "lsp/protocol/diagnostic.h"
#include "lsp/session.h"
#include "text/line_index.h"

namespace osiris::lsp {

/// For the diagnostics of one file. Short-lived: it keeps the other files it had to read.
class DiagnosticTranslator {
 public:
  DiagnosticTranslator(Session& session, const OpenFile& open);
  /// On a worker, of a file that is open or not.
  DiagnosticTranslator(const Snapshot& snapshot, std::string uri, const check::File& file);

  [[nodiscard]] protocol::Diagnostic translate(const check::Diagnostic& diagnostic);

 private:
  /// A place in a file that the client has open; nothing when it has not.
  using OpenPlace =
      std::function<std::optional<protocol::Location>(const std::string& path, text::Span span)>;

  [[nodiscard]] text::Range rangeOf(text::Span span) const;
  [[nodiscard]] protocol::Location locate(const check::Related& related);
  [[nodiscard]] text::Range rangeOnDisk(const std::string& path, text::Span span);

  struct DiskFile {
    std::string text;
    text::LineIndex lines;
  };

  const ServerOptions& options_;
  const protocol::ClientCapabilities& client_;
  text::Encoding encoding_;
  std::string uri_;
  const check::File& file_;
  OpenPlace openPlace_;
  std::map<std::string, DiskFile> read_;
};

/// A place in an open file, in the session's encoding.
[[nodiscard]] text::Range rangeOf(const Session& session, const OpenFile& open, text::Span span);

}  // namespace osiris::lsp
