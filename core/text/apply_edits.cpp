#include "text/apply_edits.h"

#include <algorithm>

namespace osiris::text {

std::string applied(std::string_view text, std::vector<Edit> edits) {
  std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.span; });
  std::string result;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    result.append(text.substr(at, edit.span.begin - at)).append(edit.newText);
    at = edit.span.end;
  }
  return result.append(text.substr(at));
}

}  // namespace osiris::text
