// A YAML file of the workspace read for its values. What is wrong with it is for checks to say.
#pragma once

#include <string_view>

#include "syntax/value.h"

namespace osiris::project {

/// Owns the values of the first document in a text.
class Document {
 public:
  explicit Document(std::string_view text);
  /// Absent when there is nothing in the text. Valid as long as this.
  [[nodiscard]] syntax::Value root() const { return values_.root(); }

 private:
  syntax::Values values_;
};

}  // namespace osiris::project
