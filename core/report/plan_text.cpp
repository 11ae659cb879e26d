#include "report/plan_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "check/wording.h"
#include "report/display_width.h"
#include "report/paint.h"
#include "report/plan_words.h"

namespace osiris::report {
namespace {

using plan::ChangeClass;

std::string_view colorOf(ChangeClass kind) {
  if (kind == ChangeClass::breaking) return sgr::red;
  if (isSafe(kind)) return sgr::green;
  return sgr::yellow;
}

std::string_view colorOf(char sign) {
  if (sign == '+') return sgr::green;
  return sign == '-' ? sgr::red : sgr::yellow;
}

class PlanPage {
 public:
  PlanPage(const plan::Plan& plan, const TerminalStyle& style) : plan_(plan), style_(style) {}

  std::string write() {
    out_ = colored(planHeadline(plan_), sgr::bold) + "\n";
    if (!plan_.base.empty() || !plan_.environment.empty()) writeComparison();
    for (const plan::PlannedPipeline& pipeline : plan_.pipelines) {
      if (!isQuiet(pipeline)) writePipeline(pipeline);
    }
    writeQuiet();
    writeDownstream();
    writeEnvironmentOnly();
    writeRisk();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string colored(std::string_view text, std::string_view color) const {
    return paint(text, color, style_.color);
  }

  /// A line that begins at `indent` with `head`, which takes `headWidth` columns. Words of `text`
  /// that do not fit go on below its own start.
  void writeLine(std::size_t indent, std::string_view head, std::size_t headWidth,
                 std::string_view text) {
    const std::size_t left = indent + headWidth;
    const std::string shown = printable(text);
    out_ += std::string(indent, ' ') + std::string(head);
    std::size_t at = left;
    for (std::size_t begin = 0; begin < shown.size();) {
      const std::size_t end = std::min(shown.find(' ', begin), shown.size());
      const std::string_view word = std::string_view(shown).substr(begin, end - begin);
      const std::size_t width = displayWidth(word);
      if (at > left && at + 1 + width > style_.columns) {
        out_ += "\n" + std::string(left, ' ');
        at = left;
      } else if (at > left) {
        out_ += ' ';
        ++at;
      }
      out_ += word;
      at += width;
      begin = end + 1;
    }
    out_ += "\n";
  }

  void writeLine(std::size_t indent, std::string_view text) { writeLine(indent, "", 0, text); }

  void writeHeading(std::string_view text) {
    out_ += "\n" + colored(printable(text), sgr::bold) + "\n";
  }

  void writeComparison() {
    std::string line;
    if (!plan_.base.empty()) line = "compared with " + plan_.base;
    if (!plan_.environment.empty()) line += (line.empty() ? "for " : ", for ") + plan_.environment;
    writeLine(0, line);
  }

  void writePipeline(const plan::PlannedPipeline& pipeline) {
    const std::string_view kind = nameOf(pipeline.diff.kind);
    out_ += "\n" + colored(printable(pipeline.path), sgr::bold) + "  " +
            std::string(nameOf(pipeline.state)) + ", " +
            colored(kind, colorOf(pipeline.diff.kind)) + "\n";
    for (const TableWords& table : tableWords(pipeline)) writeTable(table);
    for (const plan::Change& change : pipeline.diff.changes) writeChange(change);
    if (const std::string gaps = gapsOf(pipeline); !gaps.empty())
      writeLine(2, colored("note: ", sgr::bold), 6,
                "there may be more; not followed to the end: " + gaps);
    if (const std::string problems = problemsOf(pipeline); !problems.empty())
      writeLine(2, colored("problems: ", pipeline.errors > 0 ? sgr::red : sgr::yellow), 10,
                problems);
  }

  void writeTable(const TableWords& table) {
    const std::string_view action = nameOf(table.action);
    const std::string how = table.how.empty() ? "" : "  (" + table.how + ")";
    writeLine(2, colored(action, sgr::cyan) + " ", action.size() + 1, table.dataset + how);
    if (!table.change.empty()) writeLine(4, table.change);
    for (const ColumnWords& column : table.columns)
      writeLine(4, colored(std::string(1, column.sign), colorOf(column.sign)) + " ", 2,
                column.detail.empty() ? column.column : column.column + " " + column.detail);
  }

  void writeChange(const plan::Change& change) {
    const std::string_view kind = nameOf(change.kind);
    const std::string head = colored(kind, colorOf(change.kind)) + ": ";
    const std::string step = change.step.empty() ? "" : "step '" + change.step + "': ";
    const std::string reason = change.reason.empty() ? "" : " (" + change.reason + ")";
    writeLine(2, head, kind.size() + 2, step + change.what + reason);
  }

  void writeQuiet() {
    const auto count = static_cast<std::size_t>(std::ranges::count_if(plan_.pipelines, isQuiet));
    if (count > 0) out_ += "\n" + check::counted(count, "pipeline") + " unchanged\n";
  }

  void writeDownstream() {
    const std::vector<DownstreamPipeline> pipelines = downstreamByPipeline(plan_);
    if (pipelines.empty()) return;
    writeHeading("downstream: " + check::counted(pipelines.size(), "pipeline"));
    for (const DownstreamPipeline& pipeline : pipelines) {
      const std::string owners = pipeline.owners.empty()
                                     ? "no owner is known"
                                     : fmt::format("owners: {}", fmt::join(pipeline.owners, ", "));
      writeLine(2, fmt::format("{}  ({})", pipeline.path, owners));
      for (const plan::Touched* touched : pipeline.touched) {
        const std::string_view kind = nameOf(touched->kind);
        writeLine(4, colored(kind, colorOf(touched->kind)) + ": ", kind.size() + 2,
                  touchedName(*touched) + " ← " + touched->from);
      }
    }
  }

  void writeEnvironmentOnly() {
    bool isFirst = true;
    for (const plan::PlannedPipeline& pipeline : plan_.pipelines) {
      for (const plan::Change& change : pipeline.diff.environmentOnly) {
        if (std::exchange(isFirst, false))
          writeHeading("differs between environments only; no change of what a pipeline says");
        writeLine(2, pipeline.path + ": " + change.what);
      }
    }
  }

  void writeRisk() {
    writeHeading(fmt::format("risk: {} of 100", plan_.risk.score));
    for (const plan::RiskFeature& feature : plan_.risk.features)
      writeLine(2, fmt::format("{:>3}  ", feature.points), 5, feature.name + ": " + feature.reason);
    if (plan_.risk.features.empty()) writeLine(2, "nothing was found that adds to it");
  }

  const plan::Plan& plan_;
  const TerminalStyle& style_;
  std::string out_;
};

}  // namespace

std::string planText(const plan::Plan& plan, const TerminalStyle& style) {
  return PlanPage(plan, style).write();
}

}  // namespace osiris::report
