// SHA-256, for fingerprints of what people wrote.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace osiris {

using Sha256Digest = std::array<unsigned char, 32>;

/// Takes bytes piece by piece. One thread at a time.
class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();

  Sha256& update(std::string_view bytes);
  /// The digest of everything so far; starts afresh.
  [[nodiscard]] Sha256Digest finish();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

[[nodiscard]] Sha256Digest sha256(std::string_view bytes);

/// 64 lower-case hex digits.
[[nodiscard]] std::string sha256Hex(std::string_view bytes);

/// Lower-case hex, two digits a byte.
[[nodiscard]] std::string toHex(const Sha256Digest& digest);

}  // namespace osiris
