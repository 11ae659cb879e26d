#include "syntax/yaml11.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace osiris::syntax {
namespace {

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool isDigitOrUnderscore(char c) { return isDigit(c) || c == '_'; }
constexpr bool isBlank(char c) { return c == ' ' || c == '\t'; }

/// Reads a text from left to right; every step says whether it could be taken.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool atEnd() const { return rest_.empty(); }
  bool one(std::string_view anyOf) {
    if (rest_.empty() || anyOf.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool word(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  /// How many characters of a kind were taken, at most `limit`.
  template <typename Is>
  std::size_t many(Is is, std::size_t limit = std::string_view::npos) {
    std::size_t size = 0;
    while (size < rest_.size() && size < limit && is(rest_[size])) ++size;
    rest_.remove_prefix(size);
    return size;
  }
  bool digits(std::size_t least, std::size_t most) { return many(isDigit, most) >= least; }

 private:
  std::string_view rest_;
};

bool isBoolean(std::string_view text) {
  static constexpr std::array<std::string_view, 18> words{
      "yes", "Yes", "YES", "no",   "No",   "NO",   "on",    "On",    "ON",
      "off", "Off", "OFF", "true", "True", "TRUE", "false", "False", "FALSE"};
  return text.size() <= 5 && std::ranges::find(words, text) != words.end();
}

bool isNull(std::string_view text) {
  return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

/// `:59` any number of times: base 60. True when there was one.
bool takeSixties(Scanner& scan) {
  bool any = false;
  for (Scanner next = scan; next.one(":"); next = scan) {
    Scanner two = next;
    if (two.one("012345") && two.digits(1, 1)) {
      scan = two;
    } else if (next.digits(1, 1)) {
      scan = next;
    } else {
      break;
    }
    any = true;
  }
  return any;
}

// [-+]?0b[01_]+ | [-+]?0x[0-9a-fA-F_]+ | [-+]?0[0-7_]+ | [-+]?(0|[1-9][0-9_]*) |
// [-+]?[1-9][0-9_]*(:[0-5]?[0-9])+
bool isInteger(std::string_view text) {
  Scanner scan(text);
  scan.one("-+");
  if (scan.word("0b"))
    return scan.many([](char c) { return c == '0' || c == '1' || c == '_'; }) > 0 && scan.atEnd();
  if (scan.word("0x")) {
    const auto isHex = [](char c) {
      return isDigitOrUnderscore(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    return scan.many(isHex) > 0 && scan.atEnd();
  }
  if (scan.word("0")) {
    scan.many([](char c) { return (c >= '0' && c <= '7') || c == '_'; });
    return scan.atEnd();
  }
  if (!scan.digits(1, 1)) return false;
  scan.many(isDigitOrUnderscore);
  return scan.atEnd() || (takeSixties(scan) && scan.atEnd());
}

/// `e+3`, wholly or not at all; the sign is a must in YAML 1.1.
void takeExponent(Scanner& scan) {
  Scanner next = scan;
  if (next.one("eE") && next.one("-+") && next.many(isDigit) > 0) scan = next;
}

// [-+]?[0-9][0-9_]*\.[0-9_]*([eE][-+][0-9]+)? | \.[0-9][0-9_]*([eE][-+][0-9]+)?
// | [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]* | [-+]?\.(inf|Inf|INF) | \.(nan|NaN|NAN)
bool isReal(std::string_view text) {
  Scanner scan(text);
  const bool isSigned = scan.one("-+");
  const std::string_view unsignedText = text.substr(isSigned ? 1 : 0);
  if (unsignedText == ".inf" || unsignedText == ".Inf" || unsignedText == ".INF") return true;
  if (text == ".nan" || text == ".NaN" || text == ".NAN") return true;
  if (scan.one(".")) {
    if (isSigned || !scan.digits(1, 1)) return false;
    scan.many(isDigitOrUnderscore);
    takeExponent(scan);
    return scan.atEnd();
  }
  if (!scan.digits(1, 1)) return false;
  scan.many(isDigitOrUnderscore);
  const bool sixties = takeSixties(scan);
  if (!scan.one(".")) return false;
  scan.many(isDigitOrUnderscore);
  if (!sixties) takeExponent(scan);
  return scan.atEnd();
}

/// `Z`, `+1` or `+01:30`, wholly or not at all.
void takeZone(Scanner& scan) {
  Scanner next = scan;
  next.many(isBlank);
  if (next.one("Z")) {
    scan = next;
  } else if (next.one("-+") && next.digits(1, 2)) {
    scan = next;
    if (next.one(":") && next.digits(2, 2)) scan = next;
  }
}

// YYYY-MM-DD, or YYYY-M-D then `T` or blanks, H:MM:SS, fraction, zone
bool isDate(std::string_view text) {
  Scanner scan(text);
  if (!scan.digits(4, 4) || !scan.one("-")) return false;
  if (Scanner day = scan; day.digits(2, 2) && day.one("-") && day.digits(2, 2) && day.atEnd())
    return true;
  if (!scan.digits(1, 2) || !scan.one("-") || !scan.digits(1, 2)) return false;
  if (!scan.one("Tt") && scan.many(isBlank) == 0) return false;
  if (!scan.digits(1, 2) || !scan.one(":") || !scan.digits(2, 2) || !scan.one(":") ||
      !scan.digits(2, 2))
    return false;
  if (scan.one(".")) scan.many(isDigit);
  takeZone(scan);
  return scan.atEnd();
}

/// "!!int", "tag:yaml.org,2002:int" and "!<tag:yaml.org,2002:int>" → "int"; else nothing.
std::string_view coreTag(std::string_view tag) {
  if (tag.starts_with("!<") && tag.ends_with(">")) tag = tag.substr(2, tag.size() - 3);
  static constexpr std::string_view prefix = "tag:yaml.org,2002:";
  if (tag.starts_with(prefix)) return tag.substr(prefix.size());
  return tag.starts_with("!!") ? tag.substr(2) : std::string_view();
}

std::optional<Type> typeOfTag(std::string_view tag) {
  struct Known {
    std::string_view name;
    Type type;
  };
  static constexpr std::array<Known, 12> known{{{"str", Type::string},
                                                {"int", Type::integer},
                                                {"float", Type::real},
                                                {"bool", Type::boolean},
                                                {"null", Type::null},
                                                {"binary", Type::binary},
                                                {"timestamp", Type::date},
                                                {"seq", Type::sequence},
                                                {"omap", Type::sequence},
                                                {"pairs", Type::sequence},
                                                {"map", Type::mapping},
                                                {"set", Type::set}}};
  const std::string_view name = coreTag(tag);
  const auto* found = std::ranges::find(known, name, &Known::name);
  return found == known.end() ? std::nullopt : std::optional(found->type);
}

struct Signed {
  bool negative = false;
  std::string digits;  ///< without sign and underscores
};

Signed digitsOf(std::string_view text) {
  Signed number;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    number.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  std::ranges::copy_if(text, std::back_inserter(number.digits), [](char c) { return c != '_'; });
  return number;
}

double inBase(std::string_view digits, int base) {
  double value = 0;
  for (const char c : digits) {
    const int digit = isDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
    value = value * base + digit;
  }
  return value;
}

/// Locale-free; what does not parse is 0, as nothing here depends on it.
double decimal(std::string_view text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc::result_out_of_range ? std::numeric_limits<double>::infinity()
                                                   : value;
}

double sixties(std::string_view text) {
  double value = 0;
  while (true) {
    const auto colon = text.find(':');
    value = value * 60 + decimal(text.substr(0, colon));
    if (colon == std::string_view::npos) return value;
    text.remove_prefix(colon + 1);
  }
}

double integerMagnitude(std::string_view digits) {
  if (digits.starts_with("0b")) return inBase(digits.substr(2), 2);
  if (digits.starts_with("0x")) return inBase(digits.substr(2), 16);
  if (digits.starts_with("0")) return inBase(digits, 8);
  return digits.find(':') == std::string_view::npos ? decimal(digits) : sixties(digits);
}

double realMagnitude(std::string_view digits) {
  if (digits.size() > 1 && (digits[1] | 0x20) == 'i')
    return std::numeric_limits<double>::infinity();
  if (digits.size() > 1 && (digits[1] | 0x20) == 'n')
    return std::numeric_limits<double>::quiet_NaN();
  return digits.find(':') == std::string_view::npos ? decimal(digits) : sixties(digits);
}

}  // namespace

Type typeOfPlain(std::string_view text) {
  if (isNull(text)) return Type::null;
  const char first = text.front();
  if (isDigit(first) || first == '-' || first == '+' || first == '.') {
    if (isInteger(text)) return Type::integer;
    if (isReal(text)) return Type::real;
    return isDate(text) ? Type::date : Type::string;
  }
  return isBoolean(text) ? Type::boolean : Type::string;
}

Type typeOf(const Value& value) {
  if (!value) return Type::null;
  if (const std::string_view tag = value.tag(); !tag.empty()) {
    // A lone `!` makes PyYAML read even quoted text as if it were plain.
    if (tag == "!" && value.kind() != Kind::sequence && value.kind() != Kind::mapping)
      return typeOfPlain(value.text());
    if (const auto type = typeOfTag(tag)) return *type;
  }
  switch (value.kind()) {
    case Kind::sequence:
      return Type::sequence;
    case Kind::mapping:
      return Type::mapping;
    case Kind::alias:
      return Type::null;
    default:
      break;
  }
  switch (value.style()) {
    case Style::none:
      return Type::null;
    case Style::plain:
      return typeOfPlain(value.text());
    default:
      return Type::string;
  }
}

std::string_view nameOf(Type type) {
  switch (type) {
    case Type::null:
      return "nothing";
    case Type::boolean:
      return "true/false";
    case Type::integer:
      return "whole number";
    case Type::real:
      return "number";
    case Type::date:
      return "date";
    case Type::string:
      return "text";
    case Type::sequence:
      return "list";
    case Type::mapping:
      return "map";
    case Type::binary:
      return "binary data";
    case Type::set:
      return "set";
  }
  return "nothing";
}

bool truthy(const Value& value) {
  switch (typeOf(value)) {
    case Type::null:
      return false;
    case Type::boolean:
      return booleanOf(value).value_or(false);
    case Type::integer:
    case Type::real:
      return numberOf(value).value_or(0) != 0;  // NaN counts as true, as in Python
    case Type::date:
      return true;
    case Type::string:
    case Type::binary:
      return !value.text().empty();
    case Type::sequence:
    case Type::mapping:
    case Type::set:
      return value.size() > 0;
  }
  return false;
}

std::optional<bool> booleanOf(const Value& value) {
  if (typeOf(value) != Type::boolean) return std::nullopt;
  const std::string_view text = value.text();
  const auto is = [&](std::string_view word) {
    return std::ranges::equal(text, word, {}, [](char c) { return static_cast<char>(c | 0x20); });
  };
  return is("yes") || is("on") || is("true");
}

std::optional<double> numberOf(const Value& value) {
  const Type type = typeOf(value);
  if (type != Type::integer && type != Type::real) return std::nullopt;
  const Signed number = digitsOf(value.text());
  const double magnitude =
      type == Type::integer ? integerMagnitude(number.digits) : realMagnitude(number.digits);
  return number.negative ? -magnitude : magnitude;
}

std::optional<std::int64_t> integerOf(const Value& value) {
  if (typeOf(value) != Type::integer) return std::nullopt;
  // Plain decimals are exact over all 64 bits; other notations as far as a double is.
  const Signed number = digitsOf(value.text());
  if (!number.digits.starts_with('0') && number.digits.find(':') == std::string::npos) {
    const std::string text = (number.negative ? "-" : "") + number.digits;
    std::int64_t exact = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), exact);
    return problem == std::errc() && end == text.data() + text.size() ? std::optional(exact)
                                                                      : std::nullopt;
  }
  const double magnitude = integerMagnitude(number.digits);
  if (magnitude > 9007199254740992.0) return std::nullopt;
  return static_cast<std::int64_t>(number.negative ? -magnitude : magnitude);
}

}  // namespace osiris::syntax
