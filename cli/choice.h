// An option whose value is one of a few words.
#pragma once

#include <CLI/App.hpp>
#include <CLI/Error.hpp>
#include <CLI/Option.hpp>
#include <string>
#include <utility>
#include <vector>

namespace osiris::cli {

/// Adds `name` to `command`: one of `words`, each with the value it sets. `target` must outlive the
/// parse.
template <typename T>
CLI::Option* addChoice(CLI::App& command, const std::string& name, T& target,
                       std::vector<std::pair<std::string, T>> words,
                       const std::string& description) {
  std::string listed;
  for (const auto& [word, value] : words) listed += (listed.empty() ? "" : "|") + word;
  const auto choose = [&target, words = std::move(words), name, listed](const std::string& chosen) {
    for (const auto& [word, value] : words) {
      if (word != chosen) continue;
      target = value;
      return;
    }
    throw CLI::ValidationError(name, "'" + chosen + "' is none of " + listed);
  };
  return command.add_option_function<std::string>(name, choose, description)->type_name(listed);
}

}  // namespace osiris::cli
