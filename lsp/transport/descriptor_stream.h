// A byte stream over two file descriptors.
#pragma once

#include "lsp/transport/byte_stream.h"

namespace osiris::lsp {

/// Reads one descriptor, writes another (they may be the same); closes neither.
class DescriptorStream : public ByteStream {
 public:
  DescriptorStream(int input, int output);
  DescriptorStream(const DescriptorStream&) = delete;
  DescriptorStream& operator=(const DescriptorStream&) = delete;
  ~DescriptorStream() override;

  [[nodiscard]] std::size_t read(std::span<char> into) override;
  void interrupt() override;
  [[nodiscard]] bool write(std::string_view bytes) override;

 private:
  int input_;
  int output_;
  int interrupted_;  ///< readable once interrupted; -1 where the system has none to give
};

}  // namespace osiris::lsp
