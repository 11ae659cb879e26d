#include "cli/osiris_variables.h"

#include <unistd.h>

#include <algorithm>

#include "base/path.h"
#include "base/utf8.h"
#include "project/connection.h"

namespace osiris::cli {
namespace {

constexpr std::string_view variablesPrefix = "OSIRIS_";

}  // namespace

std::vector<std::pair<std::string, std::string>> osirisVariables(const FileSystem& files,
                                                                 std::string_view root) {
  std::vector<std::pair<std::string, std::string>> variables;
  for (char** each = environ; each != nullptr && *each != nullptr; ++each) {
    const std::string_view line(*each);
    const auto equals = line.find('=');
    if (!line.starts_with(variablesPrefix) || equals == std::string_view::npos) continue;
    if (findTextProblem(line)) continue;
    variables.emplace_back(line.substr(0, equals), line.substr(equals + 1));
  }
  const auto text = files.readFile(path::join(root, ".env"));
  if (!text || findTextProblem(*text)) return variables;
  const std::size_t ofProcess = variables.size();
  for (auto& [name, value] : project::readEnvValues(*text, variablesPrefix)) {
    const auto end = variables.begin() + static_cast<std::ptrdiff_t>(ofProcess);
    const bool isSet = std::any_of(variables.begin(), end,
                                   [&](const auto& variable) { return variable.first == name; });
    if (!isSet) variables.emplace_back(std::move(name), std::move(value));
  }
  return variables;
}

}  // namespace osiris::cli
