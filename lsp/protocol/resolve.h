// The second half of an answer: a client sends an item back to have the rest of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "lsp/protocol/json.h"
#include "text/span.h"

namespace osiris::lsp::protocol {

/// What an item's `data` holds: which document it is of, in which version, and where in it.
struct ItemData {
  std::string uri;
  std::optional<std::int32_t> version;
  text::Offset at = 0;  ///< a byte
};

/// An item that came back. Its data is of our making, but the client's to keep.
struct ResolveParams {
  Json item;
  ItemData data;
};

bool fromJson(const Json& value, ItemData& out, const Path& path);
bool fromJson(const Json& value, ResolveParams& out, const Path& path);
Json toJson(const ItemData& data);

}  // namespace osiris::lsp::protocol
