// A password or token. Nothing prints, formats or serialises it by accident: printing does not
// compile, and reveal() is a word to search for in a review.
#pragma once

#include <string.h>  // explicit_bzero is not in <cstring>

#include <ostream>
#include <string>
#include <utility>

namespace osiris {

/// Its memory is wiped when it goes. Not thread-safe while assigned to.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_(std::move(value)) { wipe(value); }
  Secret(const Secret&) = default;
  Secret(Secret&& other) noexcept : value_(std::move(other.value_)) { wipe(other.value_); }
  Secret& operator=(Secret other) noexcept {
    value_.swap(other.value_);
    return *this;
  }
  ~Secret() { wipe(value_); }

  /// The value itself: hand it straight to what needs it and keep no copy.
  [[nodiscard]] const std::string& reveal() const { return value_; }
  [[nodiscard]] bool empty() const { return value_.empty(); }
  friend bool operator==(const Secret&, const Secret&) = default;

 private:
  /// All of its room: a short string moved away leaves its characters behind.
  static void wipe(std::string& value) {
    value.resize(value.capacity());
    ::explicit_bzero(value.data(), value.size());
    value.clear();
  }

  std::string value_;
};

std::ostream& operator<<(std::ostream&, const Secret&) = delete;

/// GoogleTest would print the bytes of what it cannot print.
inline void PrintTo(const Secret&, std::ostream* out) { *out << "(secret)"; }

}  // namespace osiris
