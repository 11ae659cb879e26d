#include "cli/mend.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "check/safe_fixes.h"
#include "text/apply_edits.h"

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
  if (!safe.edits.empty()) file.assign(text::applied(file.text(), safe.edits));
  return fixes;
}

}  // namespace

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
