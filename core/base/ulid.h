// ULIDs: ids that need no server, sort by the time they were made, and can be read aloud.
// https://github.com/ulid/spec: 48 bits of milliseconds, 80 random bits, Crockford's base 32.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace osiris {

/// Fills a buffer with random bytes.
using RandomBytes = std::function<void(std::span<std::uint8_t>)>;

/// From the operating system.
void systemRandomBytes(std::span<std::uint8_t> buffer);

/// Makes ids, each greater than the one before. Thread-safe.
class UlidSource {
 public:
  /// `clock` must outlive the source.
  explicit UlidSource(const Clock& clock, RandomBytes random = systemRandomBytes);
  /// 26 upper-case characters. In one millisecond, or when the clock goes back, the id before is
  /// counted up by one.
  [[nodiscard]] std::string next();

 private:
  using Bits = std::array<std::uint8_t, 16>;
  void renew(std::uint64_t milliseconds);

  const Clock& clock_;
  RandomBytes random_;
  std::mutex mutex_;
  std::uint64_t milliseconds_ = 0;
  Bits bits_{};
};

/// True for 26 characters of upper-case Crockford base 32 that fit 128 bits.
[[nodiscard]] bool isUlid(std::string_view text);

/// When an id was made; nothing when it is none.
[[nodiscard]] std::optional<Timestamp> timeOfUlid(std::string_view text);

}  // namespace osiris
