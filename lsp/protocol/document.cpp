#include "lsp/protocol/document.h"

namespace osiris::lsp::protocol {

bool fromJson(const Json& value, TextDocumentIdentifier& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("uri", out.uri));
}

bool fromJson(const Json& value, VersionedTextDocumentIdentifier& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("uri", out.uri).optional("version", out.version));
}

bool fromJson(const Json& value, TextDocumentItem& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("uri", out.uri)
                  .optional("languageId", out.languageId)
                  .required("version", out.version)
                  .required("text", out.text));
}

Json toJson(const Location& location) {
  return {{"uri", location.uri}, {"range", toJson(location.range)}};
}

Json toJson(const TextEdit& edit) {
  Json object = {{"range", toJson(edit.range)}, {"newText", edit.newText}};
  if (!edit.annotationId.empty()) object["annotationId"] = edit.annotationId;
  return object;
}

Json toJson(const TextDocumentEdit& edit) {
  // `version` is `integer | null` here: null says that the server does not know.
  const Json version = edit.textDocument.version ? Json(*edit.textDocument.version) : Json();
  return {{"textDocument", {{"uri", edit.textDocument.uri}, {"version", version}}},
          {"edits", toJson(edit.edits)}};
}

Json toJson(const WorkspaceEdit& edit) {
  Json object = Json::object();
  if (edit.changes) {
    auto& changes = object["changes"] = Json::object();
    for (const auto& [uri, edits] : *edit.changes) changes[uri] = toJson(edits);
  }
  if (edit.documentChanges) {
    auto& changes = object["documentChanges"] = Json::array();
    for (const auto& uri : edit.createFiles)
      changes.push_back(
          {{"kind", "create"}, {"uri", uri}, {"options", {{"ignoreIfExists", true}}}});
    for (const auto& change : *edit.documentChanges) changes.push_back(toJson(change));
  }
  for (const auto& each : edit.annotations) {
    object["changeAnnotations"][each.id] = {{"label", each.label},
                                            {"description", each.description},
                                            {"needsConfirmation", each.needsConfirmation}};
  }
  return object;
}

}  // namespace osiris::lsp::protocol
