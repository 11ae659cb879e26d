#include "cli/did_you_mean.h"

#include <fmt/format.h>

#include "base/edit_distance.h"

namespace osiris::cli {

std::string didYouMean(std::string_view word, std::span<const std::string> names,
                       std::string_view otherwise, std::string_view prefix) {
  const auto meant = nearest(word, names);
  return meant ? fmt::format("did you mean '{}{}'?", prefix, *meant) : std::string(otherwise);
}

}  // namespace osiris::cli
