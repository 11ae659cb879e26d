#include <algorithm>

#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {

/// invalid_type: a pipeline is a map.
void documentType(const PipelineContext& context) {
  const Value root = context.pipeline.root();
  if (isMap(root)) {
    return;
  }
  const auto source = context.pipeline.source;
  text::Span span = root ? root.span() : text::Span{};
  if (span.empty()) {
    const auto first = std::min(source.find_first_not_of(" \t\r\n"), source.size());
    span = {
        static_cast<text::Offset>(first == source.size() ? 0 : first),
        static_cast<text::Offset>(std::min(source.find_first_of("\r\n", first), source.size()))};
  }
  context.reporter.report(
      code::invalid_type, span, "",
      "a pipeline is a map with 'oml_version', 'name' and 'steps', and this is " + kindOf(root));
}

}  // namespace osiris::check::rules
