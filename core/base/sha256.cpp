#include "base/sha256.h"

#include <openssl/evp.h>

#include <cstdlib>

namespace osiris {

namespace {

/// OpenSSL fails here only without memory or without SHA-256; nothing sensible is left to do then,
/// and a wrong fingerprint would be worse.
void must(bool succeeded) {
  if (!succeeded) std::abort();
}

}  // namespace

struct Sha256::Context {
  Context() { start(); }
  void start() { must(EVP_DigestInit_ex(handle.get(), EVP_sha256(), nullptr) == 1); }
  std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> handle{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

Sha256& Sha256::update(std::string_view bytes) {
  must(EVP_DigestUpdate(context_->handle.get(), bytes.data(), bytes.size()) == 1);
  return *this;
}

Sha256Digest Sha256::finish() {
  Sha256Digest digest;
  must(EVP_DigestFinal_ex(context_->handle.get(), digest.data(), nullptr) == 1);
  context_->start();
  return digest;
}

Sha256Digest sha256(std::string_view bytes) { return Sha256().update(bytes).finish(); }

std::string sha256Hex(std::string_view bytes) { return toHex(sha256(bytes)); }

std::string toHex(const Sha256Digest& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(digest.size() * 2);
  for (const unsigned char byte : digest) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 0xFU];
  }
  return hex;
}

}  // namespace osiris
