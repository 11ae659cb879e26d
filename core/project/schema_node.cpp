#include "project/schema_node.h"

#include <algorithm>
#include <exception>
#include <map>
#include <regex>

#define VALIJSON_USE_EXCEPTIONS 1
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/constraints/concrete_constraints.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_visitor.hpp>

namespace osiris::project {
namespace {

using nlohmann::json;
using valijson::Subschema;
using Adapter = valijson::adapters::NlohmannJsonAdapter;
using Visitor = valijson::ValidationVisitor<Adapter>;
using Regexes = std::unordered_map<std::string, std::regex>;

/// What stands at `key` of what the author wrote, with a local `$ref` followed.
class Written {
 public:
  explicit Written(const json& root) : root_(root) {}

  const json* at(const json* node, const char* key) const {
    if (node == nullptr || !node->is_object()) return nullptr;
    const auto found = node->find(key);
    return found == node->end() ? nullptr : followed(&*found);
  }
  const json* at(const json* node, std::size_t index) const {
    return node != nullptr && node->is_array() && index < node->size() ? followed(&(*node)[index])
                                                                       : nullptr;
  }
  const json* followed(const json* node) const {
    for (int hops = 0; node != nullptr && node->is_object() && node->contains("$ref"); ++hops) {
      const json& reference = (*node)["$ref"];
      const bool isLocal =
          reference.is_string() && reference.get_ref<const std::string&>().starts_with('#');
      if (!isLocal || hops > 16) return nullptr;
      const json::json_pointer pointer(reference.get_ref<const std::string&>().substr(1));
      node = root_.contains(pointer) ? &root_.at(pointer) : nullptr;
    }
    return node;
  }

 private:
  const json& root_;
};

/// Makes nodes of valijson's subschemas. One per subschema, so that recursive schemas end.
class Builder final : public valijson::constraints::ConstraintVisitor {
 public:
  Builder(Schema::Compiled& compiled, Regexes& regexes)
      : compiled_(compiled), regexes_(regexes), written_(compiled.json) {}

  const SchemaNode* node(const Subschema* subschema, const json* written) {
    if (subschema == nullptr) return nullptr;
    if (const auto known = known_.find(subschema); known != known_.end()) return known->second;
    SchemaNode* made = compiled_.nodes.emplace_back(std::make_unique<SchemaNode>()).get();
    known_.emplace(subschema, made);
    made->json = written;
    made->allowsNothing = subschema->getAlwaysInvalid();
    SchemaNode* const outer = std::exchange(node_, made);
    Subschema::ApplyFunction visitEach = [this](const Subschema::Constraint& constraint) {
      return constraint.accept(*this);
    };
    subschema->apply(visitEach);
    std::ranges::stable_sort(made->leaves, {}, &Leaf::keyword);
    node_ = outer;
    return made;
  }

  bool visit(const TypeConstraint& c) override { return leaf(Keyword::type, c); }
  bool visit(const EnumConstraint& c) override { return leaf(Keyword::enumeration, c); }
  bool visit(const ConstConstraint& c) override { return leaf(Keyword::constant, c); }
  bool visit(const MinimumConstraint& c) override { return leaf(Keyword::minimum, c); }
  bool visit(const MaximumConstraint& c) override { return leaf(Keyword::maximum, c); }
  bool visit(const MultipleOfDoubleConstraint& c) override { return leaf(Keyword::multipleOf, c); }
  bool visit(const MultipleOfIntConstraint& c) override { return leaf(Keyword::multipleOf, c); }
  bool visit(const FormatConstraint& c) override { return leaf(Keyword::format, c); }
  bool visit(const PatternConstraint& c) override {
    addRegex(c.getPattern<std::string::allocator_type>());
    return leaf(Keyword::pattern, c);
  }

  bool visit(const MinLengthConstraint& c) override {
    return set(node_->minLength, c.getMinLength());
  }
  bool visit(const MaxLengthConstraint& c) override {
    return set(node_->maxLength, c.getMaxLength());
  }
  bool visit(const MinItemsConstraint& c) override { return set(node_->minItems, c.getMinItems()); }
  bool visit(const MaxItemsConstraint& c) override { return set(node_->maxItems, c.getMaxItems()); }
  bool visit(const MinPropertiesConstraint& c) override {
    return set(node_->minProperties, c.getMinProperties());
  }
  bool visit(const MaxPropertiesConstraint& c) override {
    return set(node_->maxProperties, c.getMaxProperties());
  }
  bool visit(const UniqueItemsConstraint&) override { return set(node_->uniqueItems, true); }

  bool visit(const PropertiesConstraint& c) override {
    SchemaNode& made = *node_;
    made.describesProperties = true;
    const json* named = written_.at(made.json, "properties");
    c.applyToProperties([&](const auto& name, const Subschema* schema) {
      made.properties.emplace(name.c_str(), node(schema, written_.at(named, name.c_str())));
      return true;
    });
    const json* patterns = written_.at(made.json, "patternProperties");
    c.applyToPatternProperties([&](const auto& pattern, const Subschema* schema) {
      addRegex(pattern.c_str());
      made.patternProperties.push_back(
          {pattern.c_str(), node(schema, written_.at(patterns, pattern.c_str()))});
      return true;
    });
    made.otherProperties =
        node(c.getAdditionalPropertiesSubschema(), written_.at(made.json, "additionalProperties"));
    return true;
  }
  bool visit(const PropertyNamesConstraint& c) override {
    return set(node_->propertyNames,
               node(c.getSubschema(), written_.at(node_->json, "propertyNames")));
  }
  bool visit(const RequiredConstraint& c) override {
    std::vector<std::string>& names = node_->required;
    c.applyToRequiredProperties([&](const auto& name) {
      names.emplace_back(name.c_str());
      return true;
    });
    // valijson sorts them; people hear of them in the order in which they are written.
    const json* written = written_.at(node_->json, "required");
    if (written == nullptr || !written->is_array()) return true;
    const auto place = [&](const std::string& name) {
      return std::find(written->begin(), written->end(), name) - written->begin();
    };
    std::ranges::stable_sort(names, {}, place);
    return true;
  }
  bool visit(const DependenciesConstraint& c) override {
    SchemaNode& made = *node_;
    c.applyToPropertyDependencies([&](const auto& key, const auto& names) {
      Dependency dependency{key.c_str(), {}, nullptr};
      for (const auto& name : names) dependency.needs.emplace_back(name.c_str());
      made.dependencies.push_back(std::move(dependency));
      return true;
    });
    const json* written = written_.at(made.json, "dependencies");
    c.applyToSchemaDependencies([&](const auto& key, const Subschema* schema) {
      made.dependencies.push_back(
          {key.c_str(), {}, node(schema, written_.at(written, key.c_str()))});
      return true;
    });
    return true;
  }

  bool visit(const SingularItemsConstraint& c) override {
    return set(node_->items, node(c.getItemsSubschema(), written_.at(node_->json, "items")));
  }
  bool visit(const LinearItemsConstraint& c) override {
    SchemaNode& made = *node_;
    made.isTuple = true;
    const json* written = written_.at(made.json, "items");
    c.applyToItemSubschemas([&](unsigned index, const Subschema* schema) {
      made.tuple.push_back(node(schema, written_.at(written, index)));
      return true;
    });
    made.otherItems =
        node(c.getAdditionalItemsSubschema(), written_.at(made.json, "additionalItems"));
    return true;
  }
  bool visit(const ContainsConstraint& c) override {
    return set(node_->contains, node(c.getSubschema(), written_.at(node_->json, "contains")));
  }

  bool visit(const AllOfConstraint& c) override { return branches(c, "allOf", &SchemaNode::allOf); }
  bool visit(const AnyOfConstraint& c) override { return branches(c, "anyOf", &SchemaNode::anyOf); }
  bool visit(const OneOfConstraint& c) override { return branches(c, "oneOf", &SchemaNode::oneOf); }
  bool visit(const NotConstraint& c) override {
    SchemaNode& made = *node_;
    made.negated.push_back(node(c.getSubschema(), written_.at(made.json, "not")));
    return true;
  }
  bool visit(const ConditionalConstraint& c) override {
    SchemaNode& made = *node_;
    made.conditionals.push_back({node(c.getIfSubschema(), written_.at(made.json, "if")),
                                 node(c.getThenSubschema(), written_.at(made.json, "then")),
                                 node(c.getElseSubschema(), written_.at(made.json, "else"))});
    return true;
  }
  bool visit(const PolyConstraint&) override { return true; }

 private:
  bool leaf(Keyword keyword, const Subschema::Constraint& constraint) {
    node_->leaves.push_back({keyword, &constraint});
    return true;
  }

  template <typename Member, typename Given>
  static bool set(Member& member, Given value) {
    member = value;
    return true;
  }

  template <typename Constraint, typename Member>
  bool branches(const Constraint& c, const char* keyword, Member member) {
    SchemaNode& made = *node_;
    const json* written = written_.at(made.json, keyword);
    std::vector<const SchemaNode*> all;
    c.applyToSubschemas([&](unsigned index, const Subschema* schema) {
      all.push_back(node(schema, written_.at(written, index)));
      return true;
    });
    (made.*member).push_back(std::move(all));
    return true;
  }

  /// Fills the cache that valijson looks into, so that it compiles none itself and the cache can be
  /// shared. The polynomial matcher needs no deep stack and cannot be made to take for ever; the
  /// few patterns it has no way with (back-references) match everything.
  void addRegex(const std::string& pattern) {
    if (regexes_.contains(pattern)) return;
    const auto flags = std::regex::ECMAScript | std::regex_constants::__polynomial;
    try {
      regexes_.emplace(pattern, std::regex(pattern, flags));
    } catch (const std::regex_error& problem) {
      regexes_.emplace(pattern, std::regex("", flags));
      if (problem.code() != std::regex_constants::error_complexity && compiled_.problem.empty()) {
        compiled_.problem = "the pattern '" + pattern + "' is no regular expression";
      }
    }
  }

  Schema::Compiled& compiled_;
  Regexes& regexes_;
  Written written_;
  SchemaNode* node_ = nullptr;
  std::map<const Subschema*, const SchemaNode*> known_;
};

}  // namespace

struct Schema::Compiled::Library {
  valijson::Schema schema;
  mutable Regexes regexes;  ///< complete once compiled; valijson takes no const one
};

Schema::Compiled::Compiled() : library(std::make_unique<Library>()) {}
Schema::Compiled::~Compiled() = default;

bool Schema::Compiled::allows(const Leaf& leaf, const nlohmann::json& value) const {
  try {
    const Adapter adapter(value);
    Visitor visitor(adapter, {}, true, nullptr, library->regexes);
    return leaf.constraint->accept(visitor);
  } catch (const std::exception&) {
    return true;  // what the library cannot judge is no finding
  }
}

bool Schema::Compiled::matches(const std::string& pattern, std::string_view name) const {
  const auto found = library->regexes.find(pattern);
  return found != library->regexes.end() &&
         std::regex_search(name.begin(), name.end(), found->second);
}

std::shared_ptr<const Schema::Compiled> compileSchema(const nlohmann::ordered_json& schema) {
  auto compiled = std::make_shared<Schema::Compiled>();
  try {
    compiled->json = schema;
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(Adapter(compiled->json), compiled->library->schema);
    Builder builder(*compiled, compiled->library->regexes);
    compiled->root = builder.node(compiled->library->schema.root(), &compiled->json);
  } catch (const std::exception& problem) {
    compiled->root = nullptr;
    compiled->problem = problem.what();
  }
  return compiled;
}

}  // namespace osiris::project
