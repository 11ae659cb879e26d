#include "plan/name_table.h"

namespace osiris::plan {

NameTable::Name NameTable::take(std::string_view name) {
  auto found = uses_.find(name);
  if (found == uses_.end()) {
    found = uses_.emplace(std::string(name), Use{}).first;
    if (free_.empty()) {
      free_.push_back(static_cast<Name>(entries_.size()));
      entries_.push_back(nullptr);
    }
    found->second.number = free_.back();
    free_.pop_back();
    entries_[found->second.number] = &*found;
  }
  ++found->second.count;
  return found->second.number;
}

void NameTable::release(Name name) {
  Uses::value_type*& entry = entries_[name];
  if (--entry->second.count > 0) return;
  uses_.erase(uses_.find(entry->first));
  entry = nullptr;
  free_.push_back(name);
}

std::optional<NameTable::Name> NameTable::find(std::string_view name) const {
  const auto found = uses_.find(name);
  return found == uses_.end() ? std::nullopt : std::optional(found->second.number);
}

}  // namespace osiris::plan
