// Documents and places in them, as LSP spells them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lsp/protocol/json.h"
#include "text/line_index.h"

namespace osiris::lsp::protocol {

struct TextDocumentIdentifier {
  std::string uri;
};

struct VersionedTextDocumentIdentifier {
  std::string uri;
  std::optional<std::int32_t> version;
};

struct TextDocumentItem {
  std::string uri;
  std::string languageId;
  std::int32_t version = 0;
  std::string text;
};

struct Location {
  std::string uri;
  text::Range range;
};

/// What an edit is for; a client may ask the person before it is made.
struct ChangeAnnotation {
  std::string id;  ///< empty: none
  std::string label;
  std::string description;
  bool needsConfirmation = false;
};

struct TextEdit {
  text::Range range;
  std::string newText;
  std::string annotationId = {};  ///< empty: none
};

/// Edits to one document in one version.
struct TextDocumentEdit {
  VersionedTextDocumentIdentifier textDocument;
  std::vector<TextEdit> edits;
};

/// Edits to several documents. `changes` is for clients without `documentChanges`.
struct WorkspaceEdit {
  std::vector<std::string> createFiles;  ///< URIs, created first; only with `documentChanges`
  std::optional<std::map<std::string, std::vector<TextEdit>>> changes;  ///< by URI
  std::optional<std::vector<TextDocumentEdit>> documentChanges;
  std::vector<ChangeAnnotation> annotations;  ///< each once; only with `documentChanges`
};

bool fromJson(const Json& value, TextDocumentIdentifier& out, const Path& path);
bool fromJson(const Json& value, VersionedTextDocumentIdentifier& out, const Path& path);
bool fromJson(const Json& value, TextDocumentItem& out, const Path& path);

Json toJson(const Location& location);
Json toJson(const TextEdit& edit);
Json toJson(const TextDocumentEdit& edit);
Json toJson(const WorkspaceEdit& edit);

}  // namespace osiris::lsp::protocol
