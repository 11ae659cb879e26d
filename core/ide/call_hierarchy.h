// Steps as callers and callees: a step calls those whose rows it needs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "oml/pipeline.h"
#include "text/span.h"

namespace osiris::ide {

/// A step at one end of a call.
struct CallItem {
  std::uint32_t step = 0;   ///< its number
  std::string name;         ///< its id; "step 3" for one without
  std::string detail;       ///< its component
  text::Span span;          ///< all of it
  text::Span nameSpan;      ///< of its id; of its first byte where there is none
};

struct Call {
  CallItem item;                  ///< the other end
  std::vector<text::Span> places; ///< in the calling step: what says so, in order
};

/// Of a step by its number.
[[nodiscard]] CallItem callItemOf(const oml::Pipeline& pipeline, std::uint32_t step);
/// The step that is named at `at`, else the one around it.
[[nodiscard]] std::optional<CallItem> callItemAt(const oml::Pipeline& pipeline, text::Offset at);

/// The steps that this one needs or reads from: `needs`, `${…}`, tables in SQL; where nothing is
/// written the step above, at this one's own name.
[[nodiscard]] std::vector<Call> outgoingCalls(const oml::Pipeline& pipeline, std::uint32_t step);
/// The steps that need this one or read from it.
[[nodiscard]] std::vector<Call> incomingCalls(const oml::Pipeline& pipeline, std::uint32_t step);

}  // namespace osiris::ide
