#include "cli/inspection.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "check/codes.h"
#include "check/file.h"

namespace osiris::cli {
namespace {

/// More than any pipeline a person or a program writes; beyond it, a file is data that lost its
/// way.
constexpr std::uint64_t largestFile = 64ULL << 20U;
/// Fewer files than this for each thread are checked sooner without it.
constexpr std::size_t filesWorthAThread = 8;

void reportUnreadable(const SelectedFile& selected, const Error& error, Inspected& result) {
  check::Diagnostic diagnostic;
  if (error.code == "file_too_large") {
    diagnostic.code = check::code::file_too_large.name;
    diagnostic.message =
        fmt::format("the file is larger than {} MiB and was not read", largestFile >> 20U);
  } else {
    diagnostic.code = check::code::unreadable_file.name;
    diagnostic.message = error.message;
  }
  diagnostic.severity = check::Severity::error;
  result.kind = selected.workspace->kindOf(selected.path, {});
  result.file.diagnostics.push_back(std::move(diagnostic));
}

void keepFixes(FileSystem& fileSystem, const check::File& file, Mending mending,
               Inspected& result) {
  result.after = file.text();
  if (mending != Mending::onDisk || result.after == result.before) return;
  if (auto written = fileSystem.writeFile(result.file.path, result.after); !written) {
    result.writeProblem = written.error();
  }
}

void inspectText(FileSystem& fileSystem, const SelectedFile& selected, std::string text,
                 Mending mending, Inspected& result) {
  result.kind = selected.workspace->kindOf(selected.path, text);
  if (result.kind == project::FileKind::other && selected.chosen == Chosen::byFolder) {
    result.counts = false;
    return;
  }
  if (mending != Mending::none) result.before = text;
  check::File file(selected.path, std::move(text), selected.workspace);
  if (mending != Mending::none) result.fixes = mend(file);
  if (result.fixes.empty()) {
    result.before.clear();
  } else {
    keepFixes(fileSystem, file, mending, result);
  }
  result.file.diagnostics = file.diagnostics();
  if (result.file.diagnostics.empty()) return;
  result.file.text = file.text();
  result.file.lines = file.lines();
}

Inspected inspectFile(FileSystem& fileSystem, const SelectedFile& selected, Mending mending) {
  Inspected result;
  result.file.path = selected.path;
  auto text = fileSystem.readFile(selected.path, largestFile);
  if (text) {
    inspectText(fileSystem, selected, std::move(*text), mending, result);
  } else {
    reportUnreadable(selected, text.error(), result);
  }
  return result;
}

std::size_t threadsFor(std::size_t files, unsigned jobs) {
  if (jobs > 0) return std::min<std::size_t>(jobs, files);
  const std::size_t machine = std::max(1U, std::thread::hardware_concurrency());
  return std::clamp<std::size_t>(files / filesWorthAThread, 1, machine);
}

}  // namespace

std::vector<Inspected> inspect(FileSystem& fileSystem, const std::vector<SelectedFile>& files,
                               const InspectionPlan& plan) {
  std::vector<Inspected> results(files.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) {
      results[i] = inspectFile(fileSystem, files[i], plan.mending);
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threadsFor(files.size(), plan.jobs); ++i) others.emplace_back(work);
    work();
  }
  return results;
}

}  // namespace osiris::cli
