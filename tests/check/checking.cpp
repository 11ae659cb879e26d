#include "check/checking.h"

#include <algorithm>
#include <map>
#include <memory>

#include "base/memory_file_system.h"
#include "check/file.h"
#include "support/marked_text.h"

namespace osiris::check {
namespace {

constexpr std::string_view kRoot = "/work/";
constexpr std::string_view kHead = "oml_version: \"0.1.0\"\nname: orders\nsteps:\n";

std::string_view withoutFirstBreak(std::string_view text) {
  return text.starts_with('\n') ? text.substr(1) : text;
}

void addFiles(MemoryFileSystem& disk, std::string_view files) {
  constexpr std::string_view kMark = "# file: ";
  for (auto at = files.find(kMark); at != std::string_view::npos;) {
    const auto lineEnd = files.find('\n', at);
    const auto next = files.find(kMark, lineEnd);
    const auto body =
        files.substr(lineEnd + 1, next == std::string_view::npos ? next : next - lineEnd - 1);
    disk.add(std::string(kRoot) +
                 std::string(files.substr(at + kMark.size(), lineEnd - at - kMark.size())),
             body);
    at = next;
  }
}

using Counts = std::map<std::string, int>;

Counts countByCode(const std::vector<Diagnostic>& diagnostics) {
  Counts counts;
  for (const Diagnostic& diagnostic : diagnostics) {
    ++counts[std::string(diagnostic.code)];
  }
  return counts;
}

int countOf(const Counts& counts, std::string_view code) {
  const auto found = counts.find(std::string(code));
  return found == counts.end() ? 0 : found->second;
}

std::string listed(const std::vector<Diagnostic>& diagnostics, std::string_view text) {
  std::string list;
  for (const Diagnostic& diagnostic : diagnostics) {
    list += "  " + std::string(diagnostic.code) + " at " + diagnostic.path + " '" +
            std::string(text.substr(std::min<std::size_t>(diagnostic.span.begin, text.size()),
                                    diagnostic.span.size())) +
            "': " + diagnostic.message + '\n';
  }
  return list.empty() ? "  nothing\n" : list;
}

}  // namespace

std::shared_ptr<const project::Workspace> workspaceOf(const std::string& text,
                                                      const Surroundings& around) {
  MemoryFileSystem disk;
  disk.addFolder("/work");
  disk.add(std::string(kRoot) + std::string(around.file), text);
  addFiles(disk, around.workspace);
  const std::vector<std::string> variables = around.variables;
  return project::Workspace::load(disk, "/work", [variables](std::string_view name) {
    return std::ranges::find(variables, name) != variables.end();
  });
}

std::vector<Diagnostic> findingsOf(const std::string& text, const Surroundings& around) {
  File file(std::string(kRoot) + std::string(around.file), text, workspaceOf(text, around));
  return file.diagnostics();
}

std::string pipeline(std::string_view steps) {
  return std::string(kHead) + std::string(withoutFirstBreak(steps));
}

std::string stepOf(std::string_view component, std::string_view config) {
  const std::string_view mode = component.ends_with("extractor") ? "read"
                                : component.ends_with("writer")  ? "write"
                                                                 : "transform";
  return std::string(kHead) + "  - id: only\n    component: " + std::string(component) +
         "\n    mode: " + std::string(mode) + "\n    config:\n" +
         std::string(withoutFirstBreak(config));
}

std::string apply(std::string text, const Fix& fix) {
  auto edits = fix.edits;
  std::ranges::stable_sort(edits, {}, [](const text::Edit& edit) { return edit.span.begin; });
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    text.replace(edit->span.begin, edit->span.size(), edit->newText);
  }
  return text;
}

void checkFinds(std::string_view code, std::string_view marked, const Surroundings& around) {
  const auto wanted = osiris::test::parseMarkedText(withoutFirstBreak(marked));
  const auto found = findingsOf(wanted.text, around);
  std::vector<text::Span> spans;
  for (const Diagnostic& diagnostic : found) {
    if (diagnostic.code == code) {
      spans.push_back(diagnostic.span);
    }
  }
  EXPECT_EQ(osiris::test::mark(wanted.text, spans), osiris::test::mark(wanted.text, wanted.ranges))
      << "found:\n"
      << listed(found, wanted.text);
}

void checkDoesNotFind(std::string_view code, std::string_view text, const Surroundings& around) {
  const std::string document(withoutFirstBreak(text));
  const auto found = findingsOf(document, around);
  EXPECT_TRUE(std::ranges::none_of(
      found, [&](const Diagnostic& diagnostic) { return diagnostic.code == code; }))
      << document << "found:\n"
      << listed(found, document);
}

void checkClean(std::string_view text, const Surroundings& around) {
  const std::string document(withoutFirstBreak(text));
  const auto found = findingsOf(document, around);
  EXPECT_TRUE(std::ranges::none_of(
      found, [](const Diagnostic& diagnostic) { return diagnostic.severity <= Severity::warning; }))
      << document << "found:\n"
      << listed(found, document);
}

void checkFixes(std::string_view code, std::string_view before, std::string_view after,
                const Surroundings& around) {
  const std::string document(withoutFirstBreak(before));
  const auto found = findingsOf(document, around);
  const auto first = std::ranges::find(found, code, &Diagnostic::code);
  ASSERT_NE(first, found.end()) << document << "found:\n" << listed(found, document);
  ASSERT_FALSE(first->fixes.empty()) << document;
  EXPECT_EQ(apply(document, first->fixes.front()), withoutFirstBreak(after));
}

void checkEveryFix(const std::string& text, const Surroundings& around) {
  const auto before = findingsOf(text, around);
  const Counts counts = countByCode(before);
  for (const Diagnostic& diagnostic : before) {
    for (const Fix& fix : diagnostic.fixes) {
      const std::string mended = apply(text, fix);
      const auto after = findingsOf(mended, around);
      const Counts left = countByCode(after);
      EXPECT_LT(countOf(left, diagnostic.code), countOf(counts, diagnostic.code))
          << "the fix '" << fix.title << "' of " << diagnostic.code << " leaves it there:\n"
          << mended;
      for (const Diagnostic& each : after) {
        EXPECT_TRUE(each.severity > Severity::warning ||
                    countOf(left, each.code) <= countOf(counts, each.code))
            << "the fix '" << fix.title << "' of " << diagnostic.code << " brings " << each.code
            << ":\n"
            << mended << listed(after, mended);
      }
    }
  }
}

}  // namespace osiris::check
