// What an anchor (`&name`) stands for where it is used again (`*name`).
#pragma once

#include <string>
#include <string_view>

#include "oml/pipeline.h"
#include "project/workspace.h"
#include "text/span.h"

namespace osiris::ide {

/// The value as YAML, with what it got from other anchors in it, of not too many lines. What is
/// secret by its key, by a component in use or by a parameter's declaration shows as `(secret)`,
/// and all of it when it stands in such a place once. Empty when `name` is not anchored at
/// `definition`, the name's place there.
[[nodiscard]] std::string anchoredYaml(const oml::Pipeline& pipeline,
                                       const project::Workspace& workspace, std::string_view name,
                                       text::Span definition);

}  // namespace osiris::ide
