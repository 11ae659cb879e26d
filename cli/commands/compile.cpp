#include "cli/commands/compile.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/path.h"
#include "base/utf8.h"
#include "check/wording.h"
#include "cli/choice.h"
#include "cli/osiris_variables.h"
#include "cli/workspaces.h"
#include "plan/compile.h"
#include "report/terminal.h"

namespace osiris::cli {
namespace {

enum class CompileFormat : std::uint8_t { text, json };

struct CompileArguments {
  std::string pipeline;
  std::string profile;
  std::vector<std::string> params;
  std::string out;
  std::string freshness;
  CompileFormat format = CompileFormat::text;
};

Result<plan::NamedTexts> namedTexts(const std::vector<std::string>& params) {
  plan::NamedTexts named;
  for (const std::string& param : params) {
    const auto equals = param.find('=');
    if (equals == std::string::npos || equals == 0 || findTextProblem(param)) {
      return fail("usage", fmt::format("'--param {}' gives no value to a parameter", param),
                  "write '--param NAME=VALUE'");
    }
    named.emplace_back(param.substr(0, equals), param.substr(equals + 1));
  }
  return named;
}

/// The files that belong to it first, what points at them last.
Result<> writeAll(FileSystem& files, const std::string& folder,
                  const plan::Compilation& compilation) {
  for (const std::string& each : {folder, path::join(folder, "cfg")}) {
    if (auto made = files.createDirectories(each); !made) return made;
  }
  for (const auto& [name, bytes] : compilation.files) {
    if (auto written = files.writeFile(path::join(folder, name), bytes); !written) return written;
  }
  return {};
}

/// LATEST, and what `osiris run --last-compile` of Osiris 0.5 looks for: it takes an absolute path.
Result<> writePointers(FileSystem& files, const std::string& folder, const std::string& index,
                       const plan::Compilation& compilation) {
  const std::string latest = path::join(index, "latest");
  if (auto made = files.createDirectories(latest); !made) return made;
  const std::string pointer = fmt::format("{}\n{}\n{}\n", path::join(folder, "manifest.yaml"),
                                          compilation.hash, compilation.profile.value_or("None"));
  const std::pair<std::string, std::string> pointers[] = {
      {path::join(path::parent(folder), "LATEST"), compilation.latest},
      {path::join(latest, compilation.slug + ".txt"), pointer},
      {path::join(index, "last_compile.txt"), pointer}};
  for (const auto& [path, bytes] : pointers) {
    if (auto written = files.writeFile(path, bytes); !written) return written;
  }
  return {};
}

void showRefusal(Session& session, check::File& file, plan::Refusal refusal) {
  if (refusal.diagnostics.empty()) return session.fail(refusal.error);
  report::Findings findings;
  findings.files.push_back({session.shown(file.path()), std::string(file.text()), file.lines(),
                            std::move(refusal.diagnostics)});
  session.print(report::renderDiagnostics(findings, session.style()), stderr);
  session.exit = Exit::findings;
}

std::string rendered(const Session& session, const plan::Compilation& compilation,
                     const std::string& manifest, CompileFormat format) {
  if (format == CompileFormat::text) {
    return fmt::format("compiled {}: {}\n", check::counted(compilation.steps.size(), "step"),
                       session.shown(manifest));
  }
  nlohmann::ordered_json json{{"status", "success"},
                              {"manifest_path", manifest},
                              {"manifest_hash", compilation.hash},
                              {"manifest_short", compilation.shortHash},
                              {"pipeline_slug", compilation.slug},
                              {"profile", nullptr}};
  if (compilation.profile) json["profile"] = *compilation.profile;
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

Result<> runCompile(Session& session, const CompileArguments& arguments) {
  FileSystem& files = session.files();
  auto params = namedTexts(arguments.params);
  if (!params) return std::unexpected(params.error());
  const std::string path = files.absolute(arguments.pipeline);
  auto text = files.readFile(path);
  if (!text) return std::unexpected(text.error());
  Workspaces workspaces(files);
  const auto workspace = workspaces.of(path::parent(path), session.folder());
  plan::CompileOptions options{std::nullopt, *std::move(params),
                               osirisVariables(files, workspace->root())};
  if (!arguments.profile.empty()) options.profile = arguments.profile;
  check::File file(path, *std::move(text), workspace);
  auto compiled = plan::compile(file, options, SystemClock().now());
  if (!compiled) {
    showRefusal(session, file, std::move(compiled.error()));
    return {};
  }
  const bool isElsewhere = !arguments.out.empty();
  const std::string folder =
      isElsewhere ? files.absolute(arguments.out) : path::join(compiled->base, compiled->folder);
  if (auto written = writeAll(files, folder, *compiled); !written) return written;
  if (!isElsewhere) {
    const std::string index = path::join(compiled->base, workspace->settings().build.index);
    if (auto written = writePointers(files, folder, index, *compiled); !written) return written;
  }
  for (const std::string& name : compiled->unusedParams)
    session.note(fmt::format("the pipeline has no parameter '{}'", name));
  session.print(
      rendered(session, *compiled, path::join(folder, "manifest.yaml"), arguments.format));
  return {};
}

constexpr const char* compileExamples = R"(Examples:
  osiris compile pipelines/orders.oml                    into the build folder of this workspace
  osiris compile pipelines/orders.oml --profile prod     with the params of a profile
  osiris compile pipelines/orders.oml --param day=today  with a value of one's own
  osiris compile pipelines/orders.oml --out compiled     into a folder of one's own

A parameter has its default, unless OSIRIS_PARAM_NAME is set; over both goes the profile, over all
of them --param. The exit code is 1 when the pipeline cannot be compiled.)";

}  // namespace

void addCompileCommand(CLI::App& app, Session& session) {
  const auto arguments = std::make_shared<CompileArguments>();
  CLI::App* command = app.add_subcommand("compile", "Make of a pipeline what Osiris runs");
  command->add_option("PIPELINE", arguments->pipeline, "The pipeline's file")
      ->type_name("")
      ->required();
  command
      ->add_option("--profile,-p", arguments->profile,
                   "The profile; left out: OSIRIS_PROFILE, else the default of osiris.yaml")
      ->type_name("NAME");
  command->add_option("--param", arguments->params, "A parameter's value; may come several times")
      ->type_name("NAME=VALUE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command->add_option("--out", arguments->out, "A folder to write to instead of the build folder")
      ->type_name("DIR");
  addChoice(*command, "--format", arguments->format,
            {{"text", CompileFormat::text}, {"json", CompileFormat::json}},
            "How the result is told");
  command->add_flag_callback(
      "--json", [arguments] { arguments->format = CompileFormat::json; },
      "The same as --format json");
  command
      ->add_option("--compile", arguments->freshness,
                   "For scripts made for Osiris 0.5; a pipeline is always compiled anew")
      ->type_name("MODE")
      ->check(CLI::IsMember({"auto", "force"}));
  command->footer(compileExamples);
  command->callback([arguments, &session] {
    if (auto done = runCompile(session, *arguments); !done) session.fail(done.error());
  });
}

}  // namespace osiris::cli
