#include "cli/mend.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "check/safe_fixes.h"

namespace osiris::cli {
namespace {

constexpr int maximumRounds = 10;

/// What tells one diagnostic from another while the text around it changes.
using Identity = std::tuple<std::string_view, std::string, std::string>;

Identity identityOf(const check::Diagnostic& diagnostic) {
  return {diagnostic.code, diagnostic.path, diagnostic.message};
}

/// `mended` holds what earlier rounds mended: a fix that did not help is not tried again.
std::vector<AppliedFix> mendOnce(check::File& file, std::set<Identity>& mended) {
  std::vector<const check::Diagnostic*> wanted;
  for (const check::Diagnostic& diagnostic : file.diagnostics()) {
    if (!mended.contains(identityOf(diagnostic))) wanted.push_back(&diagnostic);
  }
  const check::SafeFixes safe = check::safeFixes(wanted);
  std::vector<AppliedFix> fixes;
  for (const check::Diagnostic* diagnostic : safe.diagnostics) {
    const check::Fix& fix = *std::ranges::find_if(diagnostic->fixes, &check::Fix::safe);
    mended.insert(identityOf(*diagnostic));
    fixes.push_back({file.lines().lineOf(fix.edits.front().span.begin), fix.title});
  }
  if (!safe.edits.empty()) file.assign(applied(file.text(), safe.edits));
  return fixes;
}

}  // namespace

std::string applied(std::string_view text, std::vector<text::Edit> edits) {
  std::ranges::stable_sort(edits, {}, [](const text::Edit& edit) { return edit.span; });
  std::string result;
  std::size_t at = 0;
  for (const text::Edit& edit : edits) {
    result.append(text.substr(at, edit.span.begin - at)).append(edit.newText);
    at = edit.span.end;
  }
  return result.append(text.substr(at));
}

std::vector<AppliedFix> mend(check::File& file) {
  std::vector<AppliedFix> all;
  std::set<Identity> mended;
  for (int round = 0; round < maximumRounds; ++round) {
    const std::vector<AppliedFix> fixes = mendOnce(file, mended);
    if (fixes.empty()) break;
    all.insert(all.end(), fixes.begin(), fixes.end());
  }
  return all;
}

}  // namespace osiris::cli
