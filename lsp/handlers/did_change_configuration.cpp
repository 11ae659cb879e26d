#include "lsp/handlers/did_change_configuration.h"

#include "lsp/configure.h"

namespace osiris::lsp {

bool fromJson(const protocol::Json& value, DidChangeConfigurationParams& out,
              const protocol::Path& path) {
  protocol::ObjectReader reader(value, path);
  return bool(reader.optional("settings", out.settings));
}

protocol::Reply<void> didChangeConfiguration(Session& session,
                                             DidChangeConfigurationParams params) {
  const bool canAsk = session.capabilities.configuration;
  if (canAsk && params.settings.empty())
    askForConfiguration(session);
  else if (!params.settings.is_null())
    configure(session, params.settings);
  return {};
}

}  // namespace osiris::lsp
