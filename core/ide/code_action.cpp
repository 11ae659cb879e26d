#include "ide/code_action.h"

#include <algorithm>

#include "ide/extract_secret.h"
#include "ide/list_style.h"
#include "ide/missing_keys.h"
#include "ide/order_keys.h"
#include "ide/sort_steps.h"
#include "ide/table_or_query.h"
#include "ide/wrap_as_param.h"

namespace osiris::ide {

const std::vector<ActionEntry>& actionTable() {
  static const std::vector<ActionEntry> table = {
      {"missing-keys", ActionKind::fix, addMissingKeys},
      {"extract-secret", ActionKind::extract, extractSecret},
      {"wrap-as-param", ActionKind::extract, wrapAsParam},
      {"table-or-query", ActionKind::rewrite, tableOrQuery},
      {"list-style", ActionKind::rewrite, listStyle},
      {"order-step-keys", ActionKind::rewrite, orderStepKeys},
      {"sort-steps-here", ActionKind::rewrite, sortStepsHere},
      {"organize", ActionKind::organize, orderAllKeys},
      {"sort-steps", ActionKind::sort, sortSteps},
  };
  return table;
}

const ActionEntry* findAction(std::string_view name) {
  const auto& table = actionTable();
  const auto found = std::ranges::find(table, name, &ActionEntry::name);
  return found == table.end() ? nullptr : &*found;
}

}  // namespace osiris::ide
