// What the operating system says about a file, as an Error a person can act on.
#pragma once

#include <cstdint>
#include <expected>
#include <string_view>

#include "base/result.h"

namespace osiris {

/// `errorNumber` is an errno; `verb` is what was tried ("read"); the message names `path`.
/// Codes: file_not_found, not_a_file, not_a_directory, permission_denied, file_too_large,
/// directory_not_empty, io_error.
[[nodiscard]] Error fileError(int errorNumber, std::string_view verb, std::string_view path);

/// The same as what a Result of anything is made of.
[[nodiscard]] inline std::unexpected<Error> failed(int errorNumber, std::string_view verb,
                                                   std::string_view path) {
  return std::unexpected(fileError(errorNumber, verb, path));
}

/// As many symbolic links, one leading to the next, are followed, as Linux does before ELOOP.
inline constexpr int mostLinks = 40;

/// Code file_too_large: the file holds more than `limit` bytes.
[[nodiscard]] Error fileTooLarge(std::string_view path, std::uint64_t limit);

/// Code not_a_file: a folder, pipe, device or socket stands where a file was asked for.
[[nodiscard]] Error notAFile(std::string_view verb, std::string_view path);

/// Code not_a_directory: something else stands where a folder was asked for.
[[nodiscard]] Error notADirectory(std::string_view verb, std::string_view path);

/// Code file_not_found: the folder a new file should go into is missing.
[[nodiscard]] Error folderMissing(std::string_view verb, std::string_view path);

}  // namespace osiris
