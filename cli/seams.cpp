#include "cli/seams.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "base/utf8.h"
#include "base/version.h"
#include "cli/workspaces.h"
#include "ide/format.h"
#include "lsp/base_commit.h"
#include "lsp/listen.h"
#include "lsp/stdio.h"
#include "oml/model.h"
#include "report/model_json.h"
#include "report/tree_text.h"
#include "report/value_json.h"
#include "syntax/document.h"

namespace osiris::cli {

Result<std::vector<text::Edit>> formatText(std::string_view text) {
  if (findTextProblem(text)) return osiris::fail("not_formattable", "it is not UTF-8 text");
  return ide::format(text);
}

namespace {

/// Adds lines to a file, from whatever thread.
Result<lsp::MessageLog::Sink> logTo(const std::string& path) {
  const std::shared_ptr<std::FILE> file(
      std::fopen(path.c_str(), "ae"), [](std::FILE* open) { return open ? std::fclose(open) : 0; });
  if (!file) {
    return osiris::fail("cannot_write",
                        fmt::format("cannot write the log '{}': {}", path, std::strerror(errno)));
  }
  return [file](std::string_view line) {
    fmt::print(file.get(), "{}\n", line);  // One call: lines of several threads do not mix.
    std::fflush(file.get());
  };
}

}  // namespace

Result<int> serve(const Session& session, const Serving& serving) {
  lsp::ServerOptions options{session.files(), isInEnvironment, {}, std::string(version())};
  options.keepFreeMemory = session.keepFreeMemory;
  options.openBase = lsp::openBaseCommit;
  if (!serving.log.empty()) {
    auto log = logTo(serving.log);
    if (!log) return std::unexpected(log.error());
    options.log = *std::move(log);
  }
  const auto ready = [&](std::string_view address) {
    session.print(fmt::format("listening at {}\n", address));
    static_cast<void>(session.flush());
  };
  if (!serving.port && serving.pipe.empty()) return lsp::runStdio(std::move(options));
  const auto served = serving.port
                          ? lsp::listenTcp(std::move(options), {serving.host, *serving.port}, ready)
                          : lsp::listenLocal(std::move(options), serving.pipe, ready);
  if (!served) return std::unexpected(served.error());
  return 0;
}

Dump dumpTree(std::string_view text) {
  const syntax::Tree tree = syntax::Tree::parse(text);
  return {report::treeText(tree, text), true};
}

Dump dumpValues(std::string_view text) {
  const syntax::Stream stream = syntax::parseStream(text, syntax::MergeKeys::keep);
  const auto isInvalid = [](const syntax::Problem& problem) { return isInvalidYaml(problem.kind); };
  Dump dump;
  for (const syntax::Values& document : stream.documents)
    dump.text += report::valueJson(document.root()) + '\n';
  dump.valid = !findTextProblem(text) && std::ranges::none_of(stream.problems, isInvalid);
  return dump;
}

Dump dumpModel(std::string_view text) {
  const oml::Model model(text);
  return {report::modelJson(model.pipeline()) + '\n', true};
}

}  // namespace osiris::cli
