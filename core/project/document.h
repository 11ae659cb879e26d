// A YAML file of the workspace read for its values. What is wrong with it is for checks to say.
#pragma once

#include <string_view>

#include "syntax/document.h"
#include "syntax/value.h"

namespace osiris::project {

/// Owns the values of the first document in a text.
class Document {
 public:
  explicit Document(std::string_view text) : stream_(syntax::parseStream(text)) {}
  /// Absent when there is nothing in the text. Valid as long as this.
  [[nodiscard]] syntax::Value root() const { return stream_.root(); }

 private:
  syntax::Stream stream_;
};

}  // namespace osiris::project
