// Words that are no command of ours: another program's, where one is installed.
#pragma once

#include <CLI/App.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace osiris::cli {

/// Where in the arguments a word stands that is no command.
struct UnknownWord {
  std::size_t at = 0;       ///< index of the word
  std::size_t depth = 0;    ///< 0: in the place of a command; 1: of a command's own command
  const CLI::App* parent = nullptr;
};

/// The first word of `arguments` that stands where a command should and is none; nothing when there
/// is no such word. Options before it are passed over.
[[nodiscard]] std::optional<UnknownWord> findUnknownWord(const CLI::App& app,
                                                         const std::vector<std::string>& arguments);

/// Becomes the program that knows the word, as git does it: `osiris-<word>` on the PATH with the
/// arguments after it; else another `osiris` on the PATH, Osiris' own command, with all of them.
/// Returns only when there is neither, with what to tell the person.
[[nodiscard]] Error runElsewhere(const UnknownWord& word,
                                 const std::vector<std::string>& arguments);

}  // namespace osiris::cli
