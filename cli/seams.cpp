#include "cli/seams.h"

#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "base/version.h"
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

Exit serve(Session& session) {
  const auto isSet = [](std::string_view name) { return std::getenv(std::string(name).c_str()) != nullptr; };
  const lsp::ServerOptions options{session.files(), isSet, "", std::string(version())};
  return lsp::runStdio(options) == 0 ? Exit::clean : Exit::failure;
}

Dump dumpTree(std::string_view text) {
  const syntax::Tree tree = syntax::Tree::parse(text);
  return {report::treeText(tree, text), true};
}

Dump dumpValues(std::string_view text) {
  const syntax::Stream stream = syntax::parseStream(text, syntax::MergeKeys::keep);
  Dump dump;
  dump.valid = !findTextProblem(text);
  for (const syntax::Values& document : stream.documents) dump.text += report::valueJson(document.root()) + '\n';
  for (const syntax::Problem& problem : stream.problems) dump.valid = dump.valid && !syntax::isInvalidYaml(problem.kind);
  return dump;
}

Dump dumpModel(std::string_view text) {
  const oml::Model model(text);
  return {report::modelJson(model.pipeline()) + '\n', true};
}

}  // namespace osiris::cli
