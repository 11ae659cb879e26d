#include "lsp/transport/frame.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace osiris::lsp {
namespace {

/// Gives its bytes in small pieces, then ends.
class Pieces : public ByteStream {
 public:
  Pieces(std::string bytes, std::size_t size) : bytes_(std::move(bytes)), size_(size) {}

  std::size_t read(std::span<char> into) override {
    const auto count = std::min({into.size(), size_, bytes_.size() - at_});
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at_), count, into.begin());
    at_ += count;
    return count;
  }
  void interrupt() override {}
  bool write(std::string_view) override { return true; }

 private:
  std::string bytes_;
  std::size_t size_;
  std::size_t at_ = 0;
};

/// Every frame as "kind text", read in pieces of each size, which must make no difference.
std::vector<std::string> framesOf(const std::string& bytes, std::size_t limit = 1000) {
  std::vector<std::string> first;
  for (const std::size_t size : {100000, 1, 7}) {
    Pieces stream(bytes, size);
    FrameReader reader(stream, limit);
    std::vector<std::string> frames;
    for (auto next = reader.next(); next.kind != Frame::Kind::end; next = reader.next()) {
      const bool good = next.kind == Frame::Kind::body;
      frames.push_back(good                                 ? next.text
                       : next.kind == Frame::Kind::tooLarge ? "too large"
                                                            : "malformed");
    }
    if (first.empty()) first = frames;
    EXPECT_EQ(frames, first) << "in pieces of " << size;
  }
  return first;
}

using Frames = std::vector<std::string>;

TEST(Frame, IsReadBackAsWritten) {
  EXPECT_EQ(framesOf(frame("{}") + frame("") + frame("[1,\n2]")), (Frames{"{}", "", "[1,\n2]"}));
}

TEST(Frame, TakesOtherFieldsAnyCaseAndBareNewlines) {
  EXPECT_EQ(framesOf("Content-Type: x; charset=utf-8\r\nCONTENT-length:  2 \r\n\r\n{}"
                     "Content-Length: 1\n\n1"),
            (Frames{"{}", "1"}));
}

TEST(Frame, PassesOverEmptyLinesBetweenMessages) {
  EXPECT_EQ(framesOf("\r\n\r\n" + frame("{}") + "\r\n" + frame("1")), (Frames{"{}", "1"}));
}

TEST(Frame, WithoutLengthIsReportedOnceAndTheNextIsRead) {
  EXPECT_EQ(framesOf("Content-Type: x\r\n\r\n{\"a\": 1}\r\n\r\n\r\n" + frame("1")),
            (Frames{"malformed", "1"}));
}

TEST(Frame, WithALengthThatIsNoNumberIsReported) {
  for (const auto* length : {"-1", "abc", "", "1e3", "99999999999999999999", "9999999999999999"}) {
    const auto header = std::string("Content-Length: ") + length + "\r\n\r\n";
    EXPECT_EQ(framesOf(header + "{}\n" + frame("1")), (Frames{"malformed", "1"})) << length;
  }
}

TEST(Frame, GarbageIsReportedOnceAndTheNextIsRead) {
  EXPECT_EQ(framesOf(std::string("\0\x01\xff:\n hello\n{}\n", 15) + frame("1") +
                     "GET / HTTP/1.1\n" + frame("2")),
            (Frames{"malformed", "1", "malformed", "2"}));
}

TEST(Frame, LongerThanItSaysIsReportedAndTheNextIsRead) {
  EXPECT_EQ(framesOf("Content-Length: 2\r\n\r\n{}   {\"rest\": 1}" + frame("1")),
            (Frames{"{}", "malformed", "1"}));
}

TEST(Frame, TooLargeIsSkipped) {
  EXPECT_EQ(framesOf(frame(std::string(1001, 'x')) + frame(std::string(1000, 'y')) + frame("1")),
            (Frames{"too large", std::string(1000, 'y'), "1"}));
}

TEST(Frame, EndsQuietlyInTheMiddleOfAnything) {
  const auto whole = frame("{\"a\": 1}");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_EQ(framesOf(whole.substr(0, size)), Frames{}) << size;
  }
}

TEST(Frame, AnEndlessHeaderTakesNoMemory) {
  EXPECT_EQ(framesOf(std::string(1 << 20, 'x') + frame("1")), (Frames{"malformed", "1"}));
}

}  // namespace
}  // namespace osiris::lsp
