// Where a session's bytes come from and go to: standard input and output, a socket, a test's
// memory.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace osiris::lsp {

/// Two directions, each used by one thread at a time; reading and writing may happen at once.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  /// Blocks until at least one byte has come and gives how many there are; 0 at the end.
  [[nodiscard]] virtual std::size_t read(std::span<char> into) = 0;
  /// Lets a read that waits, and all that come, give 0. Thread-safe.
  virtual void interrupt() = 0;
  /// Blocks until everything is written; false when nobody is there to read it.
  [[nodiscard]] virtual bool write(std::string_view bytes) = 0;
};

}  // namespace osiris::lsp
