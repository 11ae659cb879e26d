// The table of methods: all that the server understands.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lsp/binding.h"

namespace osiris::lsp {

[[nodiscard]] std::span<const Binding> bindings();
/// The table for people: a Markdown row a method, as docs/protocol.md has it.
[[nodiscard]] std::string bindingTable();
/// Null when there is none of that name.
[[nodiscard]] const Binding* findBinding(std::string_view method);
/// What the table's lines together offer to the session's client.
[[nodiscard]] protocol::Json serverCapabilities(const Session& session);

}  // namespace osiris::lsp
