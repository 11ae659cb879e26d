// The open pipeline that a request speaks of.
#pragma once

#include <optional>
#include <string>

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/protocol/resolve.h"
#include "lsp/session.h"
#include "oml/pipeline.h"
#include "text/span.h"

namespace osiris::lsp {

/// Valid until the document changes.
struct AskedPipeline {
  OpenFile* open = nullptr;
  const oml::Pipeline* pipeline = nullptr;

  [[nodiscard]] text::Offset offset(const Session& session, text::Position position) const;
};

/// Never null. InvalidParams for a document that is not open.
[[nodiscard]] protocol::Reply<OpenFile*> askedFile(Session& session, const std::string& uri);
/// InvalidParams for a document that is not open; nothing for one that is no pipeline.
[[nodiscard]] protocol::Reply<std::optional<AskedPipeline>> askedPipeline(Session& session,
                                                                          const std::string& uri);

/// The document of an item that came back; null when it has changed or gone since.
[[nodiscard]] OpenFile* currentFile(Session& session, const protocol::ItemData& data);

/// The place of some bytes in a file that may not be open; its start when it cannot be read.
[[nodiscard]] protocol::Location locationIn(Session& session, const std::string& path,
                                            text::Span span);
/// The same on a worker.
[[nodiscard]] protocol::Location locationIn(const Snapshot& snapshot, const std::string& path,
                                            text::Span span);

}  // namespace osiris::lsp
