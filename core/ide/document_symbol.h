// A pipeline's outline: its parameters, its profiles, its steps.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "oml/pipeline.h"
#include "text/span.h"

namespace osiris::ide {

struct DocumentSymbol {
  enum class Kind : std::uint8_t { section, param, profile, step };
  std::string name;    ///< never empty
  std::string detail;  ///< a step's component
  Kind kind = Kind::section;
  text::Span span;  ///< all of it
  text::Span nameSpan;  ///< within `span`
  std::vector<DocumentSymbol> children;
};

/// In the order of the file.
[[nodiscard]] std::vector<DocumentSymbol> documentSymbols(const oml::Pipeline& pipeline);

}  // namespace osiris::ide
