#pragma once

#include "check/edits.h"
#include "check/rule.h"

namespace osiris::check::rules {

/// Spans of the reference, the source and the report count alike.
void checkReference(const oml::Reference& reference, const Source& source,
                    const project::Workspace& workspace, Reporter& reporter);

}  // namespace osiris::check::rules
