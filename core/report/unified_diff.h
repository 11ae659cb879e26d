// The difference of two texts as `diff -u` writes it and `patch` and `git apply` read it.
#pragma once

#include <string>
#include <string_view>

namespace osiris::report {

/// A unified diff with three lines of context, headed `--- a/<path>` and `+++ b/<path>`; empty when
/// the texts are equal. Lines end with LF only; a CR before it is part of the line.
[[nodiscard]] std::string unifiedDiff(std::string_view path, std::string_view before,
                                      std::string_view after);

}  // namespace osiris::report
