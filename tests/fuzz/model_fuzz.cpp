// Any text can be checked: diagnostics lie in the text, fixes too, and those after an edit are
// those of the text afresh.
#include <cstdlib>
#include <string>
#include <string_view>

#include "check/file.h"

namespace {

using namespace osiris;

void require(bool holds) {
  if (!holds) std::abort();
}

void requireInside(const std::vector<check::Diagnostic>& diagnostics, std::size_t size) {
  for (const check::Diagnostic& diagnostic : diagnostics) {
    require(diagnostic.span.begin <= diagnostic.span.end && diagnostic.span.end <= size);
    require(!diagnostic.message.empty());
    for (const check::Fix& fix : diagnostic.fixes) {
      for (const text::Edit& edit : fix.edits)
        require(edit.span.begin <= edit.span.end && edit.span.end <= size);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto workspace = project::Workspace::empty();
  if (size < 4) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 3, size - 3);
  check::File file("pipeline.oml", std::string(text), workspace);
  requireInside(file.diagnostics(), text.size());

  const std::size_t begin = data[0] * text.size() / 256;
  const std::size_t removed = std::min<std::size_t>(data[1] % 16, text.size() - begin);
  const std::string inserted(
      text.substr(text.size() - std::min<std::size_t>(data[2] % 16, text.size())));
  const text::Span span{static_cast<text::Offset>(begin),
                        static_cast<text::Offset>(begin + removed)};
  file.edit({span, inserted});
  requireInside(file.diagnostics(), file.text().size());
  check::File fresh("pipeline.oml", std::string(file.text()), workspace);
  require(file.diagnostics() == fresh.diagnostics());
  return 0;
}
