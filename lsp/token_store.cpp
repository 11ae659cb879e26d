#include "lsp/token_store.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace osiris::lsp {
namespace {

using text::Position;

constexpr std::uint32_t numbersPerToken = 5;

/// `place`, counted from `from`, as counted from where `from` is.
Position placed(Position from, Position place) {
  return place.line == 0 ? Position{from.line, from.character + place.character}
                         : Position{from.line + place.line, place.character};
}

/// The way from one place to a later one, as the protocol counts it.
Position wayTo(Position from, Position to) {
  return from.line == to.line ? Position{0, to.character - from.character}
                              : Position{to.line - from.line, to.character};
}

/// What the spans of tokens count in.
struct TokenText {
  std::string_view text;
  const text::LineIndex& lines;
  text::Encoding encoding;
};

/// Tokens as numbers, the first one's place counted from `before`; then that is where the last is.
struct Encoder {
  TokenData data;
  Position before;
  Position first;

  void add(const TokenText& in, const std::vector<ide::SemanticToken>& tokens) {
    constexpr std::uint32_t declaration = 1;  // The first bit of the legend's modifiers.
    std::uint32_t line = 0;
    for (const ide::SemanticToken& token : tokens) {
      line = in.lines.lineOf(token.span.begin, line);
      const Position start = in.lines.positionOn(line, in.text, token.span.begin, in.encoding);
      const Position end = in.lines.positionOn(line, in.text, token.span.end, in.encoding);
      const Position way = wayTo(before, start);
      if (data.empty()) first = start;
      data.insert(data.end(),
                  {way.line, way.character, end.character - start.character,
                   static_cast<std::uint32_t>(token.type), token.declaration ? declaration : 0});
      before = start;
    }
  }
};

}  // namespace

TokenData encoded(const check::File& file, text::Encoding encoding,
                  const std::vector<ide::SemanticToken>& tokens) {
  Encoder encoder;
  encoder.add({file.text(), file.lines(), encoding}, tokens);
  return std::move(encoder.data);
}

/// The parts of one version of a file.
class TokenStore::Reader {
 public:
  Reader(const check::File& file, text::Encoding encoding)
      : file_(file),
        encoding_(encoding),
        parts_(ide::tokenParts(*file.pipeline())),
        data_(parts_.size()) {}

  [[nodiscard]] std::size_t size() const { return parts_.size(); }

  /// Whether a part of before is the same but for its place.
  [[nodiscard]] bool isSame(const Part& before, std::size_t index) const {
    const ide::TokenPart& part = parts_[index];
    if (part.step != nullptr) return before.step == part.step->step;
    return before.step == nullptr && before.between == encode(part).data;
  }

  [[nodiscard]] Part read(std::size_t index) {
    const ide::TokenPart& part = parts_[index];
    Encoder encoder = encode(part);
    Part made;
    made.count = static_cast<std::uint32_t>(encoder.data.size()) / numbersPerToken;
    if (part.step != nullptr) {
      made.step = part.step->step;
      made.first = encoder.first;
      made.last = encoder.before;
    } else {
      made.last = wayTo(encoder.first, encoder.before);
      made.between = encoder.data;
    }
    data_[index] = std::move(encoder.data);
    return made;
  }

  /// What a part's places count from. To be asked in the order of the parts.
  [[nodiscard]] Position start(std::size_t index) {
    const text::Offset at = begin(parts_[index]);
    line_ = file_.lines().lineOf(at, line_);
    return file_.lines().positionOn(line_, file_.text(), at, encoding_);
  }

  /// Adds a part's tokens, of which the first is `gap` behind the one before it.
  void append(std::size_t index, Position gap, TokenData& data) const {
    const bool known = !data_[index].empty();
    const TokenData own = known ? data_[index] : encode(parts_[index]).data;
    const std::size_t at = data.size();
    data.insert(data.end(), own.begin(), own.end());
    if (own.empty()) return;
    data[at] = gap.line;
    data[at + 1] = gap.character;
  }

 private:
  [[nodiscard]] static text::Offset begin(const ide::TokenPart& part) {
    return part.step != nullptr ? part.step->base : part.between.front().span.begin;
  }

  [[nodiscard]] Encoder encode(const ide::TokenPart& part) const {
    Encoder encoder;
    if (part.step == nullptr) {
      encoder.before = file_.lines().position(file_.text(), begin(part), encoding_);
      encoder.add({file_.text(), file_.lines(), encoding_}, part.between);
    } else {
      // The file's bytes: the step's own copy may have other line breaks.
      const oml::Step& step = *part.step->step;
      const std::string_view text = file_.text().substr(part.step->base, step.source.size());
      encoder.add({text, text::LineIndex(text), encoding_}, ide::stepTokens(step));
    }
    return encoder;
  }

  const check::File& file_;
  text::Encoding encoding_;
  std::vector<ide::TokenPart> parts_;
  std::vector<TokenData> data_;  ///< of those parts that were read
  std::uint32_t line_ = 0;
};

TokenEdit TokenStore::follow(const check::File& file, text::Encoding encoding) {
  Reader reader(file, encoding);
  const std::size_t size = reader.size();
  std::vector<Part> before = std::exchange(parts_, {});
  const auto tokens = [](std::span<const Part> parts) {
    std::uint32_t count = 0;
    for (const Part& part : parts) count += part.count;
    return count;
  };
  const std::uint32_t tokensBefore = tokens(before);

  // What is the same at the beginning and at the end is taken over.
  const std::size_t least = std::min(before.size(), size);
  std::size_t begin = 0;
  while (begin < least && reader.isSame(before[begin], begin)) ++begin;
  std::size_t kept = 0;
  while (kept < least - begin && reader.isSame(before[before.size() - 1 - kept], size - 1 - kept))
    ++kept;
  std::size_t end = size - kept;
  parts_.reserve(size);
  std::move(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(begin),
            std::back_inserter(parts_));
  for (std::size_t i = begin; i < end; ++i) parts_.push_back(reader.read(i));
  std::move(before.end() - static_cast<std::ptrdiff_t>(kept), before.end(),
            std::back_inserter(parts_));

  // Of that, what is in another place as seen from the token before it has changed as well.
  Position last;
  for (std::size_t i = 0; i < size; ++i) {
    Part& part = parts_[i];
    if (part.count == 0) continue;
    const Position start = reader.start(i);
    const Position gap = wayTo(last, placed(start, part.first));
    last = placed(start, part.last);
    if (gap == std::exchange(part.gap, gap)) continue;
    if (begin == end && size == before.size()) begin = end = i;  // The first change there is.
    begin = std::min(begin, i);
    end = std::max(end, i + 1);
  }

  TokenEdit edit;
  edit.start = numbersPerToken * tokens({parts_.data(), begin});
  const std::uint32_t tokensAround =
      tokens({parts_.data(), begin}) + tokens(std::span<const Part>(parts_).subspan(end));
  edit.deleteCount = numbersPerToken * (tokensBefore - tokensAround);
  for (std::size_t i = begin; i < end; ++i) reader.append(i, parts_[i].gap, edit.data);
  return edit;
}

TokenData TokenStore::full(const check::File& file, text::Encoding encoding) {
  parts_.clear();
  ++answers_;
  return follow(file, encoding).data;
}

std::optional<TokenEdit> TokenStore::since(std::string_view id, const check::File& file,
                                           text::Encoding encoding) {
  if (answers_ == 0 || id != this->id()) return std::nullopt;
  ++answers_;
  return follow(file, encoding);
}

}  // namespace osiris::lsp
