// What a client says when a document is opened, typed in, saved and closed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lsp/protocol/document.h"
#include "lsp/protocol/json.h"

namespace osiris::lsp::protocol {

struct DidOpenTextDocumentParams {
  TextDocumentItem textDocument;
};

/// Without a range the text is the whole document.
struct TextDocumentContentChangeEvent {
  std::optional<text::Range> range;
  std::string text;
};

struct DidChangeTextDocumentParams {
  VersionedTextDocumentIdentifier textDocument;
  std::vector<TextDocumentContentChangeEvent> contentChanges;  ///< each made on what the last left
};

struct DidSaveTextDocumentParams {
  TextDocumentIdentifier textDocument;
};

struct DidCloseTextDocumentParams {
  TextDocumentIdentifier textDocument;
};

bool fromJson(const Json& value, DidOpenTextDocumentParams& out, const Path& path);
bool fromJson(const Json& value, TextDocumentContentChangeEvent& out, const Path& path);
bool fromJson(const Json& value, DidChangeTextDocumentParams& out, const Path& path);
bool fromJson(const Json& value, DidSaveTextDocumentParams& out, const Path& path);
bool fromJson(const Json& value, DidCloseTextDocumentParams& out, const Path& path);

}  // namespace osiris::lsp::protocol
