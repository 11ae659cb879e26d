#include "support/yaml_writer.h"

#include <algorithm>
#include <array>

namespace osiris::test {
namespace {

using Kind = YamlNode::Kind;

bool isWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '/';
}

/// Bytes that are never a mark of YAML's own, in brackets or not.
bool isHarmless(char c) { return isWordByte(c) || c == '.' || static_cast<unsigned char>(c) > 127; }

std::string singleQuoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'";
}

std::string doubleQuoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return quoted + "\"";
}

/// May go on over lines without quotes, or stand there with `${…}` in it; not in brackets.
bool isPlainInBlock(std::string_view text) {
  const bool begins = !text.empty() && (isWordByte(text.front()) || text.starts_with("${"));
  return begins && text.front() != '-' && text.back() != ' ' && text.back() != ':' &&
         !(text.front() >= '0' && text.front() <= '9') && text.find('\n') == std::string::npos &&
         text.find(": ") == std::string_view::npos && text.find(" #") == std::string_view::npos &&
         (text.find(' ') != std::string_view::npos || text.find("${") != std::string_view::npos ||
          isPlainWord(text));
}

constexpr std::array comments = {
    "why this is here", "TODO: ask them", "größer als vorher",  "数据 📦",
    "- id: not-a-step", "key: value",     "e\xcc\x81t\xc3\xa9", "",
    "# # twice",        "\"quote",        "[bracket",
};

}  // namespace

bool isPlainWord(std::string_view text) {
  static constexpr std::array notText = {"true", "false", "yes", "no", "on",
                                         "off",  "null",  "y",   "n"};
  return !text.empty() && std::ranges::all_of(text, isHarmless) &&
         ((text.front() >= 'a' && text.front() <= 'z') ||
          static_cast<unsigned char>(text.front()) > 127) &&
         std::ranges::find(notText, text) == notText.end();
}

std::string YamlWriter::document(const YamlNode& root) {
  out_.clear();
  gap(0);
  blockMap(root, 0, 0);
  if (oneIn(6)) out_ += "# the end\n";
  return std::move(out_);
}

/// `begun`: columns of the line that is begun, as behind a dash.
void YamlWriter::blockMap(const YamlNode& map, std::size_t column, std::size_t begun) {
  bool first = true;
  for (const auto& [name, member] : map.entries) {
    if (!first) gap(column);
    out_.append(first ? column - begun : column, ' ');
    first = false;
    out_ += name == "<<" ? name : key(name);
    out_ += oneIn(30) ? " :" : ":";
    value(member, column);
  }
}

void YamlWriter::blockList(const YamlNode& list, std::size_t column) {
  bool first = true;
  for (const YamlNode& item : list.items) {
    if (!first) gap(column);
    first = false;
    out_.append(column, ' ');
    out_ += '-';
    const bool isMap = item.kind == Kind::map && item.anchor.empty() && !item.entries.empty();
    if (isMap && !oneIn(8)) {
      const std::size_t blanks = oneIn(12) ? 3 : 1;
      out_.append(blanks, ' ');
      blockMap(item, column + 1 + blanks, column + 1 + blanks);
    } else {
      value(item, column);
    }
  }
}

/// Behind a colon or a dash at `column`, to the end of its last line.
void YamlWriter::value(const YamlNode& node, std::size_t column) {
  const std::size_t blanks = oneIn(20) ? 2 : 1;
  const bool isCollection = node.kind == Kind::map || node.kind == Kind::list;
  const bool isEmpty = node.entries.empty() && node.items.empty();
  if (!node.anchor.empty()) out_ += " &" + node.anchor;
  if (isCollection && !isEmpty && !out_.ends_with('-') && !oneIn(4)) return nested(node, column);
  if (node.kind == Kind::text && node.text.find(' ') != std::string::npos && oneIn(2))
    return blockText(node, column);
  out_.append(blanks, ' ');
  out_ += isCollection ? brackets(node, column) : scalar(node, Within::block);
  endLine();
}

void YamlWriter::nested(const YamlNode& node, std::size_t column) {
  endLine();
  if (node.kind == Kind::list && oneIn(3)) return blockList(node, column);
  const std::size_t further = oneIn(10) ? 4 : oneIn(20) ? 3 : 2;
  if (oneIn(12)) gap(column + further);
  if (node.kind == Kind::list) return blockList(node, column + further);
  blockMap(node, column + further, 0);
}

void YamlWriter::blockText(const YamlNode& node, std::size_t column) {
  // A folded comment of SQL would take the rest of the query into it.
  const bool mayFold = node.text.find("--") == std::string::npos;
  static constexpr std::array marks = {" |", " |-", " |+", " >", " >-"};
  const bool ends = node.text.ends_with('\n');
  out_ +=
      ends ? marks[random_.below(mayFold ? marks.size() : 3)] : marks[mayFold && oneIn(2) ? 4 : 1];
  if (oneIn(10)) out_ += " # " + comment();
  out_ += '\n';
  const std::size_t further = oneIn(8) ? 4 : 2;
  std::string_view rest = node.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (end > 0) out_.append(column + further, ' ').append(rest.substr(0, end));
    out_ += '\n';
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

/// Lines that say nothing, before one that begins at `column`.
void YamlWriter::gap(std::size_t column) {
  if (oneIn(14)) out_ += '\n';
  while (oneIn(9)) {
    out_.append(oneIn(15) ? column / 2 : column, ' ');
    out_ += "# " + comment() + "\n";
  }
}

void YamlWriter::endLine() {
  if (oneIn(12)) out_ += (oneIn(3) ? " # " : "  # ") + comment();
  if (oneIn(40)) out_ += ' ';
  out_ += '\n';
}

std::string YamlWriter::flow(const YamlNode& node, std::size_t column) {
  const std::string anchor = node.anchor.empty() ? "" : "&" + node.anchor + " ";
  const bool isCollection = node.kind == Kind::map || node.kind == Kind::list;
  return anchor + (isCollection ? brackets(node, column) : scalar(node, Within::flow));
}

std::string YamlWriter::brackets(const YamlNode& node, std::size_t column) {
  const std::string inside = flowItems(node, column);
  return node.kind == Kind::map ? "{" + inside + "}" : "[" + inside + "]";
}

std::string YamlWriter::flowItems(const YamlNode& node, std::size_t column) {
  const bool overLines = oneIn(6);
  const std::string blank = oneIn(8) ? " " : "";
  std::string text = blank;
  bool first = true;
  const auto next = [&] {
    if (!first) text += ',';
    const bool breaks = overLines && oneIn(2);
    if (breaks && oneIn(4)) text += " # " + comment();
    if (breaks) text += '\n' + std::string(column + 4, ' ');
    if (!breaks && !first) text += oneIn(15) ? "  " : " ";
    first = false;
  };
  for (const YamlNode& item : node.items) {
    next();
    text += flow(item, column);
  }
  for (const auto& [name, member] : node.entries) {
    next();
    text += (name == "<<" ? name : key(name)) + ": " + flow(member, column);
  }
  if (!first && oneIn(25)) text += ',';
  return text + blank;
}

std::string YamlWriter::scalar(const YamlNode& node, Within within) {
  if (node.kind == Kind::alias) return "*" + node.text + (within == Within::flow ? " " : "");
  if (node.kind == Kind::plain) return node.text;
  const bool isPlain =
      isPlainWord(node.text) || (within == Within::block && isPlainInBlock(node.text));
  if (isPlain && !oneIn(4)) return node.text;
  const bool breaks = node.text.find('\n') != std::string::npos;
  return breaks || oneIn(2) ? doubleQuoted(node.text) : singleQuoted(node.text);
}

std::string YamlWriter::key(const std::string& name) {
  if (isPlainWord(name) && !oneIn(25)) return name;
  return oneIn(2) ? doubleQuoted(name) : singleQuoted(name);
}

std::string YamlWriter::comment() { return comments[random_.below(comments.size())]; }

}  // namespace osiris::test
