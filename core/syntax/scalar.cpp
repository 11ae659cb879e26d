// Sections in brackets are those of the YAML 1.2.2 specification.
#include "syntax/scalar.h"

#include <algorithm>
#include <array>

#include "text/lines.h"

namespace osiris::syntax {
namespace {

using text::isBreak;
using text::isSpace;

/// The offset of the line break at or after `at`; the text's size when there is none. A loop: lines
/// are short, and `find_first_of` calls a function for every character.
std::size_t lineEnd(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && !isBreak(bytes[at])) ++at;
  return at;
}

/// The size of the line break at `at`; 0 when there is none.
std::size_t breakSize(std::string_view bytes, std::size_t at) {
  if (at >= bytes.size() || !isBreak(bytes[at])) return 0;
  return bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n' ? 2 : 1;
}

void append(ScalarSink sink, std::string_view bytes, std::size_t begin, std::size_t end) {
  if (begin >= end) return;
  if (sink.pieces != nullptr) {
    sink.pieces->push_back({static_cast<std::uint32_t>(sink.value.size()),
                            static_cast<text::Offset>(begin),
                            static_cast<std::uint32_t>(end - begin)});
  }
  sink.value.append(bytes.substr(begin, end - begin));
}

void report(ScalarSink sink, ProblemKind kind, std::size_t begin, std::size_t end,
            std::string detail = {}) {
  if (sink.problems == nullptr) return;
  sink.problems->push_back({kind,
                            {static_cast<text::Offset>(begin), static_cast<text::Offset>(end)},
                            std::move(detail),
                            0});
}

/// Folds the line breaks at `at` [6.5]: one becomes a space, each further one a line feed.
/// Returns where the next text begins.
std::size_t fold(std::string_view bytes, std::size_t at, ScalarSink sink, bool escaped = false) {
  std::size_t breaks = 0;
  while (at < bytes.size()) {
    if (const std::size_t size = breakSize(bytes, at); size != 0) {
      ++breaks;
      at += size;
    } else if (isSpace(bytes[at])) {
      ++at;
    } else {
      break;
    }
  }
  if (breaks > 1)
    sink.value.append(breaks - 1, '\n');
  else if (breaks == 1 && !escaped)
    sink.value += ' ';
  return at;
}

void appendUtf8(std::string& out, std::uint32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0 | point >> 6);
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0 | point >> 12);
    out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | point >> 18);
    out += static_cast<char>(0x80 | (point >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  }
}

int hexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// A code point of `digits` hexadecimal digits at `at`; -1 when they are not there.
std::int64_t hexadecimal(std::string_view bytes, std::size_t at, std::size_t digits) {
  if (at + digits > bytes.size()) return -1;
  std::int64_t point = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    const int value = hexValue(bytes[at + i]);
    if (value < 0) return -1;
    point = point * 16 + value;
  }
  return point;
}

/// The escape at `at`, a backslash that no line break follows [5.7]. Returns where it ends.
std::size_t unescape(std::string_view bytes, std::size_t at, ScalarSink sink) {
  struct Simple {
    char letter;
    std::uint32_t point;
  };
  static constexpr std::array<Simple, 18> simple = {{{'0', 0},
                                                     {'a', 7},
                                                     {'b', 8},
                                                     {'t', 9},
                                                     {'\t', 9},
                                                     {'n', 10},
                                                     {'v', 11},
                                                     {'f', 12},
                                                     {'r', 13},
                                                     {'e', 27},
                                                     {' ', ' '},
                                                     {'"', '"'},
                                                     {'/', '/'},
                                                     {'\\', '\\'},
                                                     {'N', 0x85},
                                                     {'_', 0xA0},
                                                     {'L', 0x2028},
                                                     {'P', 0x2029}}};
  const char letter = at + 1 < bytes.size() ? bytes[at + 1] : '\0';
  const auto* known = std::find_if(simple.begin(), simple.end(),
                                   [&](const Simple& s) { return s.letter == letter; });
  if (at + 1 < bytes.size() && known != simple.end()) {
    appendUtf8(sink.value, known->point);
    return at + 2;
  }
  const std::size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
  std::int64_t point = digits != 0 ? hexadecimal(bytes, at + 2, digits) : -1;
  std::size_t end = at + 2 + digits;
  // JSON writes what lies beyond the first plane as two surrogates.
  if (digits == 4 && point >= 0xD800 && point < 0xDC00 && bytes.substr(end, 2) == "\\u") {
    const std::int64_t low = hexadecimal(bytes, end + 2, 4);
    if (low >= 0xDC00 && low < 0xE000) {
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
      end += 6;
    }
  }
  if (point < 0 || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) {
    end = std::min(at + 2, bytes.size());
    report(sink, ProblemKind::invalidEscape, at, end, std::string(bytes.substr(at, end - at)));
    append(sink, bytes, at, end);
    return end;
  }
  appendUtf8(sink.value, static_cast<std::uint32_t>(point));
  return end;
}

struct BlockHeader {
  bool folded = false;
  char chomping = ' ';
  int explicitIndent = 0;
  std::size_t text = 0;  ///< where the line after the header begins
  bool ended = false;  ///< the text ends with the header
};

BlockHeader readHeader(std::string_view bytes) {
  BlockHeader header;
  header.folded = !bytes.empty() && bytes[0] == '>';
  std::size_t at = 1;
  for (; at < bytes.size() && at < 3; ++at) {
    if (bytes[at] == '+' || bytes[at] == '-')
      header.chomping = bytes[at];
    else if (bytes[at] >= '1' && bytes[at] <= '9')
      header.explicitIndent = bytes[at] - '0';
    else
      break;
  }
  while (at < bytes.size() && !isBreak(bytes[at])) ++at;
  header.ended = at >= bytes.size();
  header.text = at + breakSize(bytes, at);
  return header;
}

struct SourceLine {
  std::size_t begin = 0;
  std::size_t text = 0;  ///< after its leading spaces
  std::size_t end = 0;  ///< before its line break
  std::size_t next = 0;  ///< after its line break
  [[nodiscard]] int indent() const { return static_cast<int>(text - begin); }
  [[nodiscard]] bool blank() const { return text == end; }
};

SourceLine lineAt(std::string_view bytes, std::size_t begin) {
  SourceLine line{begin, begin, begin, begin};
  while (line.text < bytes.size() && bytes[line.text] == ' ') ++line.text;
  line.end = lineEnd(bytes, line.text);
  line.next = line.end + breakSize(bytes, line.end);
  return line;
}

/// The column of a block scalar's text: said by its header, or that of its first line [8.1.1.1].
int blockIndent(std::string_view bytes, const BlockHeader& header, std::size_t end,
                int parentIndent, ScalarSink sink) {
  if (header.explicitIndent > 0) return std::max(parentIndent, 0) + header.explicitIndent;
  int widest = 0;
  SourceLine wide;
  for (std::size_t at = header.text; at < end;) {
    const SourceLine line = lineAt(bytes, at);
    if (!line.blank()) {
      if (widest > line.indent())
        report(sink, ProblemKind::invalidBlockIndentation, wide.begin, wide.end);
      return line.indent();
    }
    if (line.indent() > widest) {
      widest = line.indent();
      wide = line;
    }
    if (line.next == at) break;
    at = line.next;
  }
  return std::max(widest, parentIndent + 1);
}

bool isConflictMarker(std::string_view line) {
  if (line.size() < 7) return false;
  const char c = line[0];
  if (c != '<' && c != '=' && c != '>' && c != '|') return false;
  return line.substr(0, 7) == std::string(7, c) && (line.size() == 7 || isSpace(line[7]));
}

enum class Radix { octal, decimal, hexadecimal };

bool allDigits(std::string_view text, Radix radix) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    if (radix == Radix::hexadecimal) return hexValue(c) >= 0;
    return c >= '0' && c <= (radix == Radix::octal ? '7' : '9');
  });
}

bool isReal(std::string_view text) {
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
  if (text == ".inf" || text == ".Inf" || text == ".INF") return true;
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at - begin;
  };
  const std::size_t whole = digits();
  std::size_t fraction = 0;
  if (at < text.size() && text[at] == '.') {
    ++at;
    fraction = digits();
  }
  if (whole + fraction == 0) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == text.size();
}

}  // namespace

void decodePlain(std::string_view bytes, ScalarSink sink) {
  while (!bytes.empty() && isSpace(bytes.back())) bytes.remove_suffix(1);
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t next = lineEnd(bytes, at);
    std::size_t end = next;
    while (end > at && isSpace(bytes[end - 1])) --end;
    append(sink, bytes, at, end);
    if (next == bytes.size()) break;
    at = fold(bytes, next, sink);
  }
}

void decodeSingleQuoted(std::string_view bytes, ScalarSink sink) {
  std::size_t at = 1;
  std::size_t run = 1;  // where what was not yet appended begins
  while (at < bytes.size()) {
    const char c = bytes[at];
    if (c == '\'') {
      if (at + 1 >= bytes.size() || bytes[at + 1] != '\'') break;
      append(sink, bytes, run, at + 1);
      at += 2;
      run = at;
    } else if (isBreak(c)) {
      std::size_t end = at;
      while (end > run && isSpace(bytes[end - 1])) --end;
      append(sink, bytes, run, end);
      at = fold(bytes, at, sink);
      run = at;
    } else {
      ++at;
    }
  }
  append(sink, bytes, run, std::min(at, bytes.size()));
}

void decodeDoubleQuoted(std::string_view bytes, ScalarSink sink) {
  std::size_t at = 1;
  std::size_t run = 1;
  while (at < bytes.size() && bytes[at] != '"') {
    const char c = bytes[at];
    if (c == '\\') {
      append(sink, bytes, run, at);
      if (at + 1 < bytes.size() && isBreak(bytes[at + 1])) {
        at = fold(bytes, at + 1, sink, true);
      } else {
        at = unescape(bytes, at, sink);
      }
      run = at;
    } else if (isBreak(c)) {
      std::size_t end = at;
      while (end > run && isSpace(bytes[end - 1])) --end;
      append(sink, bytes, run, end);
      at = fold(bytes, at, sink);
      run = at;
    } else {
      ++at;
    }
  }
  append(sink, bytes, run, std::min(at, bytes.size()));
}

void decodeBlock(std::string_view bytes, std::size_t end, int parentIndent, ScalarSink sink) {
  const BlockHeader header = readHeader(bytes);
  const auto indent = static_cast<std::size_t>(
      blockIndent(bytes, header, std::max(end, header.text), parentIndent, sink));
  std::size_t pendingBreaks = 0;  // of empty lines
  bool pendingBreak = false;  // of the last line with text
  bool lastSpaced = false;
  std::size_t at = header.text;
  while (at < bytes.size()) {
    const SourceLine line = lineAt(bytes, at);
    const bool inside = at < end;
    if (!inside && !line.blank()) break;  // After the last text, only empty lines can belong to it.
    at = line.next;
    if (inside && isConflictMarker(bytes.substr(line.begin, line.end - line.begin)) && indent > 0)
      continue;
    const std::size_t text = std::min(line.begin + indent, line.text);
    if (text >= line.end || !inside) {
      // The end of the text ends a line only if there is one: spaces, at least.
      if (line.next != line.end || line.end > line.begin) ++pendingBreaks;
      if (line.next == line.end) break;
      continue;
    }
    const bool spaced = isSpace(bytes[text]);
    if (pendingBreak) {
      if (!header.folded || lastSpaced || spaced)
        sink.value += '\n';
      else if (pendingBreaks == 0)
        sink.value += ' ';
    }
    sink.value.append(pendingBreaks, '\n');
    pendingBreaks = 0;
    append(sink, bytes, text, line.end);
    const bool onlySpaces =
        bytes.substr(text, line.end - text).find_first_not_of(" \t") == std::string_view::npos;
    pendingBreak = line.next != line.end || onlySpaces;
    lastSpaced = spaced;
    if (line.next == line.end) break;
  }
  if (header.chomping == '-') return;
  if (pendingBreak) sink.value += '\n';
  if (header.chomping == '+') sink.value.append(pendingBreaks, '\n');
}

Kind resolvePlain(std::string_view text) {
  if (text.empty()) return Kind::null;
  // Most plain text is a word, and no word but these starts like that.
  const char c = text[0];
  const bool number = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+';
  if (!number) {
    if (c == '~') return text.size() == 1 ? Kind::null : Kind::string;
    if (text.size() == 4 && (text == "null" || text == "Null" || text == "NULL")) return Kind::null;
    if (text == "true" || text == "True" || text == "TRUE" || text == "false" || text == "False" ||
        text == "FALSE") {
      return Kind::boolean;
    }
    return Kind::string;
  }
  if (text.starts_with("0o") && allDigits(text.substr(2), Radix::octal)) return Kind::integer;
  if (text.starts_with("0x") && allDigits(text.substr(2), Radix::hexadecimal)) return Kind::integer;
  if (allDigits(c == '-' || c == '+' ? text.substr(1) : text, Radix::decimal)) return Kind::integer;
  if (text == ".nan" || text == ".NaN" || text == ".NAN" || isReal(text)) return Kind::real;
  return Kind::string;
}

std::vector<Piece> piecesOf(const Value& value, std::string_view source) {
  std::vector<Piece> pieces;
  if (!value.isScalar() || value.copied()) return pieces;
  const text::Span span = value.span();
  if (span.end > source.size()) return pieces;
  std::string text;
  const ScalarSink sink{text, &pieces, nullptr};
  const std::string_view bytes = source.substr(span.begin, span.size());
  switch (value.style()) {
    case Style::singleQuoted:
      decodeSingleQuoted(bytes, sink);
      break;
    case Style::doubleQuoted:
      decodeDoubleQuoted(bytes, sink);
      break;
    case Style::literal:
    case Style::folded: {
      // The text's column is found in the text; only an explicit indicator needs its parent's,
      // and then the first line's column less the indicator tells it.
      std::size_t line = span.begin;
      while (line > 0 && !isBreak(source[line - 1])) --line;
      int parent = lineAt(source, line).indent();
      for (std::size_t at = line + static_cast<std::size_t>(parent);
           at + 1 < span.begin && source[at] == '-' && isSpace(source[at + 1]);) {
        std::size_t next = at + 1;
        while (next < span.begin && isSpace(source[next])) ++next;
        if (next >= span.begin) break;
        at = next;
        parent = static_cast<int>(at - line);
      }
      decodeBlock(source.substr(span.begin), span.size(), parent, sink);
      break;
    }
    default:
      decodePlain(bytes, sink);
      break;
  }
  for (Piece& piece : pieces) piece.source += span.begin;
  return pieces;
}

text::Offset sourceOffset(const std::vector<Piece>& pieces, std::size_t valueOffset) {
  if (pieces.empty()) return 0;
  auto after =
      std::upper_bound(pieces.begin(), pieces.end(), valueOffset,
                       [](std::size_t at, const Piece& piece) { return at < piece.value; });
  if (after == pieces.begin()) return pieces.front().source;
  const Piece& piece = *std::prev(after);
  return piece.source +
         static_cast<text::Offset>(std::min<std::size_t>(valueOffset - piece.value, piece.size));
}

std::size_t valueOffset(const std::vector<Piece>& pieces, text::Offset source) {
  auto after =
      std::upper_bound(pieces.begin(), pieces.end(), source,
                       [](text::Offset at, const Piece& piece) { return at < piece.source; });
  if (after == pieces.begin()) return 0;
  const Piece& piece = *std::prev(after);
  if (source < piece.source + piece.size) return piece.value + (source - piece.source);
  return after == pieces.end() ? piece.value + piece.size : after->value;
}

}  // namespace osiris::syntax
