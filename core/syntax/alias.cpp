#include "syntax/alias.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>

namespace osiris::syntax {
namespace {

/// What aliases may add to a document before they count as an attack.
constexpr std::size_t maxCopiedNodes = 200'000;

std::uint32_t nextKey(const Values& values, std::uint32_t key) {
  return values.nodes[values.nodes[key].next].next;
}

/// `<<` as plain text, or whatever has its tag.
bool isMergeKey(const Values& values, std::uint32_t key) {
  const Node& node = values.nodes[key];
  if (node.props != 0 && !values.properties[node.props].tag.empty())
    return values.properties[node.props].tag == "!!merge";
  return node.style == Style::plain && textOf(values, node) == "<<";
}

/// The entries of one mapping, sorted into its own and those of the maps it merges.
struct Merge {
  std::vector<std::uint32_t> keys;     ///< its own
  std::vector<std::uint32_t> sources;  ///< what `<<` names, what wins first
  std::vector<std::uint32_t> refused;  ///< what `<<` names and is no map
};

void addSources(const Values& values, std::uint32_t value, Merge& merge) {
  std::vector<std::uint32_t> named;
  if (values.nodes[value].kind == Kind::mapping) {
    named.push_back(value);
  } else {
    for (std::uint32_t item = values.nodes[value].child; item != 0; item = values.nodes[item].next)
      (values.nodes[item].kind == Kind::mapping ? named : merge.refused).push_back(item);
  }
  merge.sources.insert(merge.sources.begin(), named.begin(), named.end());
}

Merge sorted(const Values& values, std::uint32_t mapping) {
  Merge merge;
  for (std::uint32_t key = values.nodes[mapping].child; key != 0; key = nextKey(values, key)) {
    const std::uint32_t value = values.nodes[key].next;
    if (!isMergeKey(values, key)) {
      merge.keys.push_back(key);
    } else if (isCollection(values.nodes[value].kind)) {
      addSources(values, value, merge);
    } else {
      merge.keys.push_back(key);
      merge.refused.push_back(value);
    }
  }
  return merge;
}

/// Adds the keys of a map that are not known yet; of equal ones the last.
void addKeys(const Values& values, std::uint32_t source, std::vector<std::uint32_t>& keys,
             std::unordered_set<std::string_view>& known) {
  std::vector<std::uint32_t> all;
  for (std::uint32_t key = values.nodes[source].child; key != 0; key = nextKey(values, key))
    all.push_back(key);
  std::vector<std::uint32_t> added;
  for (auto key = all.rbegin(); key != all.rend(); ++key) {
    if (known.insert(textOf(values, values.nodes[*key])).second) added.push_back(*key);
  }
  keys.insert(keys.end(), added.rbegin(), added.rend());
}

}  // namespace

std::uint32_t AliasCopies::copy(const Anchors::Target& target, text::Span span) {
  return copy(target.owner != nullptr ? *target.owner : made_, target.index, span);
}

/// `from` may be the arena that is added to: nothing of it is held across an addition.
std::uint32_t AliasCopies::copy(const Values& from, std::uint32_t index, text::Span span) {
  const auto made = static_cast<std::uint32_t>(made_.nodes.size());
  Node node;
  node.span = span;
  node.copied = true;
  if (++count_ > maxCopiedNodes) {
    cutShort_ = true;
    node.copied = false;
    made_.nodes.push_back(node);
    return made;
  }
  const Node original = from.nodes[index];
  node.kind = original.kind;
  node.style = original.style;
  node.textSize = original.textSize;
  if (original.props != 0 && !from.properties[original.props].tag.empty()) {
    Properties props;
    props.tag = from.properties[original.props].tag;
    props.tagSpan = span;
    node.props = static_cast<std::uint32_t>(made_.properties.size());
    made_.properties.push_back(std::move(props));
  }
  if (!isCollection(original.kind)) {
    node.text = static_cast<std::uint32_t>(made_.characters.size());
    const std::string said(textOf(from, original));
    made_.characters += said;
  }
  made_.nodes.push_back(node);
  if (isCollection(original.kind)) copyChildren(from, original.child, made, span);
  return made;
}

void AliasCopies::copyChildren(const Values& from, std::uint32_t first, std::uint32_t parent,
                               text::Span span) {
  std::uint32_t last = 0;
  for (std::uint32_t child = first; child != 0 && !cutShort_; child = from.nodes[child].next) {
    const std::uint32_t made = copy(from, child, span);
    (last == 0 ? made_.nodes[parent].child : made_.nodes[last].next) = made;
    last = made;
  }
  if (!cutShort_) return;
  // What was cut short is left empty, so that a mapping keeps its pairs whole.
  made_.nodes[parent].child = 0;
  made_.nodes[parent].textSize = 0;
}

std::vector<std::uint32_t> applyMergeKeys(Values& values, std::uint32_t mapping) {
  bool any = false;
  for (std::uint32_t key = values.nodes[mapping].child; key != 0 && !any;
       key = nextKey(values, key))
    any = isMergeKey(values, key);
  if (!any) return {};
  Merge merge = sorted(values, mapping);
  std::vector<std::uint32_t>& keys = merge.keys;
  std::unordered_set<std::string_view> known;
  for (const std::uint32_t key : keys) known.insert(textOf(values, values.nodes[key]));
  for (const std::uint32_t source : merge.sources) addKeys(values, source, keys, known);
  // Keys of a written-out source are moved, not copied: nothing else holds them.
  for (std::size_t i = 0; i < keys.size(); ++i)
    values.nodes[values.nodes[keys[i]].next].next = i + 1 < keys.size() ? keys[i + 1] : 0;
  values.nodes[mapping].child = keys.empty() ? 0 : keys.front();
  values.nodes[mapping].textSize = static_cast<std::uint32_t>(keys.size());
  return std::move(merge.refused);
}

}  // namespace osiris::syntax
