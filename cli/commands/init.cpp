#include "cli/commands/init.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <span>
#include <string>

#include "base/path.h"
#include "cli/workspace_template.h"

namespace osiris::cli {
namespace {

/// One call of the command. Nothing that is there already is written to, but for lines added to
/// .gitignore.
class Initialization {
 public:
  Initialization(Session& session, std::string root) : session_(session), root_(std::move(root)) {}

  Result<> run() {
    if (auto made = session_.files().createDirectories(root_); !made) return made;
    if (auto done = createAll(workspaceFiles()); !done) return done;
    if (auto done = extendGitignore(); !done) return done;
    if (hasPipelines()) return {};
    return createAll(exampleFiles());
  }

 private:
  [[nodiscard]] std::string at(std::string_view name) const { return path::join(root_, name); }

  /// Anything at all counts, a link that leads nowhere included.
  [[nodiscard]] bool isTaken(const std::string& path) const {
    return session_.files().status(path).has_value();
  }

  [[nodiscard]] bool hasPipelines() const {
    const auto entries = session_.files().list(at("pipelines"));
    return entries && !entries->empty();
  }

  Result<> createAll(std::span<const TemplateFile> files) {
    for (const TemplateFile& file : files) {
      if (auto done = create(file); !done) return done;
    }
    return {};
  }

  Result<> create(const TemplateFile& file) {
    const std::string path = at(file.path);
    if (isTaken(path)) {
      say("kept", path);
      return {};
    }
    if (auto made = session_.files().createDirectories(path::parent(path)); !made) return made;
    if (auto written = session_.files().writeFile(path, file.text); !written) return written;
    say("created", path);
    return {};
  }

  Result<> extendGitignore() {
    const std::string path = at(".gitignore");
    const bool taken = isTaken(path);
    const auto existing = taken ? session_.files().readFile(path) : Result<std::string>("");
    if (!existing) return std::unexpected(existing.error());
    const std::string merged = mergedGitignore(*existing);
    if (merged == *existing) {
      say("kept", path);
      return {};
    }
    if (auto written = session_.files().writeFile(path, merged); !written) return written;
    say(taken ? "extended" : "created", path);
    return {};
  }

  void say(std::string_view what, std::string_view path) const {
    session_.print(fmt::format("{:<9}{}\n", what, session_.shown(path)));
  }

  Session& session_;
  std::string root_;
};

constexpr const char* initExamples = R"(Examples:
  osiris init           make this folder a workspace
  osiris init shop      make one in the folder shop

What is there already is kept; run it again at any time.)";

}  // namespace

void addInitCommand(CLI::App& app, Session& session) {
  const auto folder = std::make_shared<std::string>(".");
  CLI::App* command =
      app.add_subcommand("init", "Make a folder a workspace, with a first pipeline");
  command->add_option("DIR", *folder, "The folder; left out: this one")->type_name("");
  command->footer(initExamples);
  command->callback([folder, &session] {
    if (auto done = Initialization(session, session.files().absolute(*folder)).run(); !done)
      session.fail(done.error());
  });
}

}  // namespace osiris::cli
