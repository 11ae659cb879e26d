// `table: t` as a query that reads all of it, and back.
#pragma once

#include "ide/code_action.h"

namespace osiris::ide {

/// Offered on `table` or `query` of a component that takes either. Not where other keys speak of
/// the table (`columns`, `schema`), which a query would ignore.
[[nodiscard]] std::optional<Action> tableOrQuery(const ActionPlace& place);

}  // namespace osiris::ide
