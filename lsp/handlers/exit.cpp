#include "lsp/handlers/exit.h"

namespace osiris::lsp {

protocol::Reply<void> exit(Session& session) {
  session.phase = Phase::ended;
  return {};
}

}  // namespace osiris::lsp
