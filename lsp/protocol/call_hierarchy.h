// Questions about an item of a call hierarchy, as LSP spells them.
#pragma once

#include <string>

#include "lsp/protocol/json.h"

namespace osiris::lsp::protocol {

struct CallHierarchyItem {
  std::string name;
  std::string uri;
  text::Range selectionRange;
};

struct CallHierarchyCallsParams {
  CallHierarchyItem item;
};

bool fromJson(const Json& value, CallHierarchyItem& out, const Path& path);
bool fromJson(const Json& value, CallHierarchyCallsParams& out, const Path& path);

}  // namespace osiris::lsp::protocol
