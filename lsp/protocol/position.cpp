#include "lsp/protocol/position.h"

namespace osiris::lsp::protocol {

bool fromJson(const Json& value, DocumentParams& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("textDocument", out.textDocument));
}

bool fromJson(const Json& value, PositionParams& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("textDocument", out.textDocument).required("position", out.position));
}

bool fromJson(const Json& value, ReferenceParams& out, const Path& path) {
  ObjectReader reader(value, path);
  return fromJson(value, out.at, path) && bool(reader.inside("context", [&](ObjectReader& context) {
           context.optional("includeDeclaration", out.includeDeclaration);
         }));
}

bool fromJson(const Json& value, RenameParams& out, const Path& path) {
  ObjectReader reader(value, path);
  return fromJson(value, out.at, path) && bool(reader.required("newName", out.newName));
}

bool fromJson(const Json& value, RangeParams& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("textDocument", out.textDocument).required("range", out.range));
}

bool fromJson(const Json& value, RangesParams& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("textDocument", out.textDocument).required("ranges", out.ranges));
}

bool fromJson(const Json& value, OnTypeParams& out, const Path& path) {
  ObjectReader reader(value, path);
  return fromJson(value, out.at, path) && bool(reader.required("ch", out.ch));
}

bool fromJson(const Json& value, SemanticTokensDeltaParams& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("textDocument", out.textDocument)
                  .required("previousResultId", out.previousResultId));
}

bool fromJson(const Json& value, SelectionRangeParams& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(
      reader.required("textDocument", out.textDocument).required("positions", out.positions));
}

}  // namespace osiris::lsp::protocol
