#include "lsp/session.h"

#include <string>
#include <utility>

namespace osiris::lsp {
namespace {

std::shared_ptr<const DocumentState> stateOf(const OpenFile& open, text::Encoding encoding) {
  const check::File& file = open.file;
  auto state = std::make_shared<DocumentState>(open.uri, file.path(), std::string(file.text()),
                                               file.lines(), encoding);
  state->version = open.version;
  state->kind = file.kind();
  state->workspace = file.sharedWorkspace();
  if (const oml::Pipeline* pipeline = file.pipeline()) {
    state->pipeline = *pipeline;
    state->pipeline->source = state->text;
  }
  return state;
}

}  // namespace

std::shared_ptr<const Snapshot> Session::snapshot() {
  auto made = std::make_shared<Snapshot>(options, capabilities, encoding, workspaces.folders());
  made->settings = settings;
  made->index = index.files();
  for (auto& [key, open] : files) {
    if (open.state == nullptr) open.state = stateOf(open, encoding);
    made->documents.emplace_hint(made->documents.end(), key, open.state);
  }
  return made;
}

void Session::overtaken(const OpenFile& open) {
  const auto document = OpenFiles::keyOf(open.uri);
  std::erase_if(working, [&](const auto& entry) {
    const auto& [id, about] = entry.second;
    if (about != document) return false;
    client.reply(id,
                 protocol::failed(protocol::ErrorCode::contentModified, "the document changed"));
    return true;
  });
}

}  // namespace osiris::lsp
