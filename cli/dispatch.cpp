#include "cli/dispatch.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "base/path.h"
#include "cli/did_you_mean.h"

namespace osiris::cli {
namespace {

/// Tells a program that we became, should it call us for the same word, that it would go in a
/// circle.
constexpr const char* guard = "OSIRIS_DISPATCHED";

/// Absolute folders of the PATH. Others would run whatever lies in the folder one happens to be in.
std::vector<std::string> searchPath() {
  const char* value = std::getenv("PATH");
  std::string_view rest = value == nullptr ? "" : value;
  std::vector<std::string> folders;
  while (!rest.empty()) {
    const std::string_view folder = rest.substr(0, rest.find(':'));
    if (path::isAbsolute(folder)) folders.emplace_back(folder);
    rest.remove_prefix(std::min(folder.size() + 1, rest.size()));
  }
  return folders;
}

bool isProgram(const std::string& path, struct stat& status) {
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
         ::access(path.c_str(), X_OK) == 0;
}

std::string findProgram(const std::string& name) {
  struct stat status = {};
  for (const std::string& folder : searchPath()) {
    if (std::string path = path::join(folder, name); isProgram(path, status)) return path;
  }
  return {};
}

/// An `osiris` that is not this very file, whatever links lead to it.
std::string findOtherOsiris() {
  struct stat own = {};
  if (::stat("/proc/self/exe", &own) != 0) return {};
  struct stat status = {};
  for (const std::string& folder : searchPath()) {
    std::string path = path::join(folder, "osiris");
    if (isProgram(path, status) && (status.st_dev != own.st_dev || status.st_ino != own.st_ino))
      return path;
  }
  return {};
}

Error become(const std::string& program, const std::vector<std::string>& arguments,
             std::string_view word) {
  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& one : words) pointers.push_back(one.data());
  pointers.push_back(nullptr);
  ::setenv(guard, std::string(word).c_str(), 1);
  ::execv(program.c_str(), pointers.data());
  return {"cannot_run",
          fmt::format("cannot run '{}': {}", program, std::generic_category().message(errno)),
          "check that it is a program for this machine"};
}

Error unknownCommand(const UnknownWord& word, const std::vector<std::string>& arguments) {
  std::vector<std::string> names;
  for (const CLI::App* command : word.parent->get_subcommands({}))
    names.push_back(command->get_name());
  std::string place;
  for (std::size_t i = 0; i < word.at; ++i) {
    if (!arguments[i].starts_with('-')) place = "osiris " + arguments[i];
  }
  if (word.depth == 0) place = "osiris";
  return {"unknown_command", fmt::format("'{}' is no command of '{}'", arguments[word.at], place),
          didYouMean(arguments[word.at], names, fmt::format("'{} --help' lists them", place),
                     place + " ")};
}

const CLI::App* findCommand(const CLI::App& parent, std::string_view name) {
  for (const CLI::App* command : parent.get_subcommands({})) {
    if (command->get_name() == name) return command;
  }
  return nullptr;
}

}  // namespace

std::optional<UnknownWord> findUnknownWord(const CLI::App& app,
                                           const std::vector<std::string>& arguments) {
  const CLI::App* current = &app;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--help" || argument == "-h" || argument == "--version") return std::nullopt;
    if (argument == "--color") ++i;
    if (argument.starts_with('-')) continue;
    if (current->get_subcommands({}).empty()) return std::nullopt;
    const CLI::App* next = findCommand(*current, argument);
    if (next == nullptr) return UnknownWord{i, depth, current};
    current = next;
    ++depth;
  }
  return std::nullopt;
}

Error runElsewhere(const UnknownWord& word, const std::vector<std::string>& arguments) {
  const std::string& name = arguments[word.at];
  const char* before = std::getenv(guard);
  const bool inACircle = before != nullptr && name == before;
  if (word.depth == 0 && !inACircle && name.find('/') == std::string::npos) {
    if (const std::string program = findProgram("osiris-" + name); !program.empty()) {
      return become(program,
                    {arguments.begin() + static_cast<std::ptrdiff_t>(word.at) + 1, arguments.end()},
                    name);
    }
  }
  if (!inACircle) {
    if (const std::string other = findOtherOsiris(); !other.empty())
      return become(other, arguments, name);
  }
  return unknownCommand(word, arguments);
}

}  // namespace osiris::cli
