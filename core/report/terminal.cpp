#include "report/terminal.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>
#include <vector>

#include "check/rule_page.h"
#include "check/wording.h"
#include "report/display_width.h"
#include "report/paint.h"
#include "report/source_line.h"

namespace osiris::report {
namespace {

using sgr::blue;
using sgr::bold;
using sgr::cyan;
using sgr::green;
using sgr::red;
using sgr::yellow;

std::string_view colorOf(check::Severity severity) {
  switch (severity) {
    case check::Severity::error:
      return red;
    case check::Severity::warning:
      return yellow;
    case check::Severity::information:
    case check::Severity::hint:
      return cyan;
  }
  return bold;
}

/// "info" is what linters call it; the JSON report keeps LSP's word.
std::string_view labelOf(check::Severity severity) {
  return severity == check::Severity::information ? "info" : check::nameOf(severity);
}

std::string placeOf(const CheckedFile& file, text::Span span) {
  const text::Position at = file.lines.position(file.text, span.begin, text::Encoding::utf32);
  return printable(file.path) + ":" + std::to_string(at.line + 1) + ":" +
         std::to_string(at.character + 1);
}

class Writer {
 public:
  Writer(const Findings& findings, const TerminalStyle& style)
      : findings_(findings), style_(style) {}

  void write(const CheckedFile& file, const check::Diagnostic& diagnostic) {
    const std::string place = placeOf(file, diagnostic.span);
    const std::string label =
        std::string(labelOf(diagnostic.severity)) + "[" + std::string(diagnostic.code) + "]";
    out_ += paint(place + ":", bold, style_.color) + " ";
    out_ += paint(label, colorOf(diagnostic.severity), style_.color) + " " +
            printable(diagnostic.message) + "\n";
    const std::string number = std::to_string(file.lines.lineOf(diagnostic.span.begin) + 1);
    if (!file.text.empty()) writeSource(file, diagnostic, number);
    for (const check::Fix& fix : diagnostic.fixes) writeFix(fix, number.size());
    for (const check::Related& related : diagnostic.related)
      writeRelated(file, related, number.size());
    out_ += "\n";
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void writeSource(const CheckedFile& file, const check::Diagnostic& diagnostic,
                   const std::string& number) {
    const std::size_t gutter = number.size() + 4;
    const SourceLine line = drawSourceLine(file.text, file.lines, diagnostic.span,
                                           style_.columns > gutter ? style_.columns - gutter : 0);
    writeGutter(number);
    out_ += line.text.empty() ? "\n" : " " + line.text + "\n";
    writeGutter(std::string(number.size(), ' '));
    const std::size_t blank = line.marker.find('^');
    out_ += " " + line.marker.substr(0, blank);
    out_ += paint(line.marker.substr(blank), colorOf(diagnostic.severity), style_.color) + "\n";
  }

  void writeGutter(std::string_view number) {
    out_ += " " + paint(std::string(number) + " |", blue, style_.color);
  }

  void writeNote(std::size_t indent, std::string_view word, std::string_view parameters,
                 std::string_view text) {
    out_ += std::string(indent + 2, ' ') + paint("=", blue, style_.color) + " ";
    out_ +=
        paint(std::string(word) + ":", parameters, style_.color) + " " + std::string(text) + "\n";
  }

  void writeFix(const check::Fix& fix, std::size_t indent) {
    writeNote(indent, fix.safe ? "fix" : "help", green, printable(fix.title));
  }

  void writeRelated(const CheckedFile& file, const check::Related& related, std::size_t indent) {
    const CheckedFile* other = fileOf(related, file, findings_);
    const std::string place =
        other != nullptr ? placeOf(*other, related.span) : printable(related.file);
    writeNote(indent, "note", bold, place + ": " + printable(related.message));
  }

  const Findings& findings_;
  const TerminalStyle& style_;
  std::string out_;
};

}  // namespace

std::string renderDiagnostics(const Findings& findings, const TerminalStyle& style) {
  Writer writer(findings, style);
  for (const CheckedFile& file : findings.files) {
    for (const check::Diagnostic& diagnostic : file.diagnostics) writer.write(file, diagnostic);
  }
  return writer.take();
}

std::string describeCounts(const Summary& summary, Color color) {
  std::vector<std::string> found;
  const auto add = [&](std::size_t count, std::string_view noun, std::string_view parameters) {
    if (count > 0) found.push_back(paint(check::counted(count, noun), parameters, color));
  };
  add(summary.errors, "error", red);
  add(summary.warnings, "warning", yellow);
  if (found.empty()) found.push_back(paint("no problems", green, color));
  add(summary.hints, "hint", cyan);
  return fmt::format("{}", fmt::join(found, ", "));
}

std::string renderSummary(const Summary& summary, const TerminalStyle& style) {
  std::string line = fmt::format("checked {}: {}", check::counted(summary.files, "file"),
                                 describeCounts(summary, style.color));
  if (summary.fixable > 0) line += fmt::format("; 'osiris check --fix' mends {}", summary.fixable);
  return line + "\n";
}

}  // namespace osiris::report
