#include "check/rule_page.h"

#include <fmt/format.h>

namespace osiris::check {
namespace {

std::string fenced(std::string_view text) {
  return fmt::format("```yaml\n{}{}```\n", text, text.ends_with('\n') ? "" : "\n");
}

std::string example(std::string_view title, const Code& code, std::string_view text) {
  return text.empty() ? std::string()
                      : fmt::format("\n## {}\n\n`{}`\n\n{}", title, code.file, fenced(text));
}

/// Files beside the examples, each under its own name.
std::string workspace(std::string_view files) {
  constexpr std::string_view kMark = "# file: ";
  std::string text;
  while (files.starts_with(kMark)) {
    const auto lineEnd = files.find('\n');
    const auto next = files.find(kMark, lineEnd);
    const auto body =
        files.substr(lineEnd + 1, next == std::string_view::npos ? next : next - lineEnd - 1);
    text += fmt::format("\n`{}` beside it:\n\n{}",
                        files.substr(kMark.size(), lineEnd - kMark.size()), fenced(body));
    files = next == std::string_view::npos ? std::string_view() : files.substr(next);
  }
  return text;
}

std::string indexPage() {
  std::string text =
      "# Rules\n\n"
      "What `osiris check` and the editor find, by code. `osiris explain CODE` prints a page in "
      "the terminal.\n\n"
      "| Code | Severity | |\n|---|---|---|\n";
  for (const Code& code : codes()) {
    text += fmt::format("| [`{0}`]({0}.md) | {1} | {2} |\n", code.name, nameOf(code.severity),
                        code.summary);
  }
  return text;
}

}  // namespace

std::string_view nameOf(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::information:
      return "information";
    case Severity::hint:
      break;
  }
  return "hint";
}

std::string rulePage(const Code& code) {
  return fmt::format("# {}\n\n**{}**: {}\n\n{}\n", code.name, nameOf(code.severity), code.summary,
                     code.detail) +
         example("Wrong", code, code.fails) + example("Right", code, code.passes) +
         workspace(code.workspace);
}

std::vector<Page> rulePages() {
  std::vector<Page> pages{{"docs/rules/README.md", indexPage()}};
  for (const Code& code : codes()) {
    pages.push_back({docsPath(code), rulePage(code)});
  }
  return pages;
}

}  // namespace osiris::check
