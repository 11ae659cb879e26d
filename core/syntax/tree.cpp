#include "syntax/tree.h"

#include <array>
#include <string>
#include <utility>

extern "C" const TSLanguage* tree_sitter_oml(void);

namespace osiris::syntax {
namespace {

struct Name {
  const char* name;
  bool named;
  Symbol symbol;
};

constexpr Name names[] = {
    {"stream", true, Symbol::stream},
    {"document", true, Symbol::document},
    {"document_start", true, Symbol::documentStart},
    {"document_end", true, Symbol::documentEnd},
    {"directive", true, Symbol::directive},
    {"block_mapping", true, Symbol::blockMapping},
    {"block_sequence", true, Symbol::blockSequence},
    {"stray_sequence", true, Symbol::straySequence},
    {"flow_mapping", true, Symbol::flowMapping},
    {"flow_sequence", true, Symbol::flowSequence},
    {"pair", true, Symbol::pair},
    {"incomplete_pair", true, Symbol::incompletePair},
    {"item", true, Symbol::item},
    {"plain_scalar", true, Symbol::plainScalar},
    {"single_quoted_scalar", true, Symbol::singleQuotedScalar},
    {"double_quoted_scalar", true, Symbol::doubleQuotedScalar},
    {"block_scalar", true, Symbol::blockScalar},
    {"block_header", true, Symbol::blockHeader},
    {"anchor", true, Symbol::anchor},
    {"alias", true, Symbol::alias},
    {"tag", true, Symbol::tag},
    {"comment", true, Symbol::comment},
    {":", false, Symbol::colon},
    {"?", false, Symbol::question},
    {"-", false, Symbol::dash},
    {"parameter_reference", true, Symbol::parameterReference},
    {"step_reference", true, Symbol::stepReference},
    {"environment_reference", true, Symbol::environmentReference},
    {"connection_reference", true, Symbol::connectionReference},
    {"incomplete_reference", true, Symbol::incompleteReference},
    {"missing_document_start", true, Symbol::missingDocumentStart},
    {"unclosed_bracket", true, Symbol::unclosedBracket},
    {"missing_comma", true, Symbol::missingComma},
    {"unclosed_quote", true, Symbol::unclosedQuote},
    {"bad_indentation", true, Symbol::badIndentation},
    {"tab_indentation", true, Symbol::tabIndentation},
    {"flow_indentation", true, Symbol::flowIndentation},
    {"conflict_marker", true, Symbol::conflictMarker},
    {"unexpected_text", true, Symbol::unexpectedText},
    {"nesting_too_deep", true, Symbol::nestingTooDeep},
    {"reserved_character", true, Symbol::reservedCharacter},
    {"multiline_key", true, Symbol::multilineKey},
};

std::array<Symbol, 256> makeTable() {
  std::array<Symbol, 256> table{};
  const TSLanguage* language = tree_sitter_oml();
  for (std::uint32_t id = 0; id < ts_language_symbol_count(language) && id < table.size(); ++id) {
    const std::string_view name = ts_language_symbol_name(language, static_cast<TSSymbol>(id));
    const bool named =
        ts_language_symbol_type(language, static_cast<TSSymbol>(id)) == TSSymbolTypeRegular;
    for (const Name& known : names) {
      if (known.named == named && name == known.name) table[id] = known.symbol;
    }
  }
  return table;
}

/// Made before `main`: `symbolOf` is asked for every node, and a table made at its first call would
/// be asked each time whether it is there.
const std::array<Symbol, 256> table = makeTable();

struct DeleteParser {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
};

/// One parser a thread: making one costs more than parsing a small file.
TSParser* parserOfThread() {
  thread_local const std::unique_ptr<TSParser, DeleteParser> parser = [] {
    std::unique_ptr<TSParser, DeleteParser> made(ts_parser_new());
    ts_parser_set_language(made.get(), tree_sitter_oml());
    return made;
  }();
  return parser.get();
}

const char* readText(void* payload, std::uint32_t at, TSPoint, std::uint32_t* size) {
  const auto* text = static_cast<const std::string_view*>(payload);
  if (at >= text->size()) {
    *size = 0;
    return "";
  }
  *size = static_cast<std::uint32_t>(text->size() - at);
  return text->data() + at;
}

TSTree* parseText(std::string_view text, const TSTree* old) {
  return ts_parser_parse(parserOfThread(), old, TSInput{&text, readText, TSInputEncodingUTF8});
}

/// Nothing of ours asks the tree for rows, and the scanner counts columns itself, so that a point
/// need only be consistent: everything is said to stand on one row.
TSPoint pointOf(text::Offset at) { return {0, at}; }

}  // namespace

Symbol symbolOf(TSNode node) {
  const TSSymbol id = ts_node_symbol(node);
  return id < table.size() ? table[id] : Symbol::error;
}

Tree Tree::parse(std::string_view text) { return Tree(parseText(text, nullptr)); }

void Tree::edit(text::Span replaced, text::Offset inserted) {
  const text::Offset end = replaced.begin + inserted;
  const TSInputEdit edit{replaced.begin,          replaced.end,          end,
                         pointOf(replaced.begin), pointOf(replaced.end), pointOf(end)};
  ts_tree_edit(tree_.get(), &edit);
}

Tree Tree::reparse(std::string_view after, text::Span replaced, text::Offset inserted,
                   text::Span* changed) const {
  Tree edited(ts_tree_copy(tree_.get()));
  edited.edit(replaced, inserted);
  Tree result(parseText(after, edited.tree_.get()));
  if (changed != nullptr) {
    *changed = {replaced.begin, replaced.begin + inserted};
    std::uint32_t count = 0;
    TSRange* ranges = ts_tree_get_changed_ranges(edited.tree_.get(), result.tree_.get(), &count);
    for (std::uint32_t i = 0; i < count; ++i) {
      changed->begin = std::min(changed->begin, ranges[i].start_byte);
      changed->end = std::max(
          changed->end,
          std::min<text::Offset>(ranges[i].end_byte, static_cast<text::Offset>(after.size())));
    }
    free(ranges);  // NOLINT(cppcoreguidelines-no-malloc): tree-sitter's own allocation
  }
  return result;
}

}  // namespace osiris::syntax
