#include "lsp/transport/descriptor_stream.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>

namespace osiris::lsp {

DescriptorStream::DescriptorStream(int input, int output)
    : input_(input), output_(output), interrupted_(::eventfd(0, EFD_CLOEXEC)) {}

DescriptorStream::~DescriptorStream() {
  if (interrupted_ >= 0) ::close(interrupted_);
}

void DescriptorStream::interrupt() {
  constexpr std::uint64_t once = 1;
  static_cast<void>(!::write(interrupted_, &once, sizeof once));
}

std::size_t DescriptorStream::read(std::span<char> into) {
  for (;;) {
    std::array<pollfd, 2> waited{{{input_, POLLIN, 0}, {interrupted_, POLLIN, 0}}};
    if (::poll(waited.data(), waited.size(), -1) < 0 && errno != EINTR) return 0;
    if (waited[1].revents != 0) return 0;
    if (waited[0].revents == 0) continue;
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
