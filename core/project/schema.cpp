#include "project/schema.h"

#include <mutex>

#include "project/schema_node.h"
#include "project/schema_walk.h"

namespace osiris::project {

using nlohmann::ordered_json;

Schema::Schema() {
  static const auto nothing = std::make_shared<const Compiled>();
  compiled_ = nothing;
}

Schema::Schema(const ordered_json& schema) : compiled_(compileSchema(schema)) {}

std::vector<SchemaViolation> Schema::validate(const syntax::Value& value,
                                              const ValidateOptions& options) const {
  std::vector<SchemaViolation> found;
  if (compiled_->root == nullptr || !value) return found;
  SchemaWalk walk(*compiled_, options.secrets, &found);
  if (options.topLevelKeys == TopLevelKeys::leftOut && value.isMapping()) {
    walk.entriesFit(*compiled_->root, value, Place{});
  } else {
    walk.fits(*compiled_->root, value, Place{});
  }
  return found;
}

const std::string& Schema::problem() const { return compiled_->problem; }

struct LazySchema::Slot {
  std::once_flag once;
  Schema schema;
};

LazySchema::LazySchema() : slot_(std::make_unique<Slot>()) {}
LazySchema::LazySchema(const LazySchema&) : LazySchema() {}
LazySchema::LazySchema(LazySchema&& other) noexcept = default;
LazySchema& LazySchema::operator=(const LazySchema&) {
  slot_ = std::make_unique<Slot>();
  return *this;
}
LazySchema& LazySchema::operator=(LazySchema&&) noexcept = default;
LazySchema::~LazySchema() = default;

const Schema& LazySchema::of(const ordered_json& schema) const {
  std::call_once(slot_->once, [&] { slot_->schema = Schema(schema); });
  return slot_->schema;
}

}  // namespace osiris::project
