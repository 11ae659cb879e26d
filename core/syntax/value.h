// A YAML document as values: what each key and value says, and which bytes say it.
//
// Values of one document (or one step, see oml/) live together in a Values arena whose spans count
// from the arena's own start, so that an edit elsewhere moves it by changing one number.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace osiris::syntax {

enum class Kind : std::uint8_t {
  null,      ///< written (`null`, `~`) or left out (an empty span)
  boolean,
  integer,
  real,
  string,
  sequence,
  mapping,
  alias,  ///< `*name` that names no anchor
};

enum class Style : std::uint8_t {
  none,
  plain,
  singleQuoted,
  doubleQuoted,
  literal,
  folded,
  block,
  flow
};

/// One node of an arena. Spans are relative to the arena's base. An alias is a copy of what its
/// anchor names, every span in it that of the alias; so is what a merge key (`<<`) brings.
struct Node {
  text::Span span;  ///< the value itself, without anchor and tag; a scalar with its quotes
  std::uint32_t next = 0;  ///< index of the next node of the same parent; 0: none
  std::uint32_t child = 0;  ///< first child (a mapping's children alternate key, value); 0: none
  std::uint32_t text = 0;  ///< offset of the scalar's exact value in the arena's characters
  std::uint32_t textSize = 0;  ///< its size; for collections: the number of children
  std::uint32_t props = 0;  ///< index into the arena's properties; 0: none
  Kind kind = Kind::null;
  Style style = Style::none;
  bool incomplete = false;  ///< key without a colon, open quote, open bracket
  bool copied = false;  ///< stands here through an alias or a merge key
};

class Value;

/// Anchor and tag of a node, where it has any.
struct Properties {
  std::string anchor;
  std::string tag;
  text::Span anchorSpan;
  text::Span tagSpan;
  std::string alias;  ///< the name an alias was written with
};

/// Owner of the nodes of one tree of values. Immutable once built; free to share.
struct Values {
  std::vector<Node> nodes;  ///< nodes[0] is unused, nodes[1] the root
  std::vector<Properties> properties;  ///< properties[0] is unused
  std::string characters;  ///< the exact values of scalars, one after another

  [[nodiscard]] Value root(text::Offset base = 0) const;
};

[[nodiscard]] constexpr bool isCollection(Kind kind) {
  return kind == Kind::mapping || kind == Kind::sequence;
}

/// A scalar's exact value; empty for collections.
[[nodiscard]] inline std::string_view textOf(const Values& values, const Node& node) {
  if (isCollection(node.kind)) return {};
  return std::string_view(values.characters).substr(node.text, node.textSize);
}

/// One entry of a mapping.
struct Entry;

/// A cheap view of one node; valid as long as its Values. Absent values are falsy and answer
/// every question with nothing, so that look-ups chain: `step["config"]["query"].text()`.
class Value {
 public:
  Value() = default;
  Value(const Values* owner, std::uint32_t index, text::Offset base)
      : owner_(owner), index_(index), base_(base) {}

  [[nodiscard]] explicit operator bool() const { return owner_ != nullptr; }

  /// The kind by YAML 1.2's core schema [10.3.2]; an alias has its target's kind.
  [[nodiscard]] Kind kind() const { return *this ? node().kind : Kind::null; }
  [[nodiscard]] Style style() const { return *this ? node().style : Style::none; }
  [[nodiscard]] bool isString() const { return *this && kind() == Kind::string; }
  [[nodiscard]] bool isMapping() const { return *this && kind() == Kind::mapping; }
  [[nodiscard]] bool isSequence() const { return *this && kind() == Kind::sequence; }
  [[nodiscard]] bool isNull() const { return *this && kind() == Kind::null; }
  [[nodiscard]] bool isScalar() const { return *this && !isMapping() && !isSequence(); }
  /// Unfinished: a key without a colon, a quote or bracket that never closes.
  [[nodiscard]] bool incomplete() const { return *this && node().incomplete; }
  /// Stands here through an alias or merge key: there is no text of its own to edit.
  [[nodiscard]] bool copied() const { return *this && node().copied; }

  /// Bytes in the file, of the value as written (an alias: the `*name`).
  [[nodiscard]] text::Span span() const;
  /// A scalar's exact value (escapes, folding and chomping done); empty for collections.
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] std::string_view anchor() const;
  [[nodiscard]] std::string_view tag() const;
  [[nodiscard]] const Properties* properties() const;

  /// Number of items of a sequence, of entries of a mapping.
  [[nodiscard]] std::size_t size() const;
  /// The value of a key; of a key written twice, the last, as every reader has it.
  [[nodiscard]] Value operator[](std::string_view key) const;
  [[nodiscard]] std::optional<Entry> entry(std::string_view key) const;

  class Items;
  class Entries;
  [[nodiscard]] Items items() const;  ///< of a sequence; else none
  [[nodiscard]] Entries entries() const;  ///< of a mapping, in order, merged ones last; else none

  [[nodiscard]] const Values* owner() const { return owner_; }
  [[nodiscard]] std::uint32_t index() const { return index_; }
  [[nodiscard]] text::Offset base() const { return base_; }
  friend bool operator==(const Value&, const Value&) = default;

 private:
  [[nodiscard]] const Node& node() const { return owner_->nodes[index_]; }
  const Values* owner_ = nullptr;
  std::uint32_t index_ = 0;
  text::Offset base_ = 0;
};

struct Entry {
  Value key;
  Value value;
};

/// Forward ranges over children; `for (auto [key, value] : map.entries())`.
class Value::Items {
 public:
  class Iterator {
   public:
    Iterator(const Values* owner, std::uint32_t at, text::Offset base)
        : owner_(owner), at_(at), base_(base) {}
    Value operator*() const { return {owner_, at_, base_}; }
    Iterator& operator++() {
      at_ = owner_->nodes[at_].next;
      return *this;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const Values* owner_;
    std::uint32_t at_;
    text::Offset base_;
  };
  Items(const Values* owner, std::uint32_t first, text::Offset base)
      : owner_(owner), first_(first), base_(base) {}
  [[nodiscard]] Iterator begin() const { return {owner_, first_, base_}; }
  [[nodiscard]] Iterator end() const { return {owner_, 0, base_}; }

 private:
  const Values* owner_;
  std::uint32_t first_;
  text::Offset base_;
};

class Value::Entries {
 public:
  class Iterator {
   public:
    Iterator(const Values* owner, std::uint32_t at, text::Offset base)
        : owner_(owner), at_(at), base_(base) {}
    Entry operator*() const {
      return {Value(owner_, at_, base_), Value(owner_, owner_->nodes[at_].next, base_)};
    }
    Iterator& operator++() {
      at_ = owner_->nodes[owner_->nodes[at_].next].next;
      return *this;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const Values* owner_;
    std::uint32_t at_;
    text::Offset base_;
  };
  Entries(const Values* owner, std::uint32_t first, text::Offset base)
      : owner_(owner), first_(first), base_(base) {}
  [[nodiscard]] Iterator begin() const { return {owner_, first_, base_}; }
  [[nodiscard]] Iterator end() const { return {owner_, 0, base_}; }

 private:
  const Values* owner_;
  std::uint32_t first_;
  text::Offset base_;
};

inline text::Span Value::span() const { return *this ? node().span.shifted(base_) : text::Span{}; }

inline std::string_view Value::text() const {
  if (!isScalar()) return {};
  return {owner_->characters.data() + node().text, node().textSize};
}

inline const Properties* Value::properties() const {
  return *this && node().props != 0 ? &owner_->properties[node().props] : nullptr;
}

inline std::string_view Value::tag() const {
  const Properties* props = properties();
  return props != nullptr ? std::string_view(props->tag) : std::string_view();
}

inline Value::Items Value::items() const {
  return {owner_, isSequence() ? node().child : 0, base_};
}

inline Value::Entries Value::entries() const {
  return {owner_, isMapping() ? node().child : 0, base_};
}

inline Value Values::root(text::Offset base) const {
  return nodes.size() > 1 ? Value(this, 1, base) : Value();
}

}  // namespace osiris::syntax
