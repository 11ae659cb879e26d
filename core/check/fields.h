// Maps as Osiris' loader reads them: of a key written twice the last one counts.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "syntax/value.h"
#include "syntax/yaml11.h"

namespace osiris::check {

using syntax::Type;
using syntax::Value;

struct Field {
  Value key;
  Value value;

  /// Came by a merge key or an alias: there is nothing here to edit.
  [[nodiscard]] bool merged() const { return key.copied(); }
  [[nodiscard]] text::Span keySpan() const { return key.span(); }
  /// What to underline when the value is wrong: its bytes, or the key's where there is nothing to
  /// see of a value, or where it goes over many lines.
  [[nodiscard]] text::Span valueSpan() const {
    return value.span().empty() || value.style() == syntax::Style::block ? key.span()
                                                                         : value.span();
  }
};

/// The entry with that key; nothing when there is none, or when it is no map.
[[nodiscard]] std::optional<Field> findField(const Value& map, std::string_view key);
/// The value with that key; absent when there is none.
[[nodiscard]] Value fieldValue(const Value& map, std::string_view key);
/// All entries, each key once. Keys that are lists or maps are left out.
[[nodiscard]] std::vector<Field> fieldsOf(const Value& map);

/// True for a map that is no `!!set`.
[[nodiscard]] bool isMap(const Value& value);
/// Text to Osiris, however it is written.
[[nodiscard]] bool isText(const Value& value);
/// The text, when it is text; else nothing.
[[nodiscard]] std::string_view textOf(const Value& value);
/// True for text that holds `${`: nobody knows yet what will stand there.
[[nodiscard]] bool hasReference(const Value& value);

}  // namespace osiris::check
