#include "report/findings.h"

#include <algorithm>

namespace osiris::report {

Summary summarize(const Findings& findings) {
  Summary summary{.files = findings.files.size()};
  for (const CheckedFile& file : findings.files) {
    for (const check::Diagnostic& diagnostic : file.diagnostics) {
      switch (diagnostic.severity) {
        case check::Severity::error:
          ++summary.errors;
          break;
        case check::Severity::warning:
          ++summary.warnings;
          break;
        case check::Severity::information:
        case check::Severity::hint:
          ++summary.hints;
          break;
      }
      summary.fixable += std::ranges::any_of(diagnostic.fixes, &check::Fix::safe) ? 1U : 0U;
    }
  }
  return summary;
}

const CheckedFile* fileOf(const check::Related& related, const CheckedFile& file,
                          const Findings& findings) {
  if (related.file.empty() || related.file == file.path) return &file;
  const auto found = std::ranges::find(findings.referenced, related.file, &CheckedFile::path);
  return found == findings.referenced.end() ? nullptr : &*found;
}

}  // namespace osiris::report
