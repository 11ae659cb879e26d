#include "check/file.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "check/pipeline_findings.h"
#include "check/rule.h"
#include "check/step_difference.h"
#include "check/yaml_problems.h"
#include "oml/model.h"
#include "syntax/document.h"

namespace osiris::check {
namespace {

using project::FileKind;
using text::Offset;
using text::Span;

/// Positions in a text are 32 bits, and no pipeline a person writes comes near this.
constexpr std::size_t largestText = std::size_t{64} << 20;

/// What stands before, between and after the steps.
std::vector<text::Span> outsideSteps(const oml::Pipeline& pipeline) {
  std::vector<text::Span> spans;
  Offset begin = 0;
  for (const oml::PlacedStep& step : pipeline.steps) {
    if (step.base < begin) continue;  // Brought by an alias: its text stands elsewhere.
    if (step.base > begin) spans.push_back({begin, step.base});
    begin = step.base + static_cast<Offset>(step.step->source.size());
  }
  const auto end = static_cast<Offset>(pipeline.source.size());
  if (begin < end) spans.push_back({begin, end});
  return spans;
}

std::vector<Diagnostic> checkOne(const oml::Step& step, const project::Workspace& workspace) {
  Reporter reporter;
  reportProblems(step.problems, step.source, "", reporter);
  reportDuplicateKeys(step.value(), "", reporter);
  reportTabs(step.value(), step.source, {0, static_cast<Offset>(step.source.size())}, "",
             step.problems, reporter);
  checkStep(step, workspace, reporter);
  return reporter.take();
}

Diagnostic placed(Diagnostic diagnostic, Offset base, const std::string& path) {
  diagnostic.span = diagnostic.span.shifted(base);
  diagnostic.path = path + diagnostic.path;
  for (Fix& fix : diagnostic.fixes) {
    for (text::Edit& edit : fix.edits) edit.span = edit.span.shifted(base);
  }
  for (Related& related : diagnostic.related) {
    if (related.file.empty()) related.span = related.span.shifted(base);
  }
  return diagnostic;
}

/// The text with spaces and a line feed in the place of U+0085, U+2028 and U+2029, byte for byte:
/// YAML 1.1, and so Osiris, ends a line there [YAML 1.1, 5.4]. Nothing when it has none of them.
std::optional<std::string> withBreaksAsOsirisReads(std::string_view text) {
  static constexpr std::string_view breaks[] = {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
  std::optional<std::string> read;
  for (const std::string_view each : breaks) {
    for (std::size_t at = text.find(each); at != std::string_view::npos;
         at = text.find(each, at + each.size())) {
      if (!read) read = text;
      read->replace(at, each.size(), std::string(each.size() - 1, ' ') + '\n');
    }
  }
  return read;
}

std::string_view wordsOf(TextProblemKind kind) {
  switch (kind) {
    case TextProblemKind::utf16:
      return "this file is UTF-16; save it as UTF-8";
    case TextProblemKind::nulByte:
      return "this file holds a zero byte; it is not text, or was cut while it was saved";
    case TextProblemKind::invalidUtf8:
      return "this byte is no UTF-8; save the file as UTF-8";
  }
  return "this file is not text";
}

}  // namespace

struct File::Impl {
  /// A step that was checked, and what was found, in the step's own coordinates.
  struct CheckedStep {
    std::shared_ptr<const oml::Step> step;
    std::vector<Diagnostic> found;
  };

  std::string path;
  std::string text;
  text::LineIndex lines;
  std::shared_ptr<const project::Workspace> workspace;
  FileKind kind = FileKind::other;
  bool readable = true;
  std::optional<std::string> otherBreaks;  ///< what the model reads instead of the text
  bool mayHaveTabs = false;  ///< few files do, and looking for them costs a walk over the text
  std::unique_ptr<oml::Model> model;  ///< of a readable pipeline
  std::vector<CheckedStep> steps;  ///< as checked last; in order
  std::vector<std::size_t> editedSteps;  ///< all that was read again since, while `inPlace`
  bool inPlace = false;  ///< no step came or went since
  PipelineFindings ofOrder{Reads::anything};
  PipelineFindings ofConfigs{Reads::configs};
  std::vector<Diagnostic> diagnostics;
  bool fresh = false;

  void restart() {
    lines = text::LineIndex(text);
    model.reset();
    otherBreaks.reset();
    steps.clear();
    inPlace = false;
    ofOrder.holds = false;
    ofConfigs.holds = false;
    fresh = false;
    readable = text.size() <= largestText && !findTextProblem(text);
    mayHaveTabs = text.find('\t') != std::string::npos;
    kind = workspace->kindOf(path, readable ? std::string_view(text) : std::string_view());
    if (!readable || kind != FileKind::pipeline) return;
    otherBreaks = withBreaksAsOsirisReads(text);
    model = std::make_unique<oml::Model>(otherBreaks ? *otherBreaks : text);
  }

  void apply(const text::Edit& edit) {
    const Span span{std::min<Offset>(edit.span.begin, static_cast<Offset>(text.size())),
                    std::min<Offset>(edit.span.end, static_cast<Offset>(text.size()))};
    text.replace(span.begin, span.size(), edit.newText);
    if (!readable || text.size() > largestText ||
        findTextProblem(wholeCharactersAround(span.begin, edit.newText.size())))
      return restart();
    if (otherBreaks || withBreaksAsOsirisReads(edit.newText)) return restart();
    mayHaveTabs = mayHaveTabs || edit.newText.find('\t') != std::string::npos;
    const auto inserted = static_cast<Offset>(edit.newText.size());
    lines.edit(text, span, inserted);
    fresh = false;
    if (kindOf(span.begin) != kind) return restart();
    if (model == nullptr) return;
    model->edit(text, span, inserted);
    followInPipeline(span, inserted);
    inPlace = inPlace && model->editedAlone() != nullptr;
    if (inPlace) editedSteps.push_back(model->editedIndex());
  }

  /// What was inserted, with the rest of the characters that the edit may have cut in two.
  std::string_view wholeCharactersAround(std::size_t begin, std::size_t size) const {
    const auto continues = [](char byte) {
      return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
    };
    std::size_t end = begin + size;
    while (end < text.size() && continues(text[end])) ++end;
    const bool cut = begin > 0 && static_cast<unsigned char>(text[begin - 1]) >= 0x80U;
    if (cut) --begin;
    while (cut && begin > 0 && continues(text[begin])) --begin;
    return std::string_view(text).substr(begin, end - begin);
  }

  /// What the file is after an edit at `at`. Only its path and the lines of its top level say that,
  /// so that an edit far below changes nothing.
  FileKind kindOf(Offset at) const {
    constexpr Offset top = 4096;
    return at < top || kind == FileKind::other ? workspace->kindOf(path, text) : kind;
  }

  void check() {
    diagnostics.clear();
    if (readable)
      checkReadable();
    else
      checkText();
    fresh = true;
  }

  void checkReadable() {
    switch (kind) {
      case FileKind::pipeline:
        checkPipelineFile();
        break;
      case FileKind::connections:
        checkDocument(checkConnections);
        break;
      case FileKind::settings:
        checkDocument(checkSettings);
        break;
      case FileKind::componentSpec:
        checkDocument(checkComponentSpec);
        break;
      case FileKind::other:
        break;
    }
    std::stable_sort(
        diagnostics.begin(), diagnostics.end(),
        [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
  }

  void checkText() {
    Reporter reporter;
    if (text.size() > largestText) {
      reporter.report(code::file_too_large, {0, 0}, "",
                      fmt::format("this file has {} MiB; more than {} are not read",
                                  text.size() >> 20, largestText >> 20));
    } else if (const auto problem = findTextProblem(text)) {
      const auto at = static_cast<Offset>(problem->offset);
      reporter.report(code::unreadable_text,
                      {at, std::min<Offset>(at + 1, static_cast<Offset>(text.size()))}, "",
                      std::string(wordsOf(problem->kind)));
    }
    diagnostics = reporter.take();
  }

  void checkDocument(void (*rule)(const DocumentContext&)) {
    const syntax::Stream stream = syntax::parseStream(text);
    Reporter reporter;
    reportProblems(stream.problems, text, "", reporter);
    reportDuplicateKeys(stream.root(), "", reporter);
    rule({stream.root(), text, *workspace, reporter});
    diagnostics = reporter.take();
  }

  void checkPipelineFile() {
    const oml::Pipeline& pipeline = model->pipeline();
    Reporter reporter;
    const std::vector<syntax::Problem> problems = model->problems();
    reportProblems(problems, text, "", reporter);
    reportDuplicateKeys(pipeline.root(), "", reporter);
    if (mayHaveTabs) {
      for (const text::Span span : outsideSteps(pipeline)) {
        if (reportTabs(pipeline.root(), text, span, "", problems, reporter)) break;
      }
    }
    if (pipeline.secondDocument) {
      reporter.report(code::several_documents, *pipeline.secondDocument, "",
                      "a pipeline file holds one document; a second one begins here");
    }
    diagnostics = reporter.take();
    for (PipelineFindings* findings : {&ofOrder, &ofConfigs}) {
      findings->check(pipeline, *workspace);
      diagnostics.insert(diagnostics.end(), findings->found.begin(), findings->found.end());
    }
    checkSteps(pipeline);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (steps[i].found.empty()) continue;
      const std::string prefix = "/steps/" + std::to_string(i);
      for (const Diagnostic& found : steps[i].found)
        diagnostics.push_back(placed(found, pipeline.steps[i].base, prefix));
    }
  }

  /// After an edit: what the pipeline rules found is still so when they read nothing of what the
  /// edit changed.
  void followInPipeline(Span replaced, Offset inserted) {
    const std::shared_ptr<const oml::Step>& before = model->editedAlone();
    const oml::PlacedStep* now =
        before == nullptr ? nullptr : &model->pipeline().steps[model->editedIndex()];
    const bool sameButQuery = now != nullptr && differsInQueryOnly(*before, *now->step);
    ofOrder.holds = ofOrder.holds && sameButQuery;
    ofConfigs.holds =
        ofConfigs.holds && (sameButQuery || (now != nullptr && sameConfig(*before, *now->step)));
    for (PipelineFindings* findings : {&ofOrder, &ofConfigs}) {
      if (!findings->holds) continue;
      const Span place{now->base, now->base + static_cast<Offset>(before->source.size())};
      findings->follow(place, replaced, inserted);
    }
  }

  /// Checks the steps that were not checked before.
  void checkSteps(const oml::Pipeline& pipeline) {
    if (inPlace) {
      for (const std::size_t i : editedSteps) {
        const std::shared_ptr<const oml::Step>& step = pipeline.steps[i].step;
        steps[i] = {step, checkOne(*step, *workspace)};
      }
    } else {
      checkNewSteps(pipeline);
    }
    editedSteps.clear();
    inPlace = true;
  }

  void checkNewSteps(const oml::Pipeline& pipeline) {
    std::vector<CheckedStep> before = std::exchange(steps, {});
    steps.reserve(pipeline.steps.size());
    // Both lists are in the file's order: a known step is the next one, or soon after.
    constexpr std::size_t reach = 16;
    std::size_t next = 0;
    for (const oml::PlacedStep& placedStep : pipeline.steps) {
      const auto begin = before.begin() + static_cast<std::ptrdiff_t>(next);
      const auto end =
          before.begin() + static_cast<std::ptrdiff_t>(std::min(next + reach, before.size()));
      const auto known =
          std::find_if(begin, end, [&](const CheckedStep& c) { return c.step == placedStep.step; });
      if (known != end) {
        next = static_cast<std::size_t>(known - before.begin()) + 1;
        steps.push_back(std::move(*known));
      } else {
        steps.push_back({placedStep.step, checkOne(*placedStep.step, *workspace)});
      }
    }
  }
};

File::File(std::string path, std::string text, std::shared_ptr<const project::Workspace> workspace)
    : impl_(std::make_unique<Impl>()) {
  impl_->path = std::move(path);
  impl_->text = std::move(text);
  impl_->workspace = std::move(workspace);
  impl_->restart();
}

File::File(File&&) noexcept = default;
File& File::operator=(File&&) noexcept = default;
File::~File() = default;

void File::edit(const text::Edit& edit) { impl_->apply(edit); }

void File::assign(std::string text) {
  impl_->text = std::move(text);
  impl_->restart();
}

void File::setWorkspace(std::shared_ptr<const project::Workspace> workspace) {
  impl_->workspace = std::move(workspace);
  impl_->restart();
}

const std::string& File::path() const { return impl_->path; }
std::string_view File::text() const { return impl_->text; }
const text::LineIndex& File::lines() const { return impl_->lines; }
project::FileKind File::kind() const { return impl_->kind; }
const std::shared_ptr<const project::Workspace>& File::sharedWorkspace() const {
  return impl_->workspace;
}

const oml::Pipeline* File::pipeline() const {
  return impl_->model == nullptr ? nullptr : &impl_->model->pipeline();
}

const std::vector<Diagnostic>& File::diagnostics() {
  if (!impl_->fresh) impl_->check();
  return impl_->diagnostics;
}

}  // namespace osiris::check
