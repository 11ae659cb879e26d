#include "lsp/handlers/shutdown.h"

namespace osiris::lsp {

protocol::Reply<std::nullptr_t> shutdown(Session& session) {
  session.phase = Phase::shutDown;
  session.exitCode = 0;
  return nullptr;
}

}  // namespace osiris::lsp
