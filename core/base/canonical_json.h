// JSON that is the same bytes wherever it is made, so that fingerprints of it can be compared.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace osiris {

/// What Python prints with json.dumps(value, sort_keys=True, separators=(",", ":"),
/// ensure_ascii=False), byte for byte: keys in the order of their code points, no spaces, numbers
/// as repr() writes them (1.0, 1e+16, NaN). No line break at the end. Strings must be valid UTF-8.
[[nodiscard]] std::string canonicalJson(const nlohmann::json& value);
[[nodiscard]] std::string canonicalJson(const nlohmann::ordered_json& value);

/// The same JSON in ASCII alone, as json.dumps prints it with ensure_ascii=True: what is beyond it
/// as \u and four hex digits, in two halves where that takes it.
[[nodiscard]] std::string asciiJson(std::string_view json);

/// A double as Python's repr() writes it: the fewest digits that read back the same.
[[nodiscard]] std::string pythonRepr(double value);

}  // namespace osiris
