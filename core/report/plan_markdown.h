// A plan as the Markdown of a pull request.
#pragma once

#include <cstddef>
#include <string>

#include "plan/plan.h"

namespace osiris::report {

/// GitHub takes 65,536 characters in a comment.
inline constexpr std::size_t mostMarkdown = 60'000;

/// At most `mostMarkdown` bytes whatever the plan: the riskiest first, and of the rest how many
/// there are. What people wrote is text in it and nothing else: no markup, no link, no mention.
[[nodiscard]] std::string planMarkdown(const plan::Plan& plan);

/// Text for Markdown, HTML inside it and cells of tables; what is long is cut.
[[nodiscard]] std::string markdownText(std::string_view text);

}  // namespace osiris::report
