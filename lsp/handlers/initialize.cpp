#include "lsp/handlers/initialize.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lsp/bindings.h"
#include "lsp/configure.h"
#include "lsp/protocol/uri.h"

namespace osiris::lsp {
namespace {

using text::Encoding;

std::optional<Encoding> encodingNamed(std::string_view name) {
  if (name == "utf-8") return Encoding::utf8;
  if (name == "utf-16") return Encoding::utf16;
  if (name == "utf-32") return Encoding::utf32;
  return std::nullopt;
}

std::string_view nameOf(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "utf-8";
    case Encoding::utf16:
      return "utf-16";
    case Encoding::utf32:
      return "utf-32";
  }
  return {};
}

/// The client's favourite of those we know.
Encoding chooseEncoding(const std::vector<std::string>& offered) {
  for (const auto& name : offered) {
    if (const auto encoding = encodingNamed(name)) return *encoding;
  }
  return Encoding::utf16;
}

std::vector<std::string> foldersOf(const protocol::InitializeParams& params) {
  std::vector<std::string> folders;
  const auto add = [&](const std::string& uri) {
    if (auto path = protocol::pathOfUri(uri)) folders.push_back(*std::move(path));
  };
  if (params.workspaceFolders) {
    for (const auto& folder : *params.workspaceFolders) add(folder.uri);
  }
  if (folders.empty() && params.rootUri) add(*params.rootUri);
  if (folders.empty() && params.rootPath) folders.push_back(*params.rootPath);
  return folders;
}

}  // namespace

protocol::Reply<protocol::InitializeResult> initialize(Session& session,
                                                       protocol::InitializeParams params) {
  session.workspaces.setFolders(foldersOf(params));
  session.encoding = chooseEncoding(params.capabilities.positionEncodings);
  session.capabilities = std::move(params.capabilities);
  configureAtStart(session, params.initializationOptions);
  session.phase = Phase::running;
  if (session.options.watchParent && params.processId) {
    session.loop.whenProcessEnds(*params.processId, [&session] {
      session.phase = Phase::ended;
      session.loop.stop();
    });
  }
  return protocol::InitializeResult{serverCapabilities(session), session.options.version};
}

protocol::Json positionEncoding(const Session& session) {
  if (session.capabilities.positionEncodings.empty()) return nullptr;
  return nameOf(session.encoding);
}

}  // namespace osiris::lsp
