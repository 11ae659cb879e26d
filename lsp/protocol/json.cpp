#include "lsp/protocol/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace osiris::lsp::protocol {

bool Path::report(std::string_view message) const {
  if (root_->error.empty()) root_->error = fmt::format("{}: {}", spelled(), message);
  return false;
}

std::string Path::spelled() const {
  if (parent_ == nullptr) return std::string(root_->name);
  return field_.empty() ? fmt::format("{}[{}]", parent_->spelled(), index_)
                        : fmt::format("{}.{}", parent_->spelled(), field_);
}

bool fromJson(const Json& value, bool& out, const Path& path) {
  if (!value.is_boolean()) return path.report("expected boolean");
  out = value.get<bool>();
  return true;
}

bool fromJson(const Json& value, std::int32_t& out, const Path& path) {
  using Limits = std::numeric_limits<std::int32_t>;
  if (!value.is_number_integer()) return path.report("expected integer");
  const auto number = value.is_number_unsigned() && value.get<std::uint64_t>() > Limits::max()
                          ? std::numeric_limits<std::int64_t>::max()
                          : value.get<std::int64_t>();
  if (number < Limits::min() || number > Limits::max())
    return path.report("expected 32-bit integer");
  out = static_cast<std::int32_t>(number);
  return true;
}

bool fromJson(const Json& value, std::uint32_t& out, const Path& path) {
  if (!value.is_number_integer()) return path.report("expected integer");
  if (!value.is_number_unsigned() && value.get<std::int64_t>() < 0) {
    return path.report("expected integer that is not negative");
  }
  out = static_cast<std::uint32_t>(std::min<std::uint64_t>(
      value.get<std::uint64_t>(), std::numeric_limits<std::uint32_t>::max()));
  return true;
}

bool fromJson(const Json& value, std::string& out, const Path& path) {
  if (!value.is_string()) return path.report("expected string");
  out = value.get_ref<const std::string&>();
  return true;
}

bool fromJson(const Json& value, text::Position& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("line", out.line).required("character", out.character));
}

bool fromJson(const Json& value, text::Range& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("start", out.start).required("end", out.end));
}

ObjectReader::ObjectReader(const Json& value, const Path& path)
    : value_(value), path_(path), good_(value.is_object() || path.report("expected object")) {}

const Json* ObjectReader::find(const char* name) const {
  if (!good_) return nullptr;
  const auto found = value_.find(name);
  return found == value_.end() || found->is_null() ? nullptr : &*found;
}

Json toJson(const text::Position& position) {
  return {{"line", position.line}, {"character", position.character}};
}

Json toJson(const text::Range& range) {
  return {{"start", toJson(range.start)}, {"end", toJson(range.end)}};
}

std::string serialize(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace osiris::lsp::protocol
