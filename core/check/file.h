// One file under check, kept up to date while it is typed.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "check/diagnostic.h"
#include "oml/pipeline.h"
#include "project/workspace.h"
#include "text/line_index.h"
#include "text/span.h"

namespace osiris::check {

/// The text of one file and all that is known of it. Text never makes it fail.
/// Owned by one thread; what it hands out is valid until the next edit.
class File {
 public:
  /// `path` decides, with the text, what kind of file it is; it need not exist.
  File(std::string path, std::string text, std::shared_ptr<const project::Workspace> workspace);
  File(File&&) noexcept;
  File& operator=(File&&) noexcept;
  ~File();

  /// Applies one edit (bytes of the text as it is now).
  void edit(const text::Edit& edit);
  /// Replaces everything.
  void assign(std::string text);
  /// Another state of the workspace: what depends on it is checked again.
  void setWorkspace(std::shared_ptr<const project::Workspace> workspace);

  [[nodiscard]] const std::string& path() const;
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] const text::LineIndex& lines() const;
  [[nodiscard]] project::FileKind kind() const;
  [[nodiscard]] const project::Workspace& workspace() const { return *sharedWorkspace(); }
  [[nodiscard]] const std::shared_ptr<const project::Workspace>& sharedWorkspace() const;

  /// What the text says as a pipeline; null for a file of another kind. Valid until the next edit.
  [[nodiscard]] const oml::Pipeline* pipeline() const;

  /// Diagnostics of this very text, in the order of their places. Computed when asked for.
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace osiris::check
