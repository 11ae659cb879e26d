#include "cli/seams.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/version.h"
#include "cli/workspaces.h"
#include "ide/format.h"
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

int serve(const Session& session) {
  return lsp::runStdio({session.files(), isInEnvironment, {}, std::string(version())});
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
