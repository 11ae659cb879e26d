#include "check/safe_fixes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace osiris::check {
namespace {

Diagnostic fixedBy(std::vector<text::Edit> edits) {
  return {.code = "x", .fixes = {Fix{"Mend", std::move(edits), true}}};
}

/// The edits that are left, each as "begin-end text".
std::vector<std::string> left(const std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> edits;
  for (const auto& [span, newText] : safeFixes(diagnostics).edits) {
    edits.push_back(std::to_string(span.begin) + "-" + std::to_string(span.end) + " " + newText);
  }
  return edits;
}

using Edits = std::vector<std::string>;

TEST(SafeFixes, AreThoseOfEveryDiagnosticInOrder) {
  EXPECT_EQ(left({fixedBy({{{8, 9}, "b"}, {{2, 2}, "c"}}), fixedBy({{{4, 6}, "a"}})}),
            (Edits{"2-2 c", "4-6 a", "8-9 b"}));
}

TEST(SafeFixes, LeaveOutWhatTouchesTheSameBytes) {
  EXPECT_EQ(left({fixedBy({{{4, 8}, "a"}}), fixedBy({{{6, 10}, "b"}}), fixedBy({{{2, 5}, "c"}}),
                  fixedBy({{{5, 5}, "d"}}), fixedBy({{{4, 4}, "e"}}), fixedBy({{{0, 20}, "f"}}),
                  fixedBy({{{8, 9}, "g"}}), fixedBy({{{2, 4}, "h"}})}),
            (Edits{"2-4 h", "4-8 a", "8-9 g"}));
}

TEST(SafeFixes, LeaveOutAWholeFixForOneOfItsEdits) {
  EXPECT_EQ(left({fixedBy({{{4, 8}, "a"}}), fixedBy({{{0, 1}, "b"}, {{5, 6}, "c"}})}),
            (Edits{"4-8 a"}));
}

TEST(SafeFixes, TakeAnEditThatMendsTwoDiagnosticsOnce) {
  const std::vector same = {fixedBy({{{4, 8}, "a"}}), fixedBy({{{4, 8}, "a"}})};
  EXPECT_EQ(left(same), (Edits{"4-8 a"}));
  EXPECT_EQ(safeFixes(same).diagnostics.size(), 2U);
}

TEST(SafeFixes, TakeTheFirstSafeFixOnly) {
  Diagnostic diagnostic;
  diagnostic.fixes = {Fix{"Guess", {{{0, 1}, "a"}}, false}, Fix{"Mend", {{{2, 3}, "b"}}, true},
                      Fix{"Mend otherwise", {{{4, 5}, "c"}}, true}};
  EXPECT_EQ(left({diagnostic}), (Edits{"2-3 b"}));
}

TEST(SafeFixes, AreNoneWhenNothingIsSafe) { EXPECT_EQ(left({Diagnostic{}}), Edits{}); }

}  // namespace
}  // namespace osiris::check
