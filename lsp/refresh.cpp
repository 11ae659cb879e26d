#include "lsp/refresh.h"

namespace osiris::lsp {
namespace {

struct RefreshRequest {
  std::string_view method;
  bool supported = false;
};

RefreshRequest requestFor(Shown shown, const protocol::ClientCapabilities& client) {
  switch (shown) {
    case Shown::diagnostics:
      return {"workspace/diagnostic/refresh", client.diagnosticRefresh};
    case Shown::inlayHints:
      return {"workspace/inlayHint/refresh", client.inlayHintRefresh};
    case Shown::codeLenses:
      return {"workspace/codeLens/refresh", client.codeLensRefresh};
    case Shown::semanticTokens:
      return {"workspace/semanticTokens/refresh", client.semanticTokensRefresh};
  }
  return {};
}

}  // namespace

void refresh(Session& session, Shown shown) {
  const RefreshRequest request = requestFor(shown, session.capabilities);
  if (!request.supported) return;
  session.client.request(request.method, nullptr, [](const protocol::Reply<protocol::Json>&) {});
}

}  // namespace osiris::lsp
