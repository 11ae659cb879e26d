#include "lsp/document_names.h"

#include "ide/connection_names.h"

namespace osiris::lsp {

std::optional<ide::Occurrence> occurrenceAt(const DocumentState& document, text::Offset at) {
  return document.pipeline ? ide::occurrenceAt(*document.pipeline, at)
                           : ide::connectionAt(document.kind, document.text, at);
}

std::vector<ide::Occurrence> connectionsIn(const DocumentState& document) {
  return document.pipeline ? ide::connectionsIn(*document.pipeline)
                           : ide::connectionsIn(document.kind, document.text);
}

}  // namespace osiris::lsp
