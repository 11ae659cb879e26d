#include "ide/document_link.h"

#include <algorithm>
#include <utility>

#include "check/fields.h"
#include "ide/config_path.h"
#include "ide/place.h"

namespace osiris::ide {
namespace {

using syntax::Value;

class Links {
 public:
  Links(const oml::Pipeline& pipeline, const project::Workspace& workspace, const FileSystem& files)
      : pipeline_(pipeline), workspace_(workspace), files_(files) {}

  std::vector<DocumentLink> take() {
    for (const oml::PlacedStep& placed : pipeline_.steps) {
      const Value step = placed.value();
      addSpec(step["component"]);
      addConnection(step["config"]["connection"]);
      addFile(placed);
    }
    std::ranges::stable_sort(links_, {}, &DocumentLink::span);
    return std::move(links_);
  }

 private:
  void add(const Value& value, std::string path, text::Span place, std::string_view tooltip) {
    links_.push_back({insideQuotes(value), std::move(path), place, tooltip});
  }

  void addSpec(const Value& name) {
    if (name.copied()) return;
    const auto component = workspace_.registry().find(check::textOf(name));
    if (component != nullptr && !component->source.empty())
      add(name, component->source, {}, "Open the component's spec");
  }

  [[nodiscard]] const project::Connection* connectionNamed(const Value& reference) const {
    const std::string_view text = check::textOf(reference);
    if (!text.starts_with('@')) return nullptr;
    const auto [family, alias] = project::connectionName(text.substr(1));
    return workspace_.connection(family, alias);
  }

  void addConnection(const Value& reference) {
    const auto* connection = connectionNamed(reference);
    if (connection != nullptr && !reference.copied())
      add(reference, workspace_.connectionsPath(), connection->span, "Open the connection");
  }

  void addFile(const oml::PlacedStep& placed) {
    auto found = configPath(placed, workspace_);
    if (!found) return;
    const auto status = files_.status(found->path);
    if (status && status->kind == EntryKind::file)
      add(found->value, std::move(found->path), {}, "Open the file");
  }

  const oml::Pipeline& pipeline_;
  const project::Workspace& workspace_;
  const FileSystem& files_;
  std::vector<DocumentLink> links_;
};

}  // namespace

std::vector<DocumentLink> documentLinks(const oml::Pipeline& pipeline,
                                        const project::Workspace& workspace,
                                        const FileSystem& files) {
  return Links(pipeline, workspace, files).take();
}

}  // namespace osiris::ide
