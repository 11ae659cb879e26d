// Names that are kept once, as long as somebody uses them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace osiris::plan {

/// Gives each name a number. Moved, never copied: numbers point at the names.
class NameTable {
 public:
  using Name = std::uint32_t;

  NameTable() = default;
  NameTable(NameTable&&) = default;
  NameTable& operator=(NameTable&&) = default;
  NameTable(const NameTable&) = delete;
  NameTable& operator=(const NameTable&) = delete;
  ~NameTable() = default;

  /// The name's number; it stands for the name until it was released as often as it was taken.
  [[nodiscard]] Name take(std::string_view name);
  void release(Name name);
  [[nodiscard]] std::optional<Name> find(std::string_view name) const;
  [[nodiscard]] const std::string& operator[](Name name) const { return entries_[name]->first; }

 private:
  struct Use {
    Name number = 0;
    std::uint32_t count = 0;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const {
      return std::hash<std::string_view>()(name);
    }
  };
  using Uses = std::unordered_map<std::string, Use, Hash, std::equal_to<>>;

  Uses uses_;
  std::vector<Uses::value_type*> entries_;  ///< by number; those of `free_` are null
  std::vector<Name> free_;
};

}  // namespace osiris::plan
