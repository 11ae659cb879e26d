#include "lsp/protocol/text_synchronization.h"

namespace osiris::lsp::protocol {

bool fromJson(const Json& value, DidOpenTextDocumentParams& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("textDocument", out.textDocument));
}

bool fromJson(const Json& value, TextDocumentContentChangeEvent& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.optional("range", out.range).required("text", out.text));
}

bool fromJson(const Json& value, DidChangeTextDocumentParams& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("textDocument", out.textDocument)
                  .required("contentChanges", out.contentChanges));
}

bool fromJson(const Json& value, DidSaveTextDocumentParams& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("textDocument", out.textDocument));
}

bool fromJson(const Json& value, DidCloseTextDocumentParams& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("textDocument", out.textDocument));
}

}  // namespace osiris::lsp::protocol
