#include "lsp/protocol/code_action.h"

namespace osiris::lsp::protocol {

bool fromJson(const Json& value, CodeActionContext& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.optional("diagnostics", out.diagnostics).optional("only", out.only));
}

bool fromJson(const Json& value, CodeActionParams& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("textDocument", out.textDocument)
                  .required("range", out.range)
                  .required("context", out.context));
}

bool fromJson(const Json& value, CodeActionData& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("uri", out.uri)
                  .optional("version", out.version)
                  .required("range", out.range)
                  .required("name", out.name));
}

bool fromJson(const Json& value, CodeActionResolveParams& out, const Path& path) {
  ObjectReader reader(value, path);
  out.action = value;
  return bool(reader.optional("data", out.data));
}

Json toJson(const CodeAction& action) {
  Json object = {{"title", action.title}, {"kind", action.kind}};
  if (action.edit) object["edit"] = toJson(*action.edit);
  if (!action.data.is_null()) object["data"] = action.data;
  if (!action.diagnostics.empty()) object["diagnostics"] = toJson(action.diagnostics);
  setOptional(object, "isPreferred", action.isPreferred);
  return object;
}

Json toJson(const CodeActionData& data) {
  Json object = {{"uri", data.uri}, {"range", toJson(data.range)}, {"name", data.name}};
  setOptional(object, "version", data.version);
  return object;
}

}  // namespace osiris::lsp::protocol
