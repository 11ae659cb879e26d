#include "lsp/protocol/call_hierarchy.h"

namespace osiris::lsp::protocol {

bool fromJson(const Json& value, CallHierarchyItem& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("name", out.name)
                  .required("uri", out.uri)
                  .required("selectionRange", out.selectionRange));
}

bool fromJson(const Json& value, CallHierarchyCallsParams& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("item", out.item));
}

}  // namespace osiris::lsp::protocol
