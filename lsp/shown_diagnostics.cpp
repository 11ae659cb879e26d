#include "lsp/shown_diagnostics.h"

#include <algorithm>

namespace osiris::lsp {

std::vector<const check::Diagnostic*> shownDiagnostics(const Settings& settings,
                                                       std::span<const check::Diagnostic> all) {
  const auto& disabled = settings.disabledDiagnostics;
  std::vector<const check::Diagnostic*> shown;
  for (const check::Diagnostic& each : all) {
    if (std::ranges::find(disabled, each.code) == disabled.end()) shown.push_back(&each);
  }
  return shown;
}

std::vector<const check::Diagnostic*> shownDiagnostics(const Settings& settings, OpenFile& open) {
  auto shown = shownDiagnostics(settings, open.file.diagnostics());
  const auto bySql = shownDiagnostics(settings, open.sqlFindings);
  shown.insert(shown.end(), bySql.begin(), bySql.end());
  std::ranges::stable_sort(shown, {}, [](const auto* each) { return each->span.begin; });
  return shown;
}

}  // namespace osiris::lsp
