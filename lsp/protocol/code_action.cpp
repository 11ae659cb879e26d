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

Json toJson(const CodeAction& action) {
  Json object = {{"title", action.title}, {"kind", action.kind}, {"edit", toJson(action.edit)}};
  if (!action.diagnostics.empty()) object["diagnostics"] = toJson(action.diagnostics);
  setOptional(object, "isPreferred", action.isPreferred);
  return object;
}

}  // namespace osiris::lsp::protocol
