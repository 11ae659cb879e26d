#include "check/step_difference.h"

#include <algorithm>
#include <cstdint>

namespace osiris::check {
namespace {

/// Whether two versions of a value say the same in the same style.
bool saysTheSame(const syntax::Value& a, const syntax::Value& b) {
  if (static_cast<bool>(a) != static_cast<bool>(b)) return false;
  if (!a) return true;
  if (a.kind() != b.kind() || a.style() != b.style() || a.incomplete() != b.incomplete() ||
      a.tag() != b.tag() || a.size() != b.size() || a.text() != b.text())
    return false;
  auto entry = b.entries().begin();
  for (const auto [key, value] : a.entries()) {
    const auto [otherKey, otherValue] = *entry;
    if (!saysTheSame(key, otherKey) || !saysTheSame(value, otherValue)) return false;
    ++entry;
  }
  auto item = b.items().begin();
  for (const syntax::Value each : a.items()) {
    if (!saysTheSame(each, *item)) return false;
    ++item;
  }
  return true;
}

}  // namespace

bool sameConfig(const oml::Step& a, const oml::Step& b) {
  return a.mode == b.mode && a.component == b.component &&
         saysTheSame(a.value()["config"], b.value()["config"]);
}

bool differsInQueryOnly(const oml::Step& a, const oml::Step& b) {
  const syntax::Value query = a.value()["config"]["query"];
  if (!query || a.values.nodes.size() != b.values.nodes.size()) return false;
  const bool sameReferences = std::equal(
      a.references.begin(), a.references.end(), b.references.begin(), b.references.end(),
      [](const auto& left, const auto& right) {
        return left.kind == right.kind && left.name == right.name && left.output == right.output &&
               left.path == right.path && left.closed == right.closed;
      });
  if (!sameReferences) return false;
  for (std::uint32_t i = 1; i < a.values.nodes.size(); ++i) {
    const syntax::Node& left = a.values.nodes[i];
    const syntax::Node& right = b.values.nodes[i];
    if (left.kind != right.kind || left.style != right.style || left.next != right.next ||
        left.child != right.child || left.incomplete != right.incomplete) {
      return false;
    }
    if (i == query.index() || left.kind == syntax::Kind::mapping ||
        left.kind == syntax::Kind::sequence)
      continue;
    if (syntax::Value(&a.values, i, 0).text() != syntax::Value(&b.values, i, 0).text())
      return false;
  }
  return true;
}

}  // namespace osiris::check
