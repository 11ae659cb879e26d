#include "report/terminal.h"

#include <gtest/gtest.h>

#include "sample_findings.h"

namespace osiris::report {
namespace {

constexpr TerminalStyle plain{.color = Color::off, .columns = 80};

TEST(Terminal, DrawsEachDiagnosticUnderItsSource) {
  EXPECT_EQ(
      renderDiagnostics(sampleFindings(), plain),
      R"(pipelines/röv, 1.oml:3:23: error[unknown_config_key] unknown key 'quey', 100% sure: no such field
 3 |     note: {"漢😀e)"
      "\u0301"
      R"(": 1, quey: x}
   |                        ^^^^
   = fix: Rename to 'query'

pipelines/röv, 1.oml:4:9: warning[duplicate_id] the id 'read' is taken
 4 |   - id: read
   |         ^^^^
   = help: Delete the line
   = note: pipelines/röv, 1.oml:2:9: first used here
   = note: osiris.yaml:1:10: named here
   = note: gone.yaml: and here

)");
}

TEST(Terminal, LeavesOutTheSourceOfWhatCouldNotBeRead) {
  Findings findings;
  findings.files.push_back(checkedFile("huge.oml", ""));
  findings.files[0].diagnostics.push_back(
      diagnosticAt({}, "file_too_large", check::Severity::error, "too large"));
  EXPECT_EQ(renderDiagnostics(findings, plain),
            "huge.oml:1:1: error[file_too_large] too large\n\n");
}

TEST(Terminal, ColoursOnlyWhenAsked) {
  Findings findings;
  findings.files.push_back(checkedFile("a.oml", "x: y\n"));
  findings.files[0].diagnostics.push_back(
      diagnosticAt({0, 1}, "odd", check::Severity::hint, "an odd key"));
  EXPECT_EQ(renderDiagnostics(findings, {.color = Color::on}),
            "\x1b[1ma.oml:1:1:\x1b[0m \x1b[1;36mhint[odd]\x1b[0m an odd key\n"
            " \x1b[34m1 |\x1b[0m x: y\n"
            " \x1b[34m  |\x1b[0m \x1b[1;36m^\x1b[0m\n"
            "\n");
}

TEST(Terminal, NeverPassesOnWhatATerminalWouldObey) {
  Findings findings;
  findings.files.push_back(checkedFile("a\x1b[2J.oml", "x: \x1b]0;title\x07\n"));
  findings.files[0].diagnostics.push_back(
      diagnosticAt({3, 4}, "odd", check::Severity::error, "the value '\x1b[31m\u202e' is odd"));
  const std::string text = renderDiagnostics(findings, plain);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find('\x07'), std::string::npos);
  EXPECT_EQ(text.find("\u202e"), std::string::npos);
}

TEST(Terminal, SumsUpInOneLine) {
  EXPECT_EQ(renderSummary({.files = 1}, plain), "checked 1 file: no problems\n");
  EXPECT_EQ(renderSummary({.files = 2, .hints = 1}, plain),
            "checked 2 files: no problems, 1 hint\n");
  EXPECT_EQ(renderSummary({.files = 2, .errors = 1, .warnings = 3, .fixable = 2}, plain),
            "checked 2 files: 1 error, 3 warnings; 'osiris check --fix' mends 2\n");
  EXPECT_EQ(renderSummary(summarize(sampleFindings()), plain),
            "checked 2 files: 1 error, 1 warning; 'osiris check --fix' mends 1\n");
}

}  // namespace
}  // namespace osiris::report
