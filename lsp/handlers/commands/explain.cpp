#include "lsp/handlers/commands/explain.h"

#include <fmt/format.h>

#include "check/codes.h"
#include "check/rule_page.h"
#include "lsp/commands.h"

namespace osiris::lsp {

protocol::Reply<protocol::Json> explain(Session&, const protocol::Json& arguments) {
  const auto name = stringArgument(arguments, 0, "the code of a diagnostic");
  if (!name) return std::unexpected(name.error());
  if (const check::Code* code = check::findCode(*name)) return check::rulePage(*code);
  return protocol::failed(protocol::ErrorCode::requestFailed,
                          fmt::format("there is no code '{}'", *name));
}

}  // namespace osiris::lsp
