#include "oml/references.h"

#include "syntax/scalar.h"

namespace osiris::oml {
namespace {

using syntax::Value;

bool isNameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

/// The bytes of one reference in a scalar's text: from `${` to after its `}`, or after its last
/// name character when the line ends without one.
struct Extent {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool closed = false;
};

Extent extentOf(std::string_view text, std::size_t begin) {
  const std::size_t stop = text.find_first_of("}\r\n", begin + 2);
  if (stop != std::string_view::npos && text[stop] == '}') return {begin, stop + 1, true};
  std::size_t end = begin + 2;
  while (end < text.size() && (isNameCharacter(text[end]) || text[end] == '.')) ++end;
  return {begin, end, false};
}

class Finder {
 public:
  Finder(std::string_view source, std::string path) : source_(source), path_(std::move(path)) {}

  void visit(const Value& value) {
    if (value.isMapping()) {
      for (const auto [key, member] : value.entries()) descend(key.text(), member);
    } else if (value.isSequence()) {
      std::size_t index = 0;
      for (const Value item : value.items()) descend(std::to_string(index++), item);
    } else if (value.text().find("${") != std::string_view::npos) {
      visitText(value);
    }
  }

  std::vector<Reference> take() { return std::move(found_); }

 private:
  void descend(std::string_view key, const Value& value) {
    // The path is put together only where it may be asked for.
    if (value.isScalar() && value.text().find("${") == std::string_view::npos) return;
    const std::string outer = path_;
    path_ = path_ / key;
    visit(value);
    path_ = outer;
  }

  void visitText(const Value& value) {
    const std::string_view text = value.text();
    const std::vector<syntax::Piece> pieces = syntax::piecesOf(value, source_);
    const auto place = [&](std::size_t begin, std::size_t end) -> text::Span {
      if (value.copied() || pieces.empty()) return value.span();
      const text::Offset first = syntax::sourceOffset(pieces, begin);
      return {first, std::max(first, syntax::sourceOffset(pieces, end - 1) + 1)};
    };
    for (std::size_t at = text.find("${"); at != std::string_view::npos;
         at = text.find("${", at + 2)) {
      const Extent extent = extentOf(text, at);
      const std::size_t inner = at + 2;
      const std::string_view body =
          text.substr(inner, extent.end - inner - (extent.closed ? 1 : 0));
      Reference reference = classify(body);
      const std::size_t nameAt = inner + (reference.kind == Reference::Kind::param ? 7 : 0);
      reference.span = place(extent.begin, extent.end);
      reference.nameSpan =
          reference.name.empty() ? reference.span : place(nameAt, nameAt + reference.name.size());
      reference.path = path_;
      reference.closed = extent.closed;
      found_.push_back(std::move(reference));
    }
  }

  /// `params.NAME`, `step.output`, `NAME` or `NAME:-fallback`.
  static Reference classify(std::string_view body) {
    Reference reference;
    if (body.starts_with("params.")) {
      reference.kind = Reference::Kind::param;
      reference.name = body.substr(7);
      return reference;
    }
    const std::size_t fallback = body.find(":-");
    const std::size_t dot = body.substr(0, fallback).find('.');
    if (dot != std::string_view::npos) {
      reference.kind = Reference::Kind::step;
      reference.name = body.substr(0, dot);
      reference.output = body.substr(dot + 1);
    } else {
      reference.kind = Reference::Kind::environment;
      reference.name = body.substr(0, fallback);
      if (fallback != std::string_view::npos) reference.output = body.substr(fallback + 2);
    }
    return reference;
  }

  std::string_view source_;
  std::string path_;
  std::vector<Reference> found_;
};

}  // namespace

std::vector<Reference> findReferences(const Value& value, std::string_view source,
                                      std::string path) {
  // Most steps refer to nothing, and looking for that is all they cost.
  if (!value || value.owner()->characters.find("${") == std::string::npos) return {};
  Finder finder(source, std::move(path));
  finder.visit(value);
  return finder.take();
}

}  // namespace osiris::oml
