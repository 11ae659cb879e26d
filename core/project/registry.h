// The components known: shipped ones and a workspace's own, which win.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "project/component.h"

namespace osiris::project {

/// Free to share between threads once its own components are added.
class Registry {
 public:
  /// Null when unknown. A shipped spec is parsed when it is first asked for.
  [[nodiscard]] std::shared_ptr<const Component> find(std::string_view name) const;
  /// All names, sorted. Parses nothing.
  [[nodiscard]] std::vector<std::string> names() const;
  void add(Component component);  ///< replaces one of the same name

 private:
  std::vector<std::shared_ptr<const Component>> own_;  ///< sorted by name
};

/// The spec of a component that ships with us, as it was written; nothing when there is none of
/// that name.
[[nodiscard]] std::optional<std::string_view> shippedSpec(std::string_view name);

}  // namespace osiris::project
