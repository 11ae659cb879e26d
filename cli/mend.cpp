#include "cli/mend.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace osiris::cli {
namespace {

constexpr int maximumRounds = 10;

bool overlaps(const text::Edit& a, const text::Edit& b) {
  return a.span.begin < b.span.end && b.span.begin < a.span.end;
}

/// Also true for neighbours: of two fixes, whose text comes first would be a guess.
bool touches(const text::Edit& a, const text::Edit& b) {
  return a.span.begin <= b.span.end && b.span.begin <= a.span.end;
}

/// The edits of one round.
class Round {
 public:
  explicit Round(std::size_t textSize) : textSize_(textSize) {}

  /// False when the fix touches what was taken before it, or itself.
  bool take(const check::Fix& fix) {
    if (fix.edits.empty()) return false;
    for (auto edit = fix.edits.begin(); edit != fix.edits.end(); ++edit) {
      if (edit->span.begin > edit->span.end || edit->span.end > textSize_) return false;
      if (std::ranges::any_of(edits,
                              [&](const text::Edit& other) { return touches(*edit, other); }))
        return false;
      if (std::any_of(fix.edits.begin(), edit,
                      [&](const text::Edit& own) { return overlaps(*edit, own); }))
        return false;
    }
    edits.insert(edits.end(), fix.edits.begin(), fix.edits.end());
    return true;
  }

  std::vector<text::Edit> edits;

 private:
  std::size_t textSize_;
};

/// What tells one diagnostic from another while the text around it changes.
using Identity = std::tuple<std::string_view, std::string, std::string>;

Identity identityOf(const check::Diagnostic& diagnostic) {
  return {diagnostic.code, diagnostic.path, diagnostic.message};
}

/// `mended` holds what earlier rounds mended: a fix that did not help is not tried again.
std::vector<AppliedFix> mendOnce(check::File& file, std::set<Identity>& mended) {
  std::vector<AppliedFix> fixes;
  std::vector<Identity> identities;
  Round round(file.text().size());
  for (const check::Diagnostic& diagnostic : file.diagnostics()) {
    const auto fix = std::ranges::find_if(diagnostic.fixes, &check::Fix::safe);
    if (fix == diagnostic.fixes.end() || mended.contains(identityOf(diagnostic)) ||
        !round.take(*fix))
      continue;
    identities.push_back(identityOf(diagnostic));
    fixes.push_back({file.lines().lineOf(fix->edits.front().span.begin), fix->title});
  }
  mended.insert(identities.begin(), identities.end());
  if (!fixes.empty()) file.assign(applied(file.text(), std::move(round.edits)));
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
