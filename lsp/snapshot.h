// The state of a session at one moment, for workers: nothing in it changes any more.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancel.h"
#include "lsp/protocol/initialize.h"
#include "lsp/protocol/message.h"
#include "lsp/server_options.h"
#include "lsp/settings.h"
#include "oml/pipeline.h"
#include "project/workspace.h"
#include "text/line_index.h"

namespace osiris::lsp {

class Client;
struct IndexedFile;
using IndexedFiles = std::vector<std::shared_ptr<const IndexedFile>>;  ///< see workspace_index.h

/// One version of a document, open or read from disk.
struct DocumentState {
  DocumentState(std::string documentUri, std::string documentPath, std::string documentText,
                text::LineIndex documentLines, text::Encoding positionEncoding)
      : uri(std::move(documentUri)),
        path(std::move(documentPath)),
        text(std::move(documentText)),
        lines(std::move(documentLines)),
        encoding(positionEncoding) {}
  DocumentState(const DocumentState&) = delete;  // The pipeline looks into the text.
  DocumentState& operator=(const DocumentState&) = delete;

  std::string uri;
  std::optional<std::int32_t> version;  ///< the client's, of an open document
  std::string path;
  std::string text;
  text::LineIndex lines;
  text::Encoding encoding;  ///< of positions
  project::FileKind kind = project::FileKind::other;
  std::shared_ptr<const project::Workspace> workspace;
  std::optional<oml::Pipeline> pipeline;  ///< of a document that is one
  bool hasErrors = false;  ///< of a pipeline read from disk: not all of it is YAML

  [[nodiscard]] text::Offset offset(text::Position position) const {
    return lines.offset(text, position, encoding);
  }
  [[nodiscard]] text::Span span(text::Range range) const {
    return lines.span(text, range, encoding);
  }
  [[nodiscard]] text::Range range(text::Span span) const {
    return lines.range(text, span, encoding);
  }
};

/// Free to share between threads.
struct Snapshot {
  const ServerOptions& options;
  protocol::ClientCapabilities capabilities;
  text::Encoding encoding = text::Encoding::utf16;
  std::vector<std::string> folders;  ///< the client's, normal
  /// Open documents, by the key that OpenFiles has them under.
  std::map<std::string, std::shared_ptr<const DocumentState>, std::less<>> documents;

  Settings settings = {};
  /// What closed files show, as far as it is known.
  std::shared_ptr<const IndexedFiles> index = nullptr;

  /// InvalidParams for a document that is not open.
  [[nodiscard]] protocol::Reply<std::shared_ptr<const DocumentState>> document(
      std::string_view uri) const;
};

/// One request on a worker.
struct Job {
  Client& client;
  CancelToken cancel;
  protocol::Json partialResultToken = nullptr;  ///< null: the client wants the result as a whole
  protocol::Json workDoneToken = nullptr;       ///< null: it does not want to hear of progress

  /// Sends `$/progress` with a part of the result, where the client takes parts.
  [[nodiscard]] bool sendPart(protocol::Json part) const;
};

/// Tells the client how far its request is, from the beginning to the end of its own life.
class Progress {
 public:
  Progress(const Job& job, std::string_view title);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  void report(std::size_t done, std::size_t all);

 private:
  void send(protocol::Json value) const;

  const Job& job_;
  std::size_t percentage_ = 0;
};

}  // namespace osiris::lsp
