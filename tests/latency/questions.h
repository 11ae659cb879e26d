// Everything an editor may ask, at random.
#pragma once

#include <functional>
#include <random>
#include <string>

#include "client.h"
#include "typist.h"

namespace osiris::latency {

struct Question {
  std::string method;
  Json params;
};

/// About an open document, or about the workspace.
[[nodiscard]] Question anyQuestion(const std::string& uri, Typist& typist,
                                   const std::function<std::uint32_t(std::size_t)>& below);

}  // namespace osiris::latency
