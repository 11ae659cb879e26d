// YAML values as JSON, as far as a compiled pipeline can hold them.
#pragma once

#include <nlohmann/json.hpp>

#include "check/rule.h"
#include "syntax/value.h"

namespace osiris::plan {

/// A scalar as Osiris loads it; dates as the text that Python makes of them. What has no place in
/// JSON (binary data, numbers beyond 64 bits) is reported as unreadable_value, at `path`.
[[nodiscard]] nlohmann::ordered_json scalarJson(const syntax::Value& value, const std::string& path,
                                                check::Reporter& reporter);

/// Whether the value is a set or a list of pairs, for which JSON has no word; reports one that is.
[[nodiscard]] bool isOddCollection(const syntax::Value& value, const std::string& path,
                                   check::Reporter& reporter);

/// Whether the key is text, as Osiris demands of every key; reports one that is not.
[[nodiscard]] bool isTextKey(const syntax::Value& key, const std::string& path,
                             check::Reporter& reporter);

/// The whole value, without a word about what is wrong with it.
[[nodiscard]] nlohmann::ordered_json plainJson(const syntax::Value& value);

}  // namespace osiris::plan
