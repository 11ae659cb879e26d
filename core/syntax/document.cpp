#include "syntax/document.h"

#include <algorithm>
#include <optional>

#include "syntax/alias.h"
#include "syntax/directive.h"
#include "syntax/loading.h"
#include "syntax/scalar.h"

namespace osiris::syntax {
namespace {

using text::Offset;
using text::Span;

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
        end_(spanOf(start).end),
        base_(base),
        options_(options),
        anchors_(anchors),
        problems_(problems) {
    values_.nodes.resize(1);
    values_.properties.resize(1);
  }

  Values build() {
    NodeParts parts;
    if (cursor_.firstChild()) {
      do {
        const Here here = cursor_.here();
        if (here.symbol == Symbol::directive)
          readDirective(here.span);
        else if (here.symbol == Symbol::dash || here.symbol == Symbol::documentStart)
          parts.at = here.span.end;
        else
          takePart(parts, here);
      } while (cursor_.next());
      cursor_.parent();
    } else {
      parts.at = cursor_.here().span.begin;
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

  /// One child of a pair, an item, a document: a property, a value or neither.
  void takePart(NodeParts& parts, Here here) {
    const auto [symbol, span] = here;
    if (symbol == Symbol::anchor || symbol == Symbol::tag) {
      takeProperty(parts, symbol, span);
    } else if (isScalar(symbol)) {
      parts.index = addScalar(symbol, span);
    } else if (isCollection(symbol)) {
      parts.index = addCollection(symbol, span);
    } else if (symbol == Symbol::alias) {
      parts.index = addAlias(span);
    } else {
      takeProblem(here);
    }
  }

  void takeProblem(Here here) {
    const std::optional<ProblemKind> kind = problemOf(here.symbol);
    if (!kind) return;
    Span span = here.span;
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
    } else if (const Node& last = values_.nodes.back(); *kind == ProblemKind::reservedCharacter &&
                                                        last.style == Style::plain &&
                                                        last.span.end == local(span).begin) {
      span = last.span.shifted(base_);  // A `{` inside of text is told after that text.
    } else {
      span = visibleSpan(span, text_.substr(0, end_));
    }
    report(*kind, span);
    problems_.back().at = at - base_;
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
      if (!directives_.allows(props.tag)) report(ProblemKind::invalidTag, span, props.tag);
    }
    parts.at = span.end;
  }

  /// Ends a value: an empty one gets its node, properties are tied to it, its anchor is known from
  /// now on.
  std::uint32_t finish(NodeParts& parts, Role role = Role::value) {
    if (parts.index == 0) parts.index = add(Kind::null, Style::none, {parts.at, parts.at});
    if (parts.props != 0) tie(parts);
    checkLoading(parts.index, role);
    return parts.index;
  }

  void tie(const NodeParts& parts) {
    Node& node = values_.nodes[parts.index];
    node.props = parts.props;
    const Properties& props = values_.properties[parts.props];
    if (!props.tag.empty() && !isCollection(node.kind))
      node.kind = kindByTag(directives_.resolve(props.tag), textOf(parts.index));
    if (props.anchor.empty()) return;
    const bool known =
        std::any_of(anchors_.targets.begin(), anchors_.targets.end(),
                    [&](const Anchors::Target& t) { return t.name == props.anchor; });
    if (known)
      problems_.push_back(
          {ProblemKind::duplicateAnchor, props.anchorSpan, props.anchor, props.anchorSpan.end});
    anchors_.targets.push_back({props.anchor, nullptr, parts.index});
  }

  /// What Osiris' loader has no value for. Of what an alias brought, its anchor has told.
  void checkLoading(std::uint32_t index, Role role) {
    const Node& node = values_.nodes[index];
    if (node.copied || node.kind == Kind::alias) return;
    if (node.props == 0 || values_.properties[node.props].tag.empty()) {
      if (node.style != Style::plain) return;
      if (const auto refusal = plainRefusal(textOf(index), role))
        report(refusal->kind, node.span.shifted(base_), refusal->detail);
      return;
    }
    const Properties& props = values_.properties[node.props];
    if (!directives_.allows(props.tag)) return;
    const auto refusal = taggedRefusal(values_, index, directives_.resolve(props.tag), role);
    if (!refusal) return;
    const bool whole = refusal->kind == ProblemKind::unknownTag || isCollection(node.kind);
    report(refusal->kind, (whole ? props.tagSpan : node.span).shifted(base_), props.tag);
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
    if (style != Style::plain) {
      visitProblemsInside();
      return index;
    }
    const std::string_view said = std::string_view(values_.characters).substr(begin);
    node.kind = resolvePlain(said);
    if (flow_ != 0 && said == "-") report(ProblemKind::dashAsText, span);
    return index;
  }

  /// A scalar that holds references is a node with children; problems may be among them.
  void visitProblemsInside() {
    if (!cursor_.firstChild()) return;
    do takeProblem(cursor_.here());
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
        const Here child = cursor_.here();
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
    if (mapping && options_.mergeKeys == MergeKeys::apply) mergeInto(index);
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

  void takeMember(Children& children, Here here) {
    if (here.symbol == Symbol::pair || here.symbol == Symbol::incompletePair) {
      addPair(children, here);
    } else if (here.symbol == Symbol::straySequence) {
      report(ProblemKind::straySequence, {here.span.begin, here.span.begin + 1});
      if (children.parent == root && !options_.leaveOutItemsOf.empty()) return;
      NodeParts unused;
      takePart(unused, here);  // Its problems count; its values belong nowhere.
    } else {
      takeProblem(here);
    }
  }

  void addPair(Children& children, Here pair) {
    const bool incomplete = pair.symbol == Symbol::incompletePair;
    const Span span = pair.span;
    NodeParts key;
    NodeParts value;
    key.at = value.at = span.begin;
    bool afterColon = false;
    bool asked = false;  // `? ` begins the key, which may then be empty
    // The node of the key comes before that of its value.
    if (cursor_.firstChild()) {
      do {
        const Here here = cursor_.here();
        const Symbol symbol = here.symbol;
        if (symbol == Symbol::colon) {
          if (key.index == 0 && key.props == 0 && !asked) report(ProblemKind::emptyKey, here.span);
          closeKey(children, key, afterColon, value, here.span.end);
        } else if (symbol == Symbol::question) {
          asked = true;
          key.at = here.span.end;
        } else if (incomplete && key.index != 0 && !afterColon && isPart(symbol)) {
          closeKey(children, key, afterColon, value, span.end);
          takePart(value, here);
        } else if (afterColon && symbol == Symbol::blockSequence &&
                   isLeftOut(children.parent, key.index)) {
          value.index = add(Kind::sequence, Style::block, here.span);
        } else {
          takePart(afterColon ? value : key, here);
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
    const std::uint32_t index = finish(key, Role::key);
    checkKey(values_.nodes[index]);
    link(children, index);
    value.at = at;
    afterColon = true;
  }

  /// YAML 1.2 allows lists and maps as keys; no reader of OML does [and of one line's keys: 7.4.2].
  void checkKey(const Node& key) {
    constexpr Offset longestKey = 1024;
    const Span span = key.span.shifted(base_);
    if (isCollection(key.kind) && !key.copied)
      report(ProblemKind::collectionKey, span);
    else if (span.size() > longestKey)
      report(ProblemKind::longKey, span);
  }

  /// Whether the items under that key of that mapping are built elsewhere.
  [[nodiscard]] bool isLeftOut(std::uint32_t mapping, std::uint32_t key) const {
    return mapping == root && !options_.leaveOutItemsOf.empty() &&
           textOf(key) == options_.leaveOutItemsOf;
  }

  void takeItem(Children& children, Here here) {
    const Symbol symbol = here.symbol;
    if (symbol == Symbol::item) {
      NodeParts parts;
      parts.at = here.span.begin + 1;
      if (cursor_.firstChild()) {
        do {
          const Here part = cursor_.here();
          if (part.symbol != Symbol::dash) takePart(parts, part);
        } while (cursor_.next());
        cursor_.parent();
      }
      link(children, finish(parts));
      ++children.count;
    } else if (symbol == Symbol::pair) {
      // A single pair in a flow sequence is a mapping of one entry [7.4.2].
      flushFlowItem(children);
      const std::uint32_t map = add(Kind::mapping, Style::flow, here.span);
      Children inner{map, 0, 0};
      addPair(inner, here);
      values_.nodes[map].textSize = inner.count;
      link(children, map);
      ++children.count;
    } else if (symbol == Symbol::anchor || symbol == Symbol::tag) {
      children.hasPending = true;
      takePart(children.pending, here);
    } else if (isValue(symbol)) {
      takePart(children.pending, here);
      children.hasPending = true;
      flushFlowItem(children);
    } else {
      takeProblem(here);
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
    std::uint32_t index = 0;
    if (found == anchors_.targets.rend()) {
      index = add(Kind::alias, Style::plain, span);
      report(ProblemKind::undefinedAlias, span, std::string(name));
    } else {
      const bool before = copies_.cutShort();
      index = copies_.copy(*found, local(span));
      if (copies_.cutShort() && !before) report(ProblemKind::aliasExpansion, span);
    }
    Node& node = values_.nodes[index];
    if (node.props == 0) {
      node.props = static_cast<std::uint32_t>(values_.properties.size());
      values_.properties.emplace_back();
    }
    values_.properties[node.props].alias = name;
    return index;
  }

  /// `<<: *a` and `<<: [*a, *b]`: the entries of what it names.
  void mergeInto(std::uint32_t mapping) {
    for (const std::uint32_t other : applyMergeKeys(values_, mapping)) {
      if (values_.nodes[other].kind != Kind::alias)
        report(ProblemKind::invalidMerge, values_.nodes[other].span.shifted(base_));
    }
  }

  [[nodiscard]] std::string_view textOf(std::uint32_t index) const {
    return syntax::textOf(values_, values_.nodes[index]);
  }

  void readDirective(Span span) {
    if (!directives_.read(bytes(span)))
      report(ProblemKind::invalidDirective, span, std::string(bytes(span)));
  }

  Cursor cursor_;
  std::string_view text_;
  Offset end_;  ///< of what is built: no problem of it lies behind
  Offset base_;
  const BuildOptions& options_;
  Anchors& anchors_;
  std::vector<Problem>& problems_;
  Values values_;
  std::uint32_t flow_ = 0;  ///< the flow collection around
  std::optional<Offset> collection_;  ///< where the block collection around begins
  Directives directives_;
  AliasCopies copies_{values_};
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
