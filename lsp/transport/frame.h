// The base protocol: a header with `Content-Length`, an empty line, that many bytes.
// https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#baseProtocol
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/transport/byte_stream.h"

namespace osiris::lsp {

/// What came next on a stream.
struct Frame {
  enum class Kind : std::uint8_t {
    body,  ///< `text` is the body
    malformed,  ///< `text` says what is wrong with the header; reading goes on at the next good one
    tooLarge,  ///< `text` says so; the body is skipped
    end,  ///< the stream is over, be it in the middle of a frame
  };
  Kind kind = Kind::end;
  std::string text;
};

/// Cuts a stream into frames. Whatever the bytes are, it never fails and holds no more memory than
/// one body. Used by one thread; not movable.
class FrameReader {
 public:
  static constexpr std::size_t defaultLimit = std::size_t{256} << 20U;

  explicit FrameReader(ByteStream& stream, std::size_t bodyLimit = defaultLimit)
      : stream_(stream), bodyLimit_(bodyLimit), buffer_(std::size_t{64} << 10U) {}

  [[nodiscard]] Frame next();

 private:
  std::optional<Frame> readHeaderLine(std::string_view line);
  std::optional<Frame> lost(std::string why);
  std::optional<std::string> readLine();
  Frame readBody(std::size_t size);
  bool skip(std::uint64_t size);
  bool fill();

  ByteStream& stream_;
  std::size_t bodyLimit_;
  std::vector<char> buffer_;
  std::string_view unread_;  ///< the part of `buffer_` not yet consumed
  std::optional<std::uint64_t> length_;  ///< of the header being read
  bool inHeader_ = false;  ///< a line of the header has been read
  bool lost_ = false;  ///< after a malformed header: quiet until a Content-Length is found
  std::uint64_t toSkip_ = 0;
};

/// A body with its header, ready to be written.
[[nodiscard]] std::string frame(std::string_view body);

}  // namespace osiris::lsp
