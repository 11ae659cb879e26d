// Questions about a place in a document, as LSP spells them.
#pragma once

#include <string>

#include "lsp/protocol/document.h"
#include "lsp/protocol/json.h"

namespace osiris::lsp::protocol {

struct DocumentParams {
  TextDocumentIdentifier textDocument;
};

struct PositionParams {
  TextDocumentIdentifier textDocument;
  text::Position position;
};

struct ReferenceParams {
  PositionParams at;
  bool includeDeclaration = true;
};

struct RenameParams {
  PositionParams at;
  std::string newName;
};

struct RangeParams {
  TextDocumentIdentifier textDocument;
  text::Range range;
};

struct RangesParams {
  TextDocumentIdentifier textDocument;
  std::vector<text::Range> ranges;
};

struct OnTypeParams {
  PositionParams at;
  std::string ch;  ///< what was typed
};

struct SemanticTokensDeltaParams {
  TextDocumentIdentifier textDocument;
  std::string previousResultId;
};

struct SelectionRangeParams {
  TextDocumentIdentifier textDocument;
  std::vector<text::Position> positions;
};

bool fromJson(const Json& value, DocumentParams& out, const Path& path);
bool fromJson(const Json& value, PositionParams& out, const Path& path);
bool fromJson(const Json& value, ReferenceParams& out, const Path& path);
bool fromJson(const Json& value, RenameParams& out, const Path& path);
bool fromJson(const Json& value, RangeParams& out, const Path& path);
bool fromJson(const Json& value, RangesParams& out, const Path& path);
bool fromJson(const Json& value, OnTypeParams& out, const Path& path);
bool fromJson(const Json& value, SemanticTokensDeltaParams& out, const Path& path);
bool fromJson(const Json& value, SelectionRangeParams& out, const Path& path);

}  // namespace osiris::lsp::protocol
