// How JSON becomes plain structs and back.
//
// Reading is strict about types and names the exact place of what it refuses
// (`params.position.line: expected integer`), ignores fields it does not know, and takes `null` for
// a field that was left out, as many clients do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/line_index.h"

namespace osiris::lsp::protocol {

using Json = nlohmann::json;

/// Where in a document reading is. Lives on the stack of the reader, each a link to the one above.
class Path {
 public:
  /// The start, and the place where the first error is kept.
  struct Root {
    std::string_view name;  ///< what the document is: "params"
    std::string error;  ///< empty: none so far
  };
  explicit Path(Root& root) : root_(&root) {}

  [[nodiscard]] Path field(std::string_view name) const { return {this, name, 0}; }
  [[nodiscard]] Path index(std::size_t index) const { return {this, {}, index}; }

  /// Keeps "<path>: <message>" and gives false, so that readers can return it.
  bool report(std::string_view message) const;

 private:
  Path(const Path* parent, std::string_view field, std::size_t index)
      : root_(parent->root_), parent_(parent), field_(field), index_(index) {}
  [[nodiscard]] std::string spelled() const;

  Root* root_;
  const Path* parent_ = nullptr;
  std::string_view field_;
  std::size_t index_ = 0;
};

// Every fromJson gives false after it has reported what is wrong; `out` is then half-read.
bool fromJson(const Json& value, bool& out, const Path& path);
bool fromJson(const Json& value, std::int32_t& out, const Path& path);
/// Larger numbers become the largest: clients write "the end" as some huge number.
bool fromJson(const Json& value, std::uint32_t& out, const Path& path);
bool fromJson(const Json& value, std::string& out, const Path& path);
bool fromJson(const Json& value, text::Position& out, const Path& path);
/// As it is: for what a handler reads itself.
inline bool fromJson(const Json& value, Json& out, const Path&) {
  out = value;
  return true;
}
bool fromJson(const Json& value, text::Range& out, const Path& path);

template <typename T>
bool fromJson(const Json& value, std::vector<T>& out, const Path& path) {
  if (!value.is_array()) return path.report("expected array");
  out.clear();
  for (const auto& element : value) {
    const auto index = out.size();
    if (!fromJson(element, out.emplace_back(), path.index(index))) return false;
  }
  return true;
}

template <typename T>
bool fromJson(const Json& value, std::optional<T>& out, const Path& path) {
  return fromJson(value, out.emplace(), path);
}

/// Reads the fields of one object. False once something was wrong; then it reads no further.
class ObjectReader {
 public:
  ObjectReader(const Json& value, const Path& path);

  explicit operator bool() const { return good_; }

  template <typename T>
  ObjectReader& required(const char* name, T& out) {
    const auto* value = find(name);
    if (good_ && value == nullptr) good_ = path_.field(name).report("missing");
    if (good_) good_ = fromJson(*value, out, path_.field(name));
    return *this;
  }

  /// Leaves `out` as it is when the field is left out.
  template <typename T>
  ObjectReader& optional(const char* name, T& out) {
    const auto* value = find(name);
    if (good_ && value != nullptr) good_ = fromJson(*value, out, path_.field(name));
    return *this;
  }

  /// Calls `read(reader)` for an object inside, when it is there; a value of another type is
  /// passed over: capabilities have changed their shape between versions of LSP.
  template <typename Read>
  ObjectReader& inside(const char* name, Read read) {
    const auto* value = find(name);
    if (value == nullptr || !value->is_object()) return *this;
    const auto path = path_.field(name);
    ObjectReader reader(*value, path);
    read(reader);
    good_ = reader.good_;
    return *this;
  }

 private:
  /// Null when the field is left out, or null.
  [[nodiscard]] const Json* find(const char* name) const;

  const Json& value_;
  const Path& path_;
  bool good_;
};

Json toJson(const text::Position& position);
Json toJson(const text::Range& range);
inline Json toJson(const std::string& text) { return text; }
inline Json toJson(std::nullptr_t) { return nullptr; }
/// An answer that a handler put together itself.
inline Json toJson(Json value) { return value; }

template <typename T>
Json toJson(const std::vector<T>& values) {
  Json array = Json::array();
  for (const auto& value : values) array.push_back(toJson(value));
  return array;
}

/// Sets a field when there is something to set.
template <typename T>
void setOptional(Json& object, const char* name, const std::optional<T>& value) {
  if (value) object[name] = *value;
}

/// The bytes to send: bytes that are no UTF-8 (a message may quote a broken file) become U+FFFD.
[[nodiscard]] std::string serialize(const Json& value);

}  // namespace osiris::lsp::protocol
