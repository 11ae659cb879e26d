#include "lsp/protocol/resolve.h"

namespace osiris::lsp::protocol {

bool fromJson(const Json& value, ItemData& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(
      reader.required("uri", out.uri).optional("version", out.version).required("at", out.at));
}

bool fromJson(const Json& value, ResolveParams& out, const Path& path) {
  ObjectReader reader(value, path);
  out.item = value;
  return bool(reader.required("data", out.data));
}

Json toJson(const ItemData& data) {
  Json object = {{"uri", data.uri}, {"at", data.at}};
  setOptional(object, "version", data.version);
  return object;
}

}  // namespace osiris::lsp::protocol
