#include "ide/caret_line.h"

#include <algorithm>

namespace osiris::ide {
namespace {

using text::Offset;

/// A line's text without spaces and dashes before it.
struct Content {
  std::size_t indent = 0;
  std::size_t column = 0;
  bool item = false;
  std::string_view text;
};

Content contentOf(std::string_view line) {
  Content content;
  content.indent = std::min(line.find_first_not_of(' '), line.size());
  content.column = content.indent;
  while (line.substr(content.column).starts_with("- ") || line.substr(content.column) == "-") {
    content.item = true;
    const std::size_t next = line.find_first_not_of(' ', content.column + 1);
    content.column = next == std::string_view::npos ? line.size() : next;
    if (content.column == line.size()) break;
  }
  content.text = line.substr(content.column);
  return content;
}

/// The key of `key:` or `key: value`; nothing for other text.
std::optional<std::string> keyIn(std::string_view text) {
  if (text.empty() || text.front() == '#' || text.front() == '{' || text.front() == '[')
    return std::nullopt;
  std::size_t colon = 0;
  if (text.front() == '"' || text.front() == '\'') {
    const std::size_t close = text.find(text.front(), 1);
    if (close == std::string_view::npos) return std::nullopt;
    colon = close + 1;
    if (colon >= text.size() || text[colon] != ':') return std::nullopt;
    return std::string(text.substr(1, close - 1));
  }
  colon = text.find(": ");
  if (colon == std::string_view::npos && text.ends_with(':')) colon = text.size() - 1;
  if (colon == std::string_view::npos) return std::nullopt;
  return std::string(text.substr(0, colon));
}

std::string_view trimmedEnd(std::string_view line) {
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  return line;
}

Offset lineStart(std::string_view text, Offset at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : static_cast<Offset>(before + 1);
}

/// Brackets that are open at the end of a text, and the keys in them.
class Brackets {
 public:
  /// `begin` is where the first one opens.
  Brackets(std::string_view text, std::size_t begin) : text_(text), word_(begin) {
    for (at_ = begin; at_ < text.size(); ++at_) take(text[at_]);
    word_ = std::min(text.find_first_not_of(' ', word_), text.size());
  }

  [[nodiscard]] bool open() const { return !levels_.empty(); }
  /// Where the key or value at the end of the text begins.
  [[nodiscard]] std::size_t word() const { return word_; }
  /// Moves the line's key and path into the brackets.
  void enter(CaretLine& line) const {
    for (const Level& level : levels_) {
      if (level.bracket == '[') continue;
      if (line.key) line.path.push_back(*line.key);
      line.key = level.key;
    }
  }

 private:
  struct Level {
    char bracket = '[';
    std::optional<std::string> key;
  };

  void take(char c) {
    const std::string_view rest = text_.substr(at_);
    const bool first = text_.find_first_not_of(' ', word_) == at_;
    if (rest.starts_with("${") || (first && (c == '"' || c == '\''))) {
      const std::size_t end = text_.find(c == '$' ? '}' : c, at_ + 1);
      at_ = std::min(end, text_.size() - 1);
    } else if (c == '[' || c == '{') {
      levels_.push_back({c, {}});
      word_ = at_ + 1;
    } else if (levels_.empty()) {
      return;
    } else if (c == ']' || c == '}') {
      levels_.pop_back();
    } else if (c == ',') {
      levels_.back().key.reset();
      word_ = at_ + 1;
    } else if (c == ':' && levels_.back().bracket == '{' && (rest.size() == 1 || rest[1] == ' ')) {
      levels_.back().key = keyIn(text_.substr(word_ + leading(), at_ + 1 - word_ - leading()));
      word_ = at_ + 1;
    }
  }

  [[nodiscard]] std::size_t leading() const {
    return std::min(text_.find_first_not_of(' ', word_), at_) - word_;
  }

  std::string_view text_;
  std::size_t word_;
  std::size_t at_ = 0;
  std::vector<Level> levels_;
};

/// Keys of the maps that lines above open for a line at `column`; none above `top` are looked at.
std::vector<std::string> pathAbove(std::string_view text, Offset line, std::size_t column,
                                   Offset top) {
  std::vector<std::string> path;
  while (line > top && column > 0) {
    const Offset above = lineStart(text, line - 1);
    const Content content = contentOf(trimmedEnd(text.substr(above, line - 1 - above)));
    line = above;
    if (content.text.empty() || content.text.front() == '#' || content.column >= column) continue;
    if (const auto key = keyIn(content.text)) path.insert(path.begin(), *key);
    column = content.item ? content.indent + 1 : content.column;
    // An item's own key counts; what is left of its dash are the keys that hold the list.
    if (content.item && !path.empty()) column = content.column;
    if (above <= top) break;
  }
  return path;
}

}  // namespace

CaretLine caretLine(const oml::Pipeline& pipeline, Offset at) {
  const std::string_view text = pipeline.source;
  CaretLine line;
  line.begin = lineStart(text, at);
  const Content content = contentOf(text.substr(line.begin, at - line.begin));
  line.column = content.column;
  line.item = content.item;
  line.text = content.text;
  line.key = keyIn(content.text);
  std::size_t word = 0;
  if (line.key) {
    word = content.text.find(':', content.text.find(*line.key) + line.key->size()) + 1;
    word = std::min(content.text.find_first_not_of(' ', word), content.text.size());
  }
  std::optional<Brackets> brackets;
  if (word < content.text.size() && (content.text[word] == '[' || content.text[word] == '{')) {
    brackets.emplace(content.text, word);
    line.flow = brackets->open();
    word = brackets->word();
  }
  line.word = static_cast<Offset>(at - (content.text.size() - word));
  line.typed = content.text.substr(word);

  const auto& steps = pipeline.steps;
  const auto after = std::ranges::upper_bound(steps, at, {}, &oml::PlacedStep::base);
  if (after != steps.begin()) {
    const oml::PlacedStep& step = *(after - 1);
    if (content.column > step.step->column) {
      line.step = static_cast<std::size_t>(after - 1 - steps.begin());
      line.opensStep = step.base >= line.begin;
    }
  }
  const Offset top = line.step ? lineStart(text, steps[*line.step].base) : 0;
  line.path = pathAbove(text, line.begin, line.column, top);
  if (line.step && !line.path.empty() && !line.opensStep) {
    // The step's first line holds a key beside its dash; it is no map around the others.
    const std::size_t own = steps[*line.step].step->column + 2;
    if (line.column <= own) line.path.clear();
  }
  if (line.flow) brackets->enter(line);
  return line;
}

}  // namespace osiris::ide
