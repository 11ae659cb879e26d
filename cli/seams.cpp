#include "cli/seams.h"

#include <algorithm>

#include "base/version.h"
#include "cli/workspaces.h"
#include "lsp/stdio.h"
#include "report/value_json.h"
#include "syntax/document.h"

namespace osiris::cli {

Result<std::vector<text::Edit>> formatText(std::string_view) {
  return osiris::fail("not_built", "this build has no formatter");
}

int serve(const Session& session) {
  return lsp::runStdio({session.files(), isInEnvironment, {}, std::string(version())});
}

Dump dumpTree(std::string_view) { return {}; }

Dump dumpValues(std::string_view text) {
  const syntax::Stream stream = syntax::parseStream(text, syntax::MergeKeys::keep);
  Dump dump;
  for (const syntax::Values& document : stream.documents) {
    dump.text += report::valueJson(document.root());
    if (!dump.text.ends_with('\n')) dump.text += '\n';
  }
  const auto isInvalid = [](const syntax::Problem& problem) { return isInvalidYaml(problem.kind); };
  dump.valid = std::ranges::none_of(stream.problems, isInvalid);
  return dump;
}

Dump dumpModel(std::string_view) { return {}; }

}  // namespace osiris::cli
