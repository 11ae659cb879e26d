// Follows PyYAML's emitter in what it keeps: the column, and whether a blank or an indentation is
// what was written last. Where lines are folded depends on all three.
#include "plan/canonical_yaml.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "base/canonical_json.h"
#include "base/utf8.h"
#include "plan/python_text.h"
#include "plan/yaml_scalar_style.h"
#include "syntax/yaml11.h"

namespace osiris::plan {
namespace {

using nlohmann::ordered_json;

constexpr int bestWidth = 120;
constexpr int bestIndent = 2;
/// "!!str" and 122 characters: longer keys go after a `?`.
constexpr std::size_t longestSimpleKey = 122;

std::u32string decoded(std::string_view text) {
  std::u32string characters;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Character character = utf8::decode(text, at);
    characters += character.value;
    at += character.size;
  }
  return characters;
}

/// Where a node stands; it decides how a sequence in it is indented.
enum class Place : std::uint8_t { root, item, mapped };

class Emitter {
 public:
  std::string document(const ordered_json& value) {
    indicator("---", true);
    node(value, Place::root);
    writeIndent();
    indicator("...", true);
    writeIndent();
    return std::move(out_);
  }

 private:
  // Output

  void put(std::u32string_view text) {
    for (const char32_t c : text) appendUtf8(out_, c);
    column_ += static_cast<int>(text.size());
  }

  void put(std::string_view ascii) {
    out_ += ascii;
    column_ += static_cast<int>(ascii.size());
  }

  void indicator(std::string_view text, bool needsBlank, bool isIndentation = false) {
    if (needsBlank && !blank_) put(" ");
    put(text);
    blank_ = false;
    indentation_ = indentation_ && isIndentation;
  }

  void writeBreak(char32_t c = U'\n') {
    appendUtf8(out_, c);
    blank_ = indentation_ = true;
    column_ = 0;
  }

  void writeIndent() {
    const int indent = std::max(indent_, 0);
    if (!indentation_ || column_ > indent || (column_ == indent && !blank_)) writeBreak();
    if (column_ < indent) {
      blank_ = true;
      put(std::string(static_cast<std::size_t>(indent - column_), ' '));
    }
  }

  // Nodes

  void node(const ordered_json& value, Place place) {
    if (value.is_object() && !value.empty()) return mapping(value);
    if (value.is_array() && !value.empty()) return sequence(value, place);
    if (value.is_object()) return indicator("{}", true);
    if (value.is_array()) return indicator("[]", true);
    scalar(value);
  }

  void mapping(const ordered_json& map) {
    const int before = std::exchange(indent_, indent_ < 0 ? 0 : indent_ + bestIndent);
    std::vector<ordered_json::const_iterator> entries;
    for (auto it = map.begin(); it != map.end(); ++it) entries.push_back(it);
    // Bytes of UTF-8 sort as code points do.
    std::ranges::sort(entries, {}, [](const auto& it) -> std::string_view { return it.key(); });
    for (const auto& entry : entries) {
      writeIndent();
      key(entry.key());
      node(*entry, Place::mapped);
    }
    indent_ = before;
  }

  void key(std::string_view name) {
    const std::u32string text = decoded(name);
    if (!text.empty() && text.size() <= longestSimpleKey && !hasYamlBreak(text)) {
      string(name, ScalarRole::simpleKey);
      return indicator(":", false);
    }
    indicator("?", true, true);
    string(name, ScalarRole::value);
    writeIndent();
    indicator(":", true, true);
  }

  void sequence(const ordered_json& list, Place place) {
    const bool isIndentless = place == Place::mapped && !indentation_;
    const int deeper = indent_ < 0 ? 0 : indent_ + bestIndent;
    const int before = std::exchange(indent_, isIndentless ? indent_ : deeper);
    for (const ordered_json& item : list) {
      writeIndent();
      indicator("-", true, true);
      node(item, Place::item);
    }
    indent_ = before;
  }

  // Scalars

  void scalar(const ordered_json& value) {
    if (value.is_string()) return string(value.get_ref<const std::string&>(), ScalarRole::value);
    if (value.is_null()) return word("null");
    if (!value.is_number_float()) return word(value.dump());
    std::string number = pythonText(value);
    if (number.ends_with("inf") || number == "nan") number.insert(number.size() - 3, ".");
    const auto exponent = number.find('e');
    if (exponent != std::string::npos && number.find('.') == std::string::npos)
      number.insert(exponent, ".0");
    word(number);
  }

  void word(std::string_view text) {
    if (!blank_) put(" ");
    blank_ = indentation_ = false;
    put(text);
  }

  void string(std::string_view bytes, ScalarRole role) {
    const int before = std::exchange(indent_, std::max(indent_, 0) + bestIndent);
    // `=` is a type of its own in YAML 1.1, and `<<` the merge key.
    const bool readsAsText =
        syntax::typeOfPlain(bytes) == syntax::Type::string && bytes != "=" && bytes != "<<";
    const std::u32string text = decoded(bytes);
    const bool folds = role == ScalarRole::value;
    switch (yamlStyleOf(text, role, readsAsText)) {
      case ScalarStyle::plain:
        plain(text, folds);
        break;
      case ScalarStyle::singleQuoted:
        singleQuoted(text, folds);
        break;
      case ScalarStyle::doubleQuoted:
        doubleQuoted(text, folds);
        break;
    }
    indent_ = before;
  }

  /// Words of one line; PyYAML writes nothing else plain.
  void plain(std::u32string_view text, bool folds) {
    if (!blank_) put(" ");
    blank_ = indentation_ = false;
    for (std::size_t at = 0; at < text.size();) {
      const bool isBlank = text[at] == U' ';
      const std::size_t end = endOfRun(text, at, isBlank);
      if (isBlank && end == at + 1 && column_ > bestWidth && folds) {
        writeIndent();
        blank_ = indentation_ = false;
      } else {
        put(text.substr(at, end - at));
      }
      at = end;
    }
  }

  static std::size_t endOfRun(std::u32string_view text, std::size_t at, bool ofBlanks) {
    while (at < text.size() && (text[at] == U' ') == ofBlanks) ++at;
    return at;
  }

  void singleQuoted(std::u32string_view text, bool folds) {
    indicator("'", true);
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at + 1;
      if (text[at] == U' ') {
        end = endOfRun(text, at, true);
        const bool isInside = at != 0 && end != text.size();
        if (end == at + 1 && column_ > bestWidth && folds && isInside) {
          writeIndent();
        } else {
          put(text.substr(at, end - at));
        }
      } else if (isYamlBreak(text[at])) {
        while (end < text.size() && isYamlBreak(text[end])) ++end;
        if (text[at] == U'\n') writeBreak();
        for (const char32_t c : text.substr(at, end - at)) writeBreak(c);
        writeIndent();
      } else {
        put(text[at] == U'\'' ? std::u32string_view(U"''") : text.substr(at, 1));
      }
      at = end;
    }
    indicator("'", false);
  }

  static bool standsInDoubleQuotes(char32_t c) {
    if (c == U'"' || c == U'\\' || c == 0x2028 || c == 0x2029 || c == 0xFEFF) return false;
    return (c >= 0x20 && c <= 0x7E) || (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD);
  }

  static std::string escaped(char32_t c) {
    static constexpr std::array<std::pair<char32_t, char>, 15> letters{{{0x00, '0'},
                                                                        {0x07, 'a'},
                                                                        {0x08, 'b'},
                                                                        {0x09, 't'},
                                                                        {0x0A, 'n'},
                                                                        {0x0B, 'v'},
                                                                        {0x0C, 'f'},
                                                                        {0x0D, 'r'},
                                                                        {0x1B, 'e'},
                                                                        {U'"', '"'},
                                                                        {U'\\', '\\'},
                                                                        {0x85, 'N'},
                                                                        {0xA0, '_'},
                                                                        {0x2028, 'L'},
                                                                        {0x2029, 'P'}}};
    const auto letter = std::ranges::find(letters, c, &std::pair<char32_t, char>::first);
    if (letter != letters.end()) return std::string{'\\', letter->second};
    const auto code = static_cast<std::uint32_t>(c);
    if (code <= 0xFF) return fmt::format("\\x{:02X}", code);
    if (code <= 0xFFFF) return fmt::format("\\u{:04X}", code);
    return fmt::format("\\U{:08X}", code);
  }

  /// `start` to `end` is what is still to be written.
  void doubleQuoted(std::u32string_view text, bool folds) {
    indicator("\"", true);
    std::size_t start = 0;
    for (std::size_t end = 0; end <= text.size(); ++end) {
      const bool isEnd = end == text.size();
      if (isEnd || !standsInDoubleQuotes(text[end])) {
        put(text.substr(start, end - start));
        start = end;
        if (!isEnd) {
          put(escaped(text[end]));
          start = end + 1;
        }
      }
      const bool isInside = end > 0 && end + 1 < text.size();
      if (!isInside || !folds || (text[end] != U' ' && start < end)) continue;
      const int width = column_ + static_cast<int>(end) - static_cast<int>(start);
      if (width > bestWidth) foldDoubleQuoted(text, start, end);
    }
    indicator("\"", false);
  }

  void foldDoubleQuoted(std::u32string_view text, std::size_t& start, std::size_t end) {
    if (start < end) {
      put(text.substr(start, end - start));
      start = end;
    }
    put("\\");
    writeIndent();
    blank_ = indentation_ = false;
    if (text[start] == U' ') put("\\");
  }

  std::string out_;
  int column_ = 0;
  int indent_ = -1;
  bool blank_ = true;
  bool indentation_ = true;
};

/// As str.rstrip() counts blanks.
bool isPythonBlank(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 ||
         c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

std::string withoutTrailingBlanks(std::string_view text) {
  std::string out;
  std::size_t keep = 0;  // Of what stands in `out`, what is not a blank at the end of a line.
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Character character = utf8::decode(text, at);
    if (character.value == U'\n') out.resize(keep);
    out += text.substr(at, character.size);
    if (character.value == U'\n' || !isPythonBlank(character.value)) keep = out.size();
    at += character.size;
  }
  return out;
}

}  // namespace

std::string canonicalYaml(const ordered_json& value) {
  return withoutTrailingBlanks(Emitter().document(value));
}

}  // namespace osiris::plan
