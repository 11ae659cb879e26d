#include "cli/inspection.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

#include "check/file.h"
#include "check/unreadable.h"
#include "plan/sql_findings.h"

namespace osiris::cli {
namespace {

/// Fewer files than this for each thread are checked sooner without it.
constexpr std::size_t filesWorthAThread = 8;

/// Writes the mended text, unless somebody wrote to the file since it was read.
Result<> writeMended(FileSystem& fileSystem, const Inspected& result) {
  const auto now = fileSystem.readFile(result.file.path, check::largestFile);
  if (!now) return std::unexpected(now.error());
  if (*now == result.after) return {};
  if (*now != result.before) {
    return fail("file_changed",
                fmt::format("'{}' was changed while it was checked", result.file.path),
                "nothing was written to it; run the command again");
  }
  return fileSystem.writeFile(result.file.path, result.after);
}

void mendFile(FileSystem& fileSystem, check::File& file, Mending mending, Inspected& result) {
  result.before = file.text();
  result.fixes = mend(file);
  result.after = file.text();
  if (mending != Mending::onDisk || result.fixes.empty()) return;
  if (auto written = writeMended(fileSystem, result); !written) {
    result.problem = written.error();
    file.assign(result.before);
  }
}

void inspectText(FileSystem& fileSystem, const SelectedFile& selected, std::string text,
                 Mending mending, Inspected& result) {
  result.kind = selected.workspace->kindOf(selected.path, text);
  if (result.kind == project::FileKind::other && selected.chosen == Chosen::byFolder) {
    result.counts = false;
    return;
  }
  check::File file(selected.path, std::move(text), selected.workspace);
  if (mending != Mending::none) mendFile(fileSystem, file, mending, result);
  result.file.diagnostics = file.diagnostics();
  if (const oml::Pipeline* pipeline = file.pipeline())
    plan::addSqlFindings({*pipeline, selected.workspace->root(), &fileSystem},
                         result.file.diagnostics);
  if (result.file.diagnostics.empty()) return;
  result.file.text = file.text();
  result.file.lines = file.lines();
}

Inspected inspectFile(FileSystem& fileSystem, const SelectedFile& selected, Mending mending) {
  Inspected result;
  result.file.path = selected.path;
  auto text = fileSystem.readFile(selected.path, check::largestFile);
  if (text) {
    inspectText(fileSystem, selected, std::move(*text), mending, result);
  } else {
    result.kind = selected.workspace->kindOf(selected.path, {});
    result.file.diagnostics.push_back(check::unreadable(text.error()));
  }
  return result;
}

/// A mistake of ours in one file must not take the others with it.
Inspected failedOn(const SelectedFile& selected, const std::exception& error) {
  Inspected result;
  result.file.path = selected.path;
  result.counts = false;
  result.problem =
      Error{"internal", fmt::format("osiris failed on '{}': {}", selected.path, error.what()),
            "please report this"};
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
      try {
        results[i] = inspectFile(fileSystem, files[i], plan.mending);
      } catch (const std::exception& error) {
        results[i] = failedOn(files[i], error);
      }
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
