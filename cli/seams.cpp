#include "cli/seams.h"

namespace osiris::cli {

Result<std::vector<text::Edit>> formatText(std::string_view) {
  return osiris::fail("not_built", "this build has no formatter");
}

Exit serve(Session& session) {
  session.fail({"not_built", "this build has no language server", {}});
  return session.exit;
}

Dump dumpTree(std::string_view) { return {}; }
Dump dumpValues(std::string_view) { return {}; }
Dump dumpModel(std::string_view) { return {}; }

}  // namespace osiris::cli
