#include "check/codes.h"

#include <algorithm>
#include <vector>

namespace osiris::check {
namespace {

std::vector<Code> sortedCodes() {
#define OSIRIS_LIST_CODE(name) code::name,
  std::vector<Code> all{OSIRIS_CODES(OSIRIS_LIST_CODE)};
#undef OSIRIS_LIST_CODE
  std::ranges::sort(all, {}, &Code::name);
  return all;
}

}  // namespace

std::span<const Code> codes() {
  static const std::vector<Code> all = sortedCodes();
  return all;
}

const Code* findCode(std::string_view name) {
  const auto all = codes();
  const auto found = std::ranges::lower_bound(all, name, {}, &Code::name);
  return found != all.end() && found->name == name ? &*found : nullptr;
}

std::string docsPath(const Code& code) { return "docs/rules/" + std::string(code.name) + ".md"; }

}  // namespace osiris::check
