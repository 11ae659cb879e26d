// One text that somebody edits: its bytes, its version, and where its lines start.
#pragma once

#include <string>
#include <string_view>

#include "text/line_index.h"
#include "text/span.h"

namespace osiris::text {

/// Text and lines always belong together. One thread at a time; free to share when const.
class Document {
 public:
  /// `path` is a name to the document and nothing more: a path or URI. `text` is of less than 4
  /// GiB.
  Document(std::string path, std::string text, int version = 0);

  [[nodiscard]] const std::string& path() const { return path_; }
  /// The editor's count of changes; several edits may make one version.
  [[nodiscard]] int version() const { return version_; }
  /// Valid until the next change.
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const LineIndex& lines() const { return lines_; }

  void setVersion(int version) { version_ = version; }

  /// The edit's span lies within the text as it is now.
  void apply(const Edit& edit);
  /// An editor's edit, clamped to the text as LineIndex::offset says; an end before the start
  /// counts as the start. Gives the same edit in bytes of the text before.
  Edit apply(Range range, std::string_view newText, Encoding encoding);
  /// Replaces everything.
  void assign(std::string text);

 private:
  std::string path_;
  std::string text_;
  LineIndex lines_;
  int version_ = 0;
};

}  // namespace osiris::text
