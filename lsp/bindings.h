// The table of methods: all that the server understands.
#pragma once

#include <span>
#include <string_view>

#include "lsp/binding.h"

namespace osiris::lsp {

[[nodiscard]] std::span<const Binding> bindings();
/// Null when there is none of that name.
[[nodiscard]] const Binding* findBinding(std::string_view method);
/// What the table's lines together offer to the session's client.
[[nodiscard]] protocol::Json serverCapabilities(const Session& session);

}  // namespace osiris::lsp
