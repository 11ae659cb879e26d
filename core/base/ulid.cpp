#include "base/ulid.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace osiris {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t length = 26;
constexpr std::size_t timeLength = 10;

/// 26 characters hold 130 bits: the first one carries only three.
std::string encode(const std::array<std::uint8_t, 16>& bits) {
  std::string text(length, '0');
  for (std::size_t i = 0; i < length; ++i) {
    unsigned value = 0;
    for (std::size_t bit = i * 5; bit < i * 5 + 5; ++bit) {
      const bool set = bit >= 2 && (bits[(bit - 2) / 8] >> (7 - (bit - 2) % 8) & 1U) != 0;
      value = value * 2 + (set ? 1 : 0);
    }
    text[i] = alphabet[value];
  }
  return text;
}

}  // namespace

void systemRandomBytes(std::span<std::uint8_t> buffer) {
  // Fails only without the system call or past 256 bytes; ids that repeat would be worse than to
  // stop.
  if (::getentropy(buffer.data(), buffer.size()) != 0) std::abort();
}

UlidSource::UlidSource(const Clock& clock, RandomBytes random)
    : clock_(clock), random_(std::move(random)) {}

void UlidSource::renew(std::uint64_t milliseconds) {
  milliseconds_ = milliseconds;
  for (std::size_t i = 0; i < 6; ++i)
    bits_[i] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * i));
  random_(std::span(bits_).subspan(6));
}

std::string UlidSource::next() {
  const auto now =
      std::chrono::floor<std::chrono::milliseconds>(clock_.now()).time_since_epoch().count();
  const std::scoped_lock lock(mutex_);
  if (const auto milliseconds = static_cast<std::uint64_t>(std::max<std::int64_t>(now, 1));
      milliseconds > milliseconds_) {
    renew(milliseconds);
  } else {
    // Carries over into the time when all 80 bits are used up, and so stays greater.
    for (auto byte = bits_.rbegin(); byte != bits_.rend(); ++byte) {
      *byte += 1;
      if (*byte != 0) break;
    }
  }
  return encode(bits_);
}

bool isUlid(std::string_view text) {
  return text.size() == length && text[0] <= '7' &&
         text.find_first_not_of(alphabet) == std::string_view::npos;
}

std::optional<Timestamp> timeOfUlid(std::string_view text) {
  if (!isUlid(text)) return std::nullopt;
  std::int64_t milliseconds = 0;
  for (const char c : text.substr(0, timeLength)) {
    milliseconds = milliseconds * 32 + static_cast<std::int64_t>(alphabet.find(c));
  }
  return Timestamp(std::chrono::milliseconds(milliseconds));
}

}  // namespace osiris
