// What a command is given: files, the folder it was called in, and where its words go.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "base/file_system.h"
#include "base/result.h"
#include "report/terminal.h"

namespace osiris::cli {

/// What `osiris` tells the shell.
enum class Exit : std::uint8_t { clean = 0, findings = 1, failure = 2 };

enum class ColorChoice : std::uint8_t { automatic, always, never };

/// One call of `osiris`. Results go to standard output, all else to standard error. Used by one
/// thread.
class Session {
 public:
  explicit Session(FileSystem& files);

  [[nodiscard]] FileSystem& files() const { return files_; }
  /// Absolute path of the folder the command was called in.
  [[nodiscard]] const std::string& folder() const { return folder_; }
  /// The path as a person in that folder would write it; `path` is absolute and normal.
  [[nodiscard]] std::string shown(std::string_view path) const;

  ColorChoice colorChoice = ColorChoice::automatic;
  Exit exit = Exit::clean;
  /// Tells the program's allocator whether memory that is free now will soon be taken again.
  void (*keepFreeMemory)(bool keep) = [](bool) {};

  /// Colour and width of standard output: colour when it is a terminal that has some and neither
  /// `--color` nor NO_COLOR (https://no-color.org) says otherwise.
  [[nodiscard]] report::TerminalStyle style() const;

  /// Writes the text as it is; results belong on standard output, remarks on standard error.
  void print(std::string_view text, std::FILE* stream = stdout) const;
  void note(std::string_view text) const;  ///< "note: …" on standard error
  /// "error: …" and the hint on standard error; the command's exit code becomes `failure`.
  void fail(const Error& error);
  /// Brings standard output to where it goes. False when it could not be written.
  [[nodiscard]] bool flush() const;

 private:
  /// Paths in quotes that lie in the session's folder, as they are shown elsewhere.
  [[nodiscard]] std::string withShownPaths(std::string message) const;
  [[nodiscard]] report::Color colorFor(std::FILE* stream) const;

  FileSystem& files_;
  std::string folder_;
};

}  // namespace osiris::cli
