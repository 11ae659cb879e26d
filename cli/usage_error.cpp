#include "cli/usage_error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <cctype>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "cli/did_you_mean.h"

namespace osiris::cli {
namespace {

/// The command that was being parsed: the innermost of those given.
const CLI::App& commandOf(const CLI::App& app) {
  const CLI::App* command = &app;
  while (!command->get_subcommands().empty()) command = command->get_subcommands().back();
  return *command;
}

std::string nameOf(const CLI::App& command) {
  std::string name = command.get_name();
  for (const CLI::App* above = command.get_parent(); above != nullptr;
       above = above->get_parent()) {
    name = above->get_name() + " " + name;
  }
  return name;
}

std::vector<std::string> optionsOf(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

Error missingCommand(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::App* child : command.get_subcommands({})) names.push_back(child->get_name());
  return {"usage", fmt::format("'{}' needs a command of its own", nameOf(command)),
          fmt::format("one of: {}", fmt::join(names, ", "))};
}

}  // namespace

Error usageError(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = commandOf(app);
  const std::string more = fmt::format("'{} --help' says what it takes", nameOf(command));
  const std::vector<std::string> extra = app.remaining(true);
  const bool namesNone = command.get_subcommands().empty() && !command.get_subcommands({}).empty();
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && namesNone) {
    return missingCommand(command);
  }
  if (error.get_exit_code() != static_cast<int>(CLI::ExitCodes::ExtrasError) || extra.empty()) {
    return {"usage", ascii::withoutCapital(error.what()), more};
  }
  const std::string word = extra.front().substr(0, extra.front().find('='));
  if (!word.starts_with('-'))
    return {"usage", fmt::format("'{}' is one argument too many", extra.front()), more};
  return {"usage", fmt::format("'{}' has no option '{}'", nameOf(command), word),
          didYouMean(word, optionsOf(command), more)};
}

}  // namespace osiris::cli
