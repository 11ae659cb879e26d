// What the SQL engine says of open pipelines, while they are typed.
#pragma once

#include "lsp/session.h"

namespace osiris::lsp {

/// Has workers bind the queries of all pipelines that changed, one worker a pipeline, and tells the
/// client what came of it when that differs from what it knows. Cheap when nothing changed.
void askSqlEngine(Session& session);

}  // namespace osiris::lsp
