#include "report/github.h"

#include <string_view>

namespace osiris::report {
namespace {

std::string_view commandOf(check::Severity severity) {
  if (severity == check::Severity::error) return "error";
  return severity == check::Severity::warning ? "warning" : "notice";
}

std::string escaped(std::string_view text, std::string_view special) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    if (special.find(c) == std::string_view::npos) {
      result += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result.append("%").append(1, digits[byte >> 4U]).append(1, digits[byte & 0xFU]);
    }
  }
  return result;
}

std::string escapedData(std::string_view text) { return escaped(text, "%\r\n"); }
std::string escapedProperty(std::string_view text) { return escaped(text, "%\r\n:,"); }

std::string commandFor(const CheckedFile& file, const check::Diagnostic& diagnostic) {
  const text::Range range = file.lines.range(file.text, diagnostic.span, text::Encoding::utf32);
  std::string command =
      "::" + std::string(commandOf(diagnostic.severity)) + " file=" + escapedProperty(file.path);
  command += ",line=" + std::to_string(range.start.line + 1) +
             ",col=" + std::to_string(range.start.character + 1);
  command += ",endLine=" + std::to_string(range.end.line + 1);
  if (range.start.line == range.end.line)
    command += ",endColumn=" + std::to_string(range.end.character + 1);
  return command + ",title=" + escapedProperty(diagnostic.code) +
         "::" + escapedData(diagnostic.message) + "\n";
}

}  // namespace

std::string renderGithub(const Findings& findings) {
  std::string commands;
  for (const CheckedFile& file : findings.files) {
    for (const check::Diagnostic& diagnostic : file.diagnostics)
      commands += commandFor(file, diagnostic);
  }
  return commands;
}

}  // namespace osiris::report
