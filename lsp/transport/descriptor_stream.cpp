#include "lsp/transport/descriptor_stream.h"

#include <unistd.h>

#include <cerrno>

namespace osiris::lsp {

std::size_t DescriptorStream::read(std::span<char> into) {
  for (;;) {
    const auto count = ::read(input_, into.data(), into.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) return 0;
  }
}

bool DescriptorStream::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(output_, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

}  // namespace osiris::lsp
