#include "project/registry.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <span>

#include "project/document.h"
#include "project/embedded_files.h"

namespace osiris::project {
namespace {

/// A spec that ships with us, parsed when first asked for.
class ShippedSpec {
 public:
  ShippedSpec(std::string_view name, std::string_view text) : name_(name), text_(text) {}

  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::shared_ptr<const Component>& component() const {
    std::call_once(once_, [this] {
      if (auto made = makeComponent(Document(text_).root(), {}))
        component_ = std::make_shared<const Component>(std::move(*made));
    });
    return component_;
  }

 private:
  std::string_view name_;
  std::string_view text_;
  mutable std::once_flag once_;
  mutable std::shared_ptr<const Component> component_;
};

/// "specs/mysql.writer/spec.yaml" → "mysql.writer"; "" for any other file.
std::string_view nameIn(std::string_view path) {
  constexpr std::string_view folder = "specs/";
  constexpr std::string_view file = "/spec.yaml";
  if (!path.starts_with(folder) || !path.ends_with(file)) return {};
  return path.substr(folder.size(), path.size() - folder.size() - file.size());
}

/// Sorted by name.
const std::vector<std::unique_ptr<ShippedSpec>>& shippedSpecs() {
  static const auto specs = [] {
    std::vector<std::unique_ptr<ShippedSpec>> all;
    for (const EmbeddedFile& file : embeddedFiles()) {
      if (const std::string_view name = nameIn(file.path); !name.empty())
        all.push_back(std::make_unique<ShippedSpec>(name, file.text));
    }
    std::ranges::sort(all, {}, [](const auto& spec) { return spec->name(); });
    return all;
  }();
  return specs;
}

/// Null when there is none of that name.
const ShippedSpec* findShipped(std::string_view name) {
  const auto& shipped = shippedSpecs();
  const auto found =
      std::ranges::lower_bound(shipped, name, {}, [](const auto& spec) { return spec->name(); });
  return found != shipped.end() && (*found)->name() == name ? found->get() : nullptr;
}

constexpr auto nameOfOwn =
    [](const std::shared_ptr<const Component>& component) -> std::string_view {
  return component->name;
};

}  // namespace

std::shared_ptr<const Component> Registry::find(std::string_view name) const {
  if (const auto own = std::ranges::lower_bound(own_, name, {}, nameOfOwn);
      own != own_.end() && (*own)->name == name)
    return *own;
  const ShippedSpec* shipped = findShipped(name);
  return shipped == nullptr ? nullptr : shipped->component();
}

std::vector<std::string> Registry::names() const {
  std::vector<std::string> all;
  for (const auto& component : own_) all.push_back(component->name);
  for (const auto& spec : shippedSpecs()) all.emplace_back(spec->name());
  std::ranges::sort(all);
  const auto twice = std::ranges::unique(all);
  all.erase(twice.begin(), twice.end());
  return all;
}

void Registry::add(Component component) {
  auto added = std::make_shared<const Component>(std::move(component));
  const auto place = std::ranges::lower_bound(own_, added->name, {}, nameOfOwn);
  if (place != own_.end() && (*place)->name == added->name) {
    *place = std::move(added);
  } else {
    own_.insert(place, std::move(added));
  }
}

std::optional<std::string_view> shippedSpec(std::string_view name) {
  const ShippedSpec* shipped = findShipped(name);
  return shipped == nullptr ? std::nullopt : std::optional(shipped->text());
}

}  // namespace osiris::project
