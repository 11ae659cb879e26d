#include "plan/change_class.h"

#include <algorithm>
#include <array>

namespace osiris::plan {
namespace {

constexpr std::array<std::string_view, 6> classNames{"identical",  "additive", "column-scoped",
                                                     "row-scoped", "unknown",  "breaking"};

}  // namespace

std::string_view nameOf(ChangeClass kind) { return classNames[static_cast<std::size_t>(kind)]; }

std::optional<ChangeClass> changeClassOf(std::string_view name) {
  const auto found = std::ranges::find(classNames, name);
  if (found == classNames.end()) return std::nullopt;
  return static_cast<ChangeClass>(found - classNames.begin());
}

}  // namespace osiris::plan
