// The table of commands: what `workspace/executeCommand` can be asked for.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lsp/protocol/message.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// One line of the table: `run` or `work`.
struct Command {
  std::string_view name;       ///< "osiris.explain"
  std::string_view arguments;  ///< for docs/protocol.md
  std::string_view result;     ///< likewise
  std::string_view meaning;    ///< likewise
  /// On the session thread. `arguments` is an array; InvalidParams when it is not what the command
  /// takes.
  protocol::Reply<protocol::Json> (*run)(Session& session,
                                         const protocol::Json& arguments) = nullptr;
  /// On a worker, for what takes its time.
  protocol::Reply<protocol::Json> (*work)(const Snapshot& snapshot, const protocol::Json& arguments,
                                          const Job& job) = nullptr;
};

[[nodiscard]] std::span<const Command> commands();
/// Null when there is none of that name.
[[nodiscard]] const Command* findCommand(std::string_view name);
/// The table for people: a Markdown row a command, as docs/protocol.md has it.
[[nodiscard]] std::string commandTable();

/// An argument that must be a string. InvalidParams, with what it should be, when it is none.
[[nodiscard]] protocol::Reply<std::string> stringArgument(const protocol::Json& arguments,
                                                          std::size_t index, std::string_view what);

}  // namespace osiris::lsp
