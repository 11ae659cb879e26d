#include "cli/inspection_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/path.h"
#include "report/display_width.h"
#include "report/terminal.h"
#include "report/unified_diff.h"

namespace osiris::cli {
namespace {

/// Related places name files in their own way; a report wants the reader's.
class RelatedFiles {
 public:
  RelatedFiles(const Session& session, report::Findings& findings)
      : session_(session), findings_(findings) {}

  void resolve(std::string_view root, report::CheckedFile& file) {
    for (check::Diagnostic& diagnostic : file.diagnostics) {
      for (check::Related& related : diagnostic.related) {
        if (!related.file.empty())
          related.file = load(path::normal(path::join(root, related.file)));
      }
    }
  }

 private:
  const std::string& load(const std::string& path) {
    const auto [known, isNew] = shown_.try_emplace(path, session_.shown(path));
    if (!isNew) return known->second;
    if (auto text = session_.files().readFile(path)) {
      text::LineIndex lines(*text);
      findings_.referenced.push_back({known->second, std::move(*text), std::move(lines), {}});
    }
    return known->second;
  }

  const Session& session_;
  report::Findings& findings_;
  std::map<std::string, std::string> shown_;
};

}  // namespace

report::Findings takeFindings(const Session& session, const Selection& selection,
                              std::vector<Inspected>& inspected) {
  report::Findings findings;
  RelatedFiles relatedFiles(session, findings);
  for (std::size_t i = 0; i < inspected.size(); ++i) {
    if (!inspected[i].counts) continue;
    report::CheckedFile file = std::move(inspected[i].file);
    relatedFiles.resolve(selection.files[i].workspace->root(), file);
    file.path = session.shown(selection.files[i].path);
    findings.files.push_back(std::move(file));
  }
  return findings;
}

std::string diffOf(const Session& session, const std::vector<Inspected>& inspected) {
  std::string diff;
  for (const Inspected& one : inspected) {
    if (!one.fixes.empty())
      diff += report::unifiedDiff(session.shown(one.file.path), one.before, one.after);
  }
  return diff;
}

std::string describeFixes(const Session& session, const Inspected& inspected) {
  const std::size_t count = inspected.fixes.size();
  std::string text =
      fmt::format("{}: applied {} {}\n", report::printable(session.shown(inspected.file.path)),
                  count, count == 1 ? "fix" : "fixes");
  for (const AppliedFix& fix : inspected.fixes) {
    text += fmt::format("  line {}: {}\n", fix.line + 1, report::printable(fix.title));
  }
  return text;
}

void noteOddities(const Session& session, const Selection& selection,
                  const std::vector<Inspected>& inspected) {
  for (std::size_t i = 0; i < inspected.size(); ++i) {
    if (inspected[i].kind != project::FileKind::other || !inspected[i].counts) continue;
    session.note(
        fmt::format("'{}' is not taken for OML: it has no 'oml_version' and does not lie in '{}'",
                    session.shown(selection.files[i].path),
                    selection.files[i].workspace->settings().pipelinesDir));
  }
  if (std::ranges::none_of(inspected, &Inspected::counts))
    session.note("there are no OML files here");
}

}  // namespace osiris::cli
