#include "lsp/transport/frame.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/ascii.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view lengthName = "content-length:";
// Longer lines are no header of ours. Their tail is kept: after a body of the wrong length the next
// header stands at the end of such a line.
constexpr std::size_t lineLimit = 8192;
constexpr std::size_t keptTail = 128;
// A number beyond this is a mistake, not a size: skipping that much would be waiting for ever.
constexpr std::uint64_t plausibleLength = std::uint64_t{1} << 40U;

/// Place of the last `Content-Length:` in a line, in any case; npos when there is none.
std::size_t findLengthName(std::string_view line) {
  const auto same = [](char a, char b) { return ascii::lower(a) == b; };
  const auto at =
      std::find_end(line.begin(), line.end(), lengthName.begin(), lengthName.end(), same);
  return at == line.end() ? std::string_view::npos : static_cast<std::size_t>(at - line.begin());
}

std::optional<std::uint64_t> parseLength(std::string_view digits) {
  while (!digits.empty() && (digits.front() == ' ' || digits.front() == '\t'))
    digits.remove_prefix(1);
  while (!digits.empty() && (digits.back() == ' ' || digits.back() == '\t'))
    digits.remove_suffix(1);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  if (value > plausibleLength) return std::nullopt;
  return value;
}

bool isHeaderField(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos) return false;
  return std::ranges::all_of(line.substr(0, colon), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
  });
}

}  // namespace

Frame FrameReader::next() {
  if (!skip(toSkip_)) return {};
  toSkip_ = 0;
  while (auto line = readLine()) {
    if (auto frame = readHeaderLine(*line)) return *std::move(frame);
  }
  return {};
}

/// A frame when the line ends the header or breaks it; nothing while the header goes on.
std::optional<Frame> FrameReader::readHeaderLine(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.empty()) {
    if (!inHeader_) return std::nullopt;
    if (!length_) return lost("the header has no Content-Length");
    const auto length = *length_;
    length_.reset();
    inHeader_ = false;
    if (length <= bodyLimit_) return readBody(length);
    toSkip_ = length;
    return Frame{
        Frame::Kind::tooLarge,
        fmt::format("a message of {} bytes is more than the {} allowed", length, bodyLimit_)};
  }
  inHeader_ = true;
  const auto name = findLengthName(line);
  if (name == std::string_view::npos) {
    return isHeaderField(line) ? std::nullopt : lost("the header has a line without a field");
  }
  length_ = parseLength(line.substr(name + lengthName.size()));
  if (!length_) return lost("Content-Length is not a number of bytes");
  if (name != 0 && !lost_) {
    // The body before was longer than it said, and this header follows its rest. It is reported
    // once; the header itself is good.
    return Frame{Frame::Kind::malformed, "Content-Length does not stand at the start of a line"};
  }
  lost_ = false;
  return std::nullopt;
}

/// Says what is wrong once, then looks for the next Content-Length in silence.
std::optional<Frame> FrameReader::lost(std::string why) {
  length_.reset();
  inHeader_ = false;
  if (lost_) return std::nullopt;
  lost_ = true;
  return Frame{Frame::Kind::malformed, std::move(why)};
}

std::optional<std::string> FrameReader::readLine() {
  std::string line;
  for (;;) {
    const auto newline = unread_.find('\n');
    line.append(unread_.substr(0, newline));
    if (line.size() > lineLimit) line.erase(0, line.size() - keptTail);
    if (newline != std::string_view::npos) {
      unread_.remove_prefix(newline + 1);
      return line;
    }
    if (!fill()) return std::nullopt;
  }
}

Frame FrameReader::readBody(std::size_t size) {
  std::string body;
  while (body.size() < size) {
    if (unread_.empty() && !fill()) return {};
    const auto count = std::min(size - body.size(), unread_.size());
    body.append(unread_.substr(0, count));
    unread_.remove_prefix(count);
  }
  return Frame{Frame::Kind::body, std::move(body)};
}

bool FrameReader::skip(std::uint64_t size) {
  while (size > 0) {
    if (unread_.empty() && !fill()) return false;
    const auto count = std::min<std::uint64_t>(size, unread_.size());
    unread_.remove_prefix(count);
    size -= count;
  }
  return true;
}

/// Reads on, everything read so far being consumed; false at the end of the stream.
bool FrameReader::fill() {
  const auto count = stream_.read(buffer_);
  unread_ = {buffer_.data(), count};
  return count > 0;
}

std::string frame(std::string_view body) {
  return fmt::format("Content-Length: {}\r\n\r\n{}", body.size(), body);
}

}  // namespace osiris::lsp
