// Save: what was changed in pipelines becomes a commit of the draft.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "flow/pipeline_files.h"
#include "flow/workplace.h"

namespace osiris::flow {

struct SaveRequest {
  std::vector<std::string>
      paths;  ///< files and folders, from the work tree; none: all that changed
  std::string why;                 ///< the message; "": made from what changed
};

struct Saved {
  std::string operation;
  std::string commit;
  std::string branch;
  bool isNewDraft = false;
  std::string summary;             ///< first line of the message
  std::vector<std::string> files;  ///< from the work tree
  std::size_t errors = 0;
  std::size_t warnings = 0;
};

/// Takes what belongs to pipelines and nothing else; what others staged stays staged. On a
/// protected branch it makes a draft first. Fails with nothing_to_save, secret_found (nothing is
/// written then), no_identity, path_not_found, and as VerbRun::begin does.
[[nodiscard]] Result<Saved> save(const Workplace& place, const SaveRequest& request);

}  // namespace osiris::flow
