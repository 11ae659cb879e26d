// What changed, in the words of pipelines.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "flow/workplace.h"

namespace osiris::flow {

struct SaveMessage {
  std::string summary;    ///< one line: "orders: add step enrich; write_mode append → upsert"
  std::string body;  ///< each change a line, by pipeline; "" when the summary says all of it
  std::string pipelines;  ///< "orders, customers": names of the pipelines that changed
  std::string topic;  ///< for the name of a draft
};

/// Of files whose texts differ from a commit's: path from the work tree, to the text now (nothing:
/// it is gone). No value under a secret name is in it.
[[nodiscard]] SaveMessage messageFor(
    const Workplace& place, const std::optional<repo::CommitId>& base,
    const std::map<std::string, std::optional<std::string>>& texts);

}  // namespace osiris::flow
