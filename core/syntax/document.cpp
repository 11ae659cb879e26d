#include "syntax/document.h"

#include <algorithm>
#include <array>
#include <optional>

#include "syntax/scalar.h"

namespace osiris::syntax {
namespace {

using text::Offset;
using text::Span;

/// What aliases may add to a document before they count as an attack ("billion laughs").
constexpr std::size_t maxCopiedNodes = 200'000;

std::optional<ProblemKind> problemOf(Symbol symbol) {
  switch (symbol) {
    case Symbol::missingDocumentStart:
      return ProblemKind::missingDocumentStart;
    case Symbol::unclosedBracket:
      return ProblemKind::unclosedBracket;
    case Symbol::missingComma:
      return ProblemKind::missingComma;
    case Symbol::unclosedQuote:
      return ProblemKind::unclosedQuote;
    case Symbol::badIndentation:
      return ProblemKind::badIndentation;
    case Symbol::tabIndentation:
      return ProblemKind::tabIndentation;
    case Symbol::flowIndentation:
      return ProblemKind::flowIndentation;
    case Symbol::conflictMarker:
      return ProblemKind::mergeConflict;
    case Symbol::unexpectedText:
      return ProblemKind::unexpectedText;
    case Symbol::nestingTooDeep:
      return ProblemKind::nestingTooDeep;
    case Symbol::reservedCharacter:
      return ProblemKind::reservedCharacter;
    case Symbol::multilineKey:
      return ProblemKind::multilineKey;
    case Symbol::error:
      return ProblemKind::other;
    default:
      return std::nullopt;
  }
}

bool isCollection(Symbol symbol) {
  return symbol == Symbol::blockMapping || symbol == Symbol::blockSequence ||
         symbol == Symbol::straySequence || symbol == Symbol::flowMapping ||
         symbol == Symbol::flowSequence;
}

bool isScalar(Symbol symbol) {
  return symbol == Symbol::plainScalar || symbol == Symbol::singleQuotedScalar ||
         symbol == Symbol::doubleQuotedScalar || symbol == Symbol::blockScalar;
}

bool isValue(Symbol symbol) {
  return isScalar(symbol) || isCollection(symbol) || symbol == Symbol::alias;
}
bool isPart(Symbol symbol) {
  return isValue(symbol) || symbol == Symbol::anchor || symbol == Symbol::tag;
}

class Builder {
 public:
  Builder(TSNode start, std::string_view text, Offset base, const BuildOptions& options,
          Anchors& anchors, std::vector<Problem>& problems)
      : cursor_(start),
        text_(text),
        base_(base),
        options_(options),
        anchors_(anchors),
        problems_(problems) {
    values_.nodes.resize(1);
    values_.properties.resize(1);
  }

  Values build() {
    handles_ = {"!", "!!"};
    NodeParts parts;
    if (cursor_.firstChild()) {
      do {
        const Symbol symbol = cursor_.symbol();
        if (symbol == Symbol::directive)
          readDirective(spanOf(cursor_.node()));
        else if (symbol == Symbol::dash || symbol == Symbol::documentStart)
          parts.at = spanOf(cursor_.node()).end;
        else
          takePart(parts, symbol);
      } while (cursor_.next());
      cursor_.parent();
    } else {
      parts.at = spanOf(cursor_.node()).begin;
    }
    finish(parts);
    return std::move(values_);
  }

 private:
  /// A value as it is put together: its properties, and the node once it is built.
  struct NodeParts {
    std::uint32_t index = 0;
    std::uint32_t props = 0;
    Offset at = 0;  ///< where an empty value is said to stand
  };

  static constexpr std::uint32_t root = 1;  ///< a tree's first node is its root

  [[nodiscard]] std::string_view bytes(Span span) const {
    return text_.substr(span.begin, span.size());
  }
  [[nodiscard]] Span local(Span span) const {
    return span.shifted(-static_cast<std::int64_t>(base_));
  }
  void report(ProblemKind kind, Span span, std::string detail = {}) {
    problems_.push_back({kind, local(span), std::move(detail), local(span).end});
  }

  std::uint32_t add(Kind kind, Style style, Span span) {
    Node node;
    node.kind = kind;
    node.style = style;
    node.span = local(span);
    values_.nodes.push_back(node);
    return static_cast<std::uint32_t>(values_.nodes.size() - 1);
  }

  /// One child of a pair, an item, a document: a property, a value or neither. True for a value.
  bool takePart(NodeParts& parts, Symbol symbol) {
    const Span span = spanOf(cursor_.node());
    if (symbol == Symbol::anchor || symbol == Symbol::tag) {
      takeProperty(parts, symbol, span);
      return false;
    }
    if (isScalar(symbol)) {
      parts.index = addScalar(symbol, span);
    } else if (isCollection(symbol)) {
      parts.index = addCollection(symbol, span);
    } else if (symbol == Symbol::alias) {
      parts.index = addAlias(span);
    } else {
      takeProblem(symbol, span);
      return false;
    }
    return true;
  }

  void takeProblem(Symbol symbol, Span span) {
    const std::optional<ProblemKind> kind = problemOf(symbol);
    if (!kind) return;
    const Offset at = span.begin;
    if (*kind == ProblemKind::unclosedQuote) {
      if (values_.nodes.size() > 1) {
        values_.nodes.back().incomplete = true;
        span = values_.nodes.back().span.shifted(base_);
      }
    } else if (*kind == ProblemKind::unclosedBracket) {
      values_.nodes[flow_].incomplete = true;
      span = values_.nodes[flow_].span.shifted(base_);
      span.end = span.begin + 1;
    } else if (span.empty()) {
      span = wordAfter(span.begin);
    }
    report(*kind, span);
    problems_.back().at = at - base_;
  }

  /// Problems without text of their own point at what follows them.
  [[nodiscard]] Span wordAfter(Offset at) const {
    std::size_t begin = at;
    while (begin < text_.size() && (text_[begin] == ' ' || text_[begin] == '\t' ||
                                    text_[begin] == '\n' || text_[begin] == '\r'))
      ++begin;
    std::size_t end = begin;
    while (end < text_.size() && text_[end] != '\n' && text_[end] != '\r' && text_[end] != ' ')
      ++end;
    if (begin == end) return {at, at};
    return {static_cast<Offset>(begin), static_cast<Offset>(end)};
  }

  void takeProperty(NodeParts& parts, Symbol symbol, Span span) {
    if (parts.props == 0) {
      values_.properties.emplace_back();
      parts.props = static_cast<std::uint32_t>(values_.properties.size() - 1);
    }
    Properties& props = values_.properties[parts.props];
    if (symbol == Symbol::anchor) {
      props.anchor = bytes({span.begin + 1, span.end});
      props.anchorSpan = local(span);
    } else {
      props.tag = bytes(span);
      props.tagSpan = local(span);
      checkTag(props.tag, span);
    }
    parts.at = span.end;
  }

  /// Ends a value: an empty one gets its node, properties are tied to it, its anchor is known from
  /// now on.
  std::uint32_t finish(NodeParts& parts) {
    if (parts.index == 0) parts.index = add(Kind::null, Style::none, {parts.at, parts.at});
    if (parts.props == 0) return parts.index;
    Node& node = values_.nodes[parts.index];
    node.props = parts.props;
    const Properties& props = values_.properties[parts.props];
    if (!props.tag.empty() && !isCollectionKind(node.kind)) applyTag(node, props.tag);
    if (!props.anchor.empty()) {
      const bool known =
          std::any_of(anchors_.targets.begin(), anchors_.targets.end(),
                      [&](const Anchors::Target& t) { return t.name == props.anchor; });
      if (known)
        problems_.push_back(
            {ProblemKind::duplicateAnchor, props.anchorSpan, props.anchor, props.anchorSpan.end});
      anchors_.targets.push_back({props.anchor, nullptr, parts.index});
    }
    return parts.index;
  }

  static bool isCollectionKind(Kind kind) {
    return kind == Kind::mapping || kind == Kind::sequence;
  }

  void applyTag(Node& node, std::string_view tag) {
    static constexpr std::string_view core = "tag:yaml.org,2002:";
    std::string_view name;
    if (tag == "!")
      name = "str";
    else if (tag.starts_with("!!"))
      name = tag.substr(2);
    else if (tag.starts_with("!<") && tag.substr(2).starts_with(core))
      name = tag.substr(2 + core.size(), tag.size() - 3 - core.size());
    else {
      node.kind = Kind::string;  // A type of one's own: all we know is its text.
      return;
    }
    const std::string_view text =
        std::string_view(values_.characters).substr(node.text, node.textSize);
    if (name == "null")
      node.kind = Kind::null;
    else if (name == "bool" || name == "int" || name == "float")
      node.kind = resolvePlain(text);
    else
      node.kind = Kind::string;
    if (name == "float" && node.kind == Kind::integer) node.kind = Kind::real;
  }

  std::uint32_t addScalar(Symbol symbol, Span span) {
    const Style style = symbol == Symbol::plainScalar          ? Style::plain
                        : symbol == Symbol::singleQuotedScalar ? Style::singleQuoted
                        : symbol == Symbol::doubleQuotedScalar ? Style::doubleQuoted
                        : text_[span.begin] == '>'             ? Style::folded
                                                               : Style::literal;
    const std::uint32_t index = add(Kind::string, style, span);
    const std::size_t begin = values_.characters.size();
    const std::size_t firstProblem = problems_.size();
    const ScalarSink sink{values_.characters, nullptr, &problems_};
    switch (style) {
      case Style::plain:
        decodePlain(bytes(span), sink);
        break;
      case Style::singleQuoted:
        decodeSingleQuoted(bytes(span), sink);
        break;
      case Style::doubleQuoted:
        decodeDoubleQuoted(bytes(span), sink);
        break;
      default:
        decodeBlock(text_.substr(span.begin), span.size(), parentIndent(), sink);
        break;
    }
    for (std::size_t i = firstProblem; i < problems_.size(); ++i) {
      problems_[i].span = local(problems_[i].span.shifted(span.begin));
      problems_[i].at = problems_[i].span.end;
    }
    Node& node = values_.nodes[index];
    node.text = static_cast<std::uint32_t>(begin);
    node.textSize = static_cast<std::uint32_t>(values_.characters.size() - begin);
    if (style == Style::plain)
      node.kind = resolvePlain(std::string_view(values_.characters).substr(begin));
    if (style == Style::doubleQuoted || style == Style::singleQuoted || style == Style::literal ||
        style == Style::folded) {
      visitProblemsInside();
    }
    return index;
  }

  /// A scalar that holds references is a node with children; problems may be among them.
  void visitProblemsInside() {
    if (!cursor_.firstChild()) return;
    do takeProblem(cursor_.symbol(), spanOf(cursor_.node()));
    while (cursor_.next());
    cursor_.parent();
  }

  /// The column of the collection around, which a block scalar's indentation indicator counts from.
  [[nodiscard]] int parentIndent() const {
    if (!collection_) return options_.parentIndent;
    Offset line = *collection_;
    while (line > 0 && text_[line - 1] != '\n' && text_[line - 1] != '\r') --line;
    return static_cast<int>(*collection_ - line);
  }

  std::uint32_t addCollection(Symbol symbol, Span span) {
    const bool mapping = symbol == Symbol::blockMapping || symbol == Symbol::flowMapping;
    const bool flow = symbol == Symbol::flowMapping || symbol == Symbol::flowSequence;
    const std::uint32_t index =
        add(mapping ? Kind::mapping : Kind::sequence, flow ? Style::flow : Style::block, span);
    const std::optional<Offset> outer = collection_;
    const std::uint32_t outerFlow = flow_;
    if (flow)
      flow_ = index;
    else
      collection_ = span.begin;
    Children children{index, 0, 0};
    if (cursor_.firstChild()) {
      do {
        const Symbol child = cursor_.symbol();
        if (mapping)
          takeMember(children, child);
        else
          takeItem(children, child);
      } while (cursor_.next());
      cursor_.parent();
    }
    flushFlowItem(children);
    collection_ = outer;
    flow_ = outerFlow;
    values_.nodes[index].textSize = children.count;
    if (mapping && options_.mergeKeys == MergeKeys::apply) applyMergeKeys(index);
    return index;
  }

  struct Children {
    std::uint32_t parent;
    std::uint32_t last;
    std::uint32_t count;
    NodeParts pending{};  ///< properties of a flow item whose value comes next
    bool hasPending = false;
  };

  void link(Children& children, std::uint32_t index) {
    if (children.last == 0)
      values_.nodes[children.parent].child = index;
    else
      values_.nodes[children.last].next = index;
    children.last = index;
  }

  void takeMember(Children& children, Symbol symbol) {
    if (symbol == Symbol::pair || symbol == Symbol::incompletePair) {
      addPair(children, symbol == Symbol::incompletePair);
    } else if (symbol == Symbol::straySequence) {
      const Span span = spanOf(cursor_.node());
      report(ProblemKind::straySequence, {span.begin, span.begin + 1});
      if (children.parent == root && !options_.leaveOutItemsOf.empty()) return;
      NodeParts unused;
      takePart(unused, symbol);  // Its problems count; its values belong nowhere.
    } else {
      takeProblem(symbol, spanOf(cursor_.node()));
    }
  }

  void addPair(Children& children, bool incomplete) {
    NodeParts key;
    NodeParts value;
    const Span span = spanOf(cursor_.node());
    key.at = value.at = span.begin;
    bool afterColon = false;
    // The node of the key comes before that of its value.
    if (cursor_.firstChild()) {
      do {
        const Symbol symbol = cursor_.symbol();
        if (symbol == Symbol::colon) {
          closeKey(children, key, afterColon, value, spanOf(cursor_.node()).end);
        } else if (symbol == Symbol::question) {
          key.at = spanOf(cursor_.node()).end;
        } else if (incomplete && key.index != 0 && !afterColon && isPart(symbol)) {
          closeKey(children, key, afterColon, value, span.end);
          takePart(value, symbol);
        } else if (afterColon && symbol == Symbol::blockSequence &&
                   isLeftOut(children.parent, key.index)) {
          value.index = add(Kind::sequence, Style::block, spanOf(cursor_.node()));
        } else {
          takePart(afterColon ? value : key, symbol);
        }
      } while (cursor_.next());
      cursor_.parent();
    }
    if (!afterColon) {
      const Offset end = key.index != 0 ? values_.nodes[key.index].span.end + base_ : key.at;
      closeKey(children, key, afterColon, value, end);
      if (incomplete) value.at = end;
    }
    if (incomplete) {
      values_.nodes[key.index].incomplete = true;
      problems_.push_back({ProblemKind::missingColon,
                           values_.nodes[key.index].span,
                           {},
                           values_.nodes[key.index].span.end});
    }
    link(children, finish(value));
    ++children.count;
  }

  void closeKey(Children& children, NodeParts& key, bool& afterColon, NodeParts& value, Offset at) {
    const std::uint32_t index = finish(key);
    checkKey(values_.nodes[index]);
    link(children, index);
    value.at = at;
    afterColon = true;
  }

  /// YAML 1.2 allows lists and maps as keys; no reader of OML does [and of one line's keys: 7.4.2].
  void checkKey(const Node& key) {
    constexpr Offset longestKey = 1024;
    const Span span = key.span.shifted(base_);
    if (isCollectionKind(key.kind) && !key.copied)
      report(ProblemKind::collectionKey, span);
    else if (span.size() > longestKey)
      report(ProblemKind::longKey, span);
  }

  /// Whether the items under that key of that mapping are built elsewhere.
  [[nodiscard]] bool isLeftOut(std::uint32_t mapping, std::uint32_t key) const {
    return mapping == root && !options_.leaveOutItemsOf.empty() &&
           textOf(key) == options_.leaveOutItemsOf;
  }

  void takeItem(Children& children, Symbol symbol) {
    if (symbol == Symbol::item) {
      NodeParts parts;
      parts.at = spanOf(cursor_.node()).begin + 1;
      if (cursor_.firstChild()) {
        do {
          if (cursor_.symbol() != Symbol::dash) takePart(parts, cursor_.symbol());
        } while (cursor_.next());
        cursor_.parent();
      }
      link(children, finish(parts));
      ++children.count;
    } else if (symbol == Symbol::pair) {
      // A single pair in a flow sequence is a mapping of one entry [7.4.2].
      flushFlowItem(children);
      const std::uint32_t map = add(Kind::mapping, Style::flow, spanOf(cursor_.node()));
      Children inner{map, 0, 0};
      addPair(inner, false);
      values_.nodes[map].textSize = inner.count;
      link(children, map);
      ++children.count;
    } else if (symbol == Symbol::anchor || symbol == Symbol::tag) {
      children.hasPending = true;
      takePart(children.pending, symbol);
    } else if (isValue(symbol)) {
      takePart(children.pending, symbol);
      children.hasPending = true;
      flushFlowItem(children);
    } else {
      if (problemOf(symbol)) takeProblem(symbol, spanOf(cursor_.node()));
      if (symbol == Symbol::other || symbol == Symbol::missingComma) flushFlowItem(children);
    }
  }

  void flushFlowItem(Children& children) {
    if (!children.hasPending) return;
    link(children, finish(children.pending));
    ++children.count;
    children.pending = {};
    children.hasPending = false;
  }

  std::uint32_t addAlias(Span span) {
    const std::string_view name = bytes({span.begin + 1, span.end});
    const auto found =
        std::find_if(anchors_.targets.rbegin(), anchors_.targets.rend(),
                     [&](const Anchors::Target& target) { return target.name == name; });
    values_.properties.emplace_back();
    const auto props = static_cast<std::uint32_t>(values_.properties.size() - 1);
    values_.properties[props].alias = name;
    std::uint32_t index = 0;
    if (found == anchors_.targets.rend()) {
      index = add(Kind::alias, Style::plain, span);
      report(ProblemKind::undefinedAlias, span, std::string(name));
    } else {
      index = copy(*found, found->index, span);
    }
    values_.nodes[index].props = props;
    return index;
  }

  std::uint32_t copy(const Anchors::Target& target, std::uint32_t from, Span span) {
    if (++copied_ > maxCopiedNodes) {
      if (!reportedExpansion_) report(ProblemKind::aliasExpansion, span);
      reportedExpansion_ = true;
      return add(Kind::null, Style::none, span);
    }
    const Node original = target.owner != nullptr ? target.owner->nodes[from] : values_.nodes[from];
    const std::uint32_t index = add(original.kind, original.style, span);
    values_.nodes[index].copied = true;
    if (original.kind != Kind::mapping && original.kind != Kind::sequence) {
      const std::string said =
          (target.owner != nullptr ? target.owner->characters : values_.characters)
              .substr(original.text, original.textSize);
      values_.nodes[index].text = static_cast<std::uint32_t>(values_.characters.size());
      values_.nodes[index].textSize = original.textSize;
      values_.characters += said;
      return index;
    }
    values_.nodes[index].textSize = original.textSize;
    std::uint32_t last = 0;
    for (std::uint32_t child = original.child; child != 0;) {
      const std::uint32_t made = copy(target, child, span);
      if (last == 0)
        values_.nodes[index].child = made;
      else
        values_.nodes[last].next = made;
      last = made;
      child = target.owner != nullptr ? target.owner->nodes[child].next : values_.nodes[child].next;
      if (reportedExpansion_) break;
    }
    if (reportedExpansion_) {
      // What was cut short is left empty, so that a mapping keeps its pairs whole.
      values_.nodes[index].child = 0;
      values_.nodes[index].textSize = 0;
    }
    return index;
  }

  /// `<<: *a` and `<<: [*a, *b]`: the entries of what it names, own ones first and earlier before
  /// later.
  void applyMergeKeys(std::uint32_t mapping) {
    std::uint32_t merges = 0;
    for (std::uint32_t key = values_.nodes[mapping].child; key != 0; key = nextKey(key))
      merges += isMergeKey(key) ? 1 : 0;
    if (merges == 0) return;
    std::vector<std::uint32_t> keys;
    std::vector<std::uint32_t> sources;
    for (std::uint32_t key = values_.nodes[mapping].child; key != 0; key = nextKey(key)) {
      const std::uint32_t value = values_.nodes[key].next;
      if (!isMergeKey(key) || !isCollectionKind(values_.nodes[value].kind))
        keys.push_back(key);
      else if (values_.nodes[value].kind == Kind::mapping)
        sources.push_back(value);
      else
        for (std::uint32_t item = values_.nodes[value].child; item != 0;
             item = values_.nodes[item].next)
          sources.push_back(item);
    }
    for (const std::uint32_t source : sources) {
      if (values_.nodes[source].kind != Kind::mapping) {
        report(ProblemKind::invalidMerge, values_.nodes[source].span.shifted(base_));
        continue;
      }
      for (std::uint32_t key = values_.nodes[source].child; key != 0; key = nextKey(key)) {
        const bool own = std::any_of(keys.begin(), keys.end(),
                                     [&](std::uint32_t k) { return textOf(k) == textOf(key); });
        if (!own) keys.push_back(key);
      }
    }
    // Keys of a written-out source are moved, not copied: nothing else holds them.
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const std::uint32_t value = values_.nodes[keys[i]].next;
      values_.nodes[value].next = i + 1 < keys.size() ? keys[i + 1] : 0;
    }
    values_.nodes[mapping].child = keys.empty() ? 0 : keys.front();
    values_.nodes[mapping].textSize = static_cast<std::uint32_t>(keys.size());
  }

  [[nodiscard]] std::uint32_t nextKey(std::uint32_t key) const {
    return values_.nodes[values_.nodes[key].next].next;
  }
  [[nodiscard]] std::string_view textOf(std::uint32_t index) const {
    const Node& node = values_.nodes[index];
    return isCollectionKind(node.kind)
               ? std::string_view()
               : std::string_view(values_.characters).substr(node.text, node.textSize);
  }
  [[nodiscard]] bool isMergeKey(std::uint32_t key) const {
    return values_.nodes[key].style == Style::plain && textOf(key) == "<<";
  }

  /// Tags [6.8.2]: `!`, `!!name`, `!name`, `!handle!name` with the handle declared, `!<uri>`.
  void checkTag(std::string_view tag, Span span) {
    if (tag.starts_with("!<")) {
      if (!tag.ends_with(">") || tag.size() < 4)
        report(ProblemKind::invalidTag, span, std::string(tag));
      return;
    }
    if (tag.find_first_of("{}[],") != std::string_view::npos) {
      report(ProblemKind::invalidTag, span, std::string(tag));
      return;
    }
    const std::size_t second = tag.find('!', 1);
    if (second == std::string_view::npos) return;
    const std::string_view handle = tag.substr(0, second + 1);
    const bool known = std::find(handles_.begin(), handles_.end(), handle) != handles_.end();
    if (!known || second + 1 == tag.size()) report(ProblemKind::invalidTag, span, std::string(tag));
  }

  /// Directives [6.8]: `%YAML 1.2` at most once, `%TAG !handle! prefix`; others are left to others.
  void readDirective(Span span) {
    std::vector<std::string_view> words;
    const std::string_view line = bytes(span);
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t begin = line.find_first_not_of(" \t", at);
      if (begin == std::string_view::npos) break;
      const std::size_t end = std::min(line.find_first_of(" \t", begin), line.size());
      words.push_back(line.substr(begin, end - begin));
      at = end;
    }
    if (words.empty()) return;
    if (words[0] == "%YAML") {
      const bool version = words.size() == 2 && words[1].size() >= 3 &&
                           words[1].find('.') != std::string_view::npos &&
                           words[1].starts_with("1.") &&
                           words[1].find_first_not_of("0123456789.") == std::string_view::npos;
      if (!version || sawYamlDirective_)
        report(ProblemKind::invalidDirective, span, std::string(line));
      sawYamlDirective_ = true;
    } else if (words[0] == "%TAG") {
      const bool whole = words.size() == 3 && words[1].starts_with("!") && words[1].ends_with("!");
      const bool again = whole && words[1].size() > 2 &&
                         std::find(handles_.begin(), handles_.end(), words[1]) != handles_.end();
      if (!whole || again)
        report(ProblemKind::invalidDirective, span, std::string(line));
      else
        handles_.emplace_back(words[1]);
    }
  }

  Cursor cursor_;
  std::string_view text_;
  Offset base_;
  const BuildOptions& options_;
  Anchors& anchors_;
  std::vector<Problem>& problems_;
  Values values_;
  std::uint32_t flow_ = 0;  ///< the flow collection around
  std::optional<Offset> collection_;  ///< where the block collection around begins
  std::vector<std::string> handles_;
  bool sawYamlDirective_ = false;
  std::size_t copied_ = 0;
  bool reportedExpansion_ = false;
};

}  // namespace

Values buildValues(TSNode node, std::string_view text, text::Offset base,
                   const BuildOptions& options, Anchors& anchors, std::vector<Problem>& problems) {
  return Builder(node, text, base, options, anchors, problems).build();
}

namespace {

std::uint32_t copyInto(Values& made, const Value& value, std::int64_t moved) {
  const Node& from = value.owner()->nodes[value.index()];
  const auto index = static_cast<std::uint32_t>(made.nodes.size());
  made.nodes.push_back(from);
  made.nodes[index].span = from.span.shifted(moved);
  made.nodes[index].next = made.nodes[index].child = 0;
  if (from.props != 0) {
    made.nodes[index].props = static_cast<std::uint32_t>(made.properties.size());
    Properties props = value.owner()->properties[from.props];
    props.anchorSpan = props.anchorSpan.shifted(moved);
    props.tagSpan = props.tagSpan.shifted(moved);
    made.properties.push_back(std::move(props));
  }
  if (value.isScalar()) {
    made.nodes[index].text = static_cast<std::uint32_t>(made.characters.size());
    made.characters += value.text();
    return index;
  }
  std::uint32_t last = 0;
  for (std::uint32_t child = from.child; child != 0; child = value.owner()->nodes[child].next) {
    const std::uint32_t copied = copyInto(made, Value(value.owner(), child, value.base()), moved);
    (last == 0 ? made.nodes[index].child : made.nodes[last].next) = copied;
    last = copied;
  }
  return index;
}

}  // namespace

Values copyValues(const Value& value, text::Offset base) {
  Values made;
  made.nodes.resize(1);
  made.properties.resize(1);
  if (value) copyInto(made, value, static_cast<std::int64_t>(value.base()) - base);
  return made;
}

Stream parseStream(std::string_view text, MergeKeys mergeKeys) {
  Stream stream;
  const Tree tree = Tree::parse(text);
  Cursor cursor(tree.root());
  if (cursor.symbol() == Symbol::error)
    stream.problems.push_back(
        {ProblemKind::other, spanOf(cursor.node()), {}, spanOf(cursor.node()).begin});
  if (!cursor.firstChild()) return stream;
  BuildOptions options;
  options.mergeKeys = mergeKeys;
  do {
    if (cursor.symbol() == Symbol::document) {
      Anchors anchors;
      stream.documents.push_back(
          buildValues(cursor.node(), text, 0, options, anchors, stream.problems));
    } else if (const std::optional<ProblemKind> kind = problemOf(cursor.symbol())) {
      stream.problems.push_back({*kind, spanOf(cursor.node()), {}, spanOf(cursor.node()).begin});
    }
  } while (cursor.next());
  return stream;
}

}  // namespace osiris::syntax
