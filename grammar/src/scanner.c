// OML's scanner: every token of YAML, and where each begins and ends.
//
// YAML's structure is in its columns, so the decisions are all here and the grammar stays small.
// Three rules keep half-typed text harmless:
//   - a token is offered only where the grammar takes it, so that parsing never enters error
//     recovery; what fits nowhere becomes an `unexpected_text` beside the tree;
//   - a collection ends only where a line that is certainly structure says so: a line that is no
//     key and no item ends nothing that the next line goes on with;
//   - an open quote or bracket ends where its line or its indentation ends.
// The state after a token says all that later tokens may depend on, so that an edited text, parsed
// again with the old tree at hand, gives the tree of a fresh parse.
//
// Sections in brackets are those of the YAML 1.2.2 specification.

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "tree_sitter/parser.h"

enum TokenType {
  OPEN_DASH,
  OPEN_STRAY_DASH,
  OPEN_MAPPING,
  END,
  COMPLEX_KEY,
  DASH,
  QUESTION,
  COLON,
  LEFT_BRACKET,
  RIGHT_BRACKET,
  LEFT_BRACE,
  RIGHT_BRACE,
  COMMA,
  ANCHOR,
  ALIAS,
  TAG,
  OPEN_PLAIN_KEY,
  OPEN_SINGLE_KEY,
  OPEN_DOUBLE_KEY,
  OPEN_BARE_KEY,
  PLAIN_KEY,
  SINGLE_KEY,
  DOUBLE_KEY,
  BARE_KEY,
  PLAIN,
  SINGLE,
  DOUBLE,
  PLAIN_TEXT,
  SINGLE_BEGIN,
  DOUBLE_BEGIN,
  QUOTED_TEXT,
  QUOTED_END,
  BLOCK_HEADER,
  BLOCK_TEXT,
  PARAMETER_REFERENCE,
  STEP_REFERENCE,
  ENVIRONMENT_REFERENCE,
  CONNECTION_REFERENCE,
  INCOMPLETE_REFERENCE,
  DOCUMENT_START,
  DOCUMENT_END,
  DIRECTIVE,
  MISSING_DOCUMENT_START,
  UNCLOSED_BRACKET,
  MISSING_COMMA,
  COMMENT,
  HOLD,
  UNCLOSED_QUOTE,
  BAD_INDENTATION,
  TAB_INDENTATION,
  FLOW_INDENTATION,
  CONFLICT_MARKER,
  UNEXPECTED_TEXT,
  NESTING_TOO_DEEP,
  RESERVED_CHARACTER,
  MULTILINE_KEY,
  ERROR_SENTINEL,
};

enum { MAX_BLOCK = 200, MAX_FLOW = 200, MAX_COLUMN = 30000, NOWHERE = -1 };

typedef enum { MAPPING, SEQUENCE } LevelKind;

typedef struct {
  int16_t indent;
  uint8_t kind;
} Level;

// What the next token is part of.
typedef enum {
  STRUCTURE,
  BLOCK_PENDING,  // a block scalar's header was read, its text not yet
  IN_BLOCK,
  IN_PLAIN,
  IN_SINGLE,
  IN_DOUBLE,
} Mode;

// What may come next. The scanner keeps this itself and does not ask the parser's list of valid
// tokens: a tree that is used again brings the parser to other states on the way.
typedef enum {
  A_DOCUMENT,    // a document, or directives before one
  A_START,       // `---` after directives
  A_NODE,        // a value, perhaps left out
  NO_NODE,       // the value is there; structure goes on
  A_COLON,       // a key was read
  FLOW_ENTRY,    // an entry of a flow collection
  FLOW_RESUMED,  // the same, after a comma that was missing
  FLOW_VALUE,    // the value of such an entry, perhaps left out
  FLOW_DONE,     // the end of an entry, or its `:`
} Expect;

enum {  // bits of a flow level
  FLOW_COLON = 16,        // `:` was read in the entry
  FLOW_MAPPING = 1,
  FLOW_ENTRY_BROKEN = 2,  // a line break since the entry began
  FLOW_EXPLICIT = 4,      // `?` was read in the entry
  FLOW_BROKEN = 8,        // a line break since the bracket
  FLOW_OF_ENTRY = FLOW_ENTRY_BROKEN | FLOW_EXPLICIT | FLOW_COLON,
};

typedef struct {
  Level levels[MAX_BLOCK];
  uint8_t flows[MAX_FLOW];
  int16_t depth;
  int16_t flowDepth;
  int16_t column;       // of this position where a block collection may begin in mid-line; else NOWHERE
  int16_t blockIndent;  // column of a block scalar's text; 0: to be found
  uint8_t mode;
  uint8_t expect;
  uint8_t problem;   // token of a problem to report next; 0: none (no problem is token 0)
  bool anchored;     // the value expected has an anchor
  bool tagged;       // the value expected has a tag
  bool complexKey;   // the value expected is a key
  bool anchorEnds;   // the anchor expected, of an empty key, ends before its colon
  bool fresh;        // nothing but white space stands before this position on its line
  bool stay;         // the line here was looked at: it ends no collection
  bool noKey;        // the line here was looked at: it is no key, its dash no item
  bool reported;     // the problem of this line's indentation was reported
  bool jsonLike;     // the last token allows a `:` without a blank after it [7.4.2]
  bool open;         // in a quoted scalar: it has no closing quote, and ends with its line
  bool reference;    // in a quoted scalar: it starts with a connection reference
} State;

// --- Characters -------------------------------------------------------------------------------

static inline int32_t peek(TSLexer *lexer) { return lexer->lookahead; }
static inline void take(TSLexer *lexer) { lexer->advance(lexer, false); }
static inline void skip(TSLexer *lexer) { lexer->advance(lexer, true); }
static inline void mark(TSLexer *lexer) { lexer->mark_end(lexer); }

static inline bool isSpace(int32_t c) { return c == ' ' || c == '\t'; }
static inline bool isBreak(int32_t c) { return c == '\n' || c == '\r'; }
static inline bool isFlowIndicator(int32_t c) {
  return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}
static inline bool atEof(TSLexer *lexer) { return lexer->lookahead == 0 && lexer->eof(lexer); }
static inline bool atLineEnd(TSLexer *lexer) { return isBreak(lexer->lookahead) || atEof(lexer); }
static inline bool atBlank(TSLexer *lexer) { return isSpace(lexer->lookahead) || atLineEnd(lexer); }

static inline void takeBreak(TSLexer *lexer) {
  if (peek(lexer) == '\r') {
    take(lexer);
    if (peek(lexer) == '\n') take(lexer);
  } else {
    take(lexer);
  }
}

static void takeSpaces(TSLexer *lexer) {
  while (isSpace(peek(lexer))) take(lexer);
}

static void takeLine(TSLexer *lexer) {
  while (!atLineEnd(lexer)) take(lexer);
}

static inline bool isNameCharacter(int32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/// Whether a plain scalar may start with `c`, whatever follows; `-`, `?` and `:` are not judged [7.3.3].
static bool mayStartPlain(int32_t c) {
  switch (c) {
    case ',': case '[': case ']': case '{': case '}': case '#': case '&': case '*': case '!':
    case '|': case '>': case '\'': case '"': case '%': case '@': case '`':
      return false;
    default:
      return true;
  }
}

// --- State ------------------------------------------------------------------------------------

static void resetState(State *s) {
  memset(s, 0, sizeof *s);
  s->fresh = true;
}

static inline int indentOf(const State *s) { return s->depth > 0 ? s->levels[s->depth - 1].indent : -1; }
static inline int parentIndent(const State *s) { return s->depth > 1 ? s->levels[s->depth - 2].indent : -1; }
static inline bool onTop(const State *s, LevelKind kind) {
  return s->depth > 0 && s->levels[s->depth - 1].kind == (uint8_t)kind;
}
/// A sequence at the very column of the mapping whose value it is.
static inline bool isCompact(const State *s) {
  return onTop(s, SEQUENCE) && s->depth > 1 && s->levels[s->depth - 2].kind == MAPPING &&
         s->levels[s->depth - 2].indent == s->levels[s->depth - 1].indent;
}

static bool token(State *s, TSLexer *lexer, enum TokenType type);

static bool hasSequence(const State *s, int column) {
  for (int i = 0; i < s->depth; i++) {
    if (s->levels[i].kind == SEQUENCE && s->levels[i].indent == column) return true;
  }
  return false;
}

static void push(State *s, LevelKind kind, int column) {
  s->levels[s->depth].indent = (int16_t)column;
  s->levels[s->depth].kind = (uint8_t)kind;
  s->depth++;
}

/// Whether a line of structure at `column` ends the innermost collection. Only a column that an
/// outer collection has too can end one: a line between two levels belongs to the inner one.
static bool endsCollection(const State *s, int column, bool dash) {
  if (s->depth == 0) return false;
  int indent = indentOf(s);
  if (column == indent) return isCompact(s) && !dash;
  if (column > indent) return false;
  if (column == NOWHERE || parentIndent(s) >= column) return true;
  return dash && onTop(s, MAPPING) && s->depth > 1 && s->levels[s->depth - 2].kind == SEQUENCE;
}

/// A block collection may begin here.
static inline bool expectsBlock(const State *s) {
  return s->flowDepth == 0 && (s->expect == A_DOCUMENT || s->expect == A_NODE) && !s->complexKey;
}
static inline bool expectsNode(const State *s) {
  return s->expect == A_DOCUMENT || s->expect == A_NODE || s->expect == FLOW_ENTRY || s->expect == FLOW_RESUMED ||
         s->expect == FLOW_VALUE;
}

static inline void expectNext(State *s, Expect expect) {
  s->expect = (uint8_t)expect;
  s->anchored = s->tagged = false;
}

/// A value was read.
static void finishNode(State *s) {
  Expect next = s->flowDepth > 0 ? FLOW_DONE : s->complexKey ? A_COLON : NO_NODE;
  if (s->flowDepth == 0) s->complexKey = false;
  expectNext(s, next);
}

// What a token leaves behind.

/// A token with text was read; the position after it is in mid-line and says nothing about columns.
static bool token(State *s, TSLexer *lexer, enum TokenType type) {
  s->column = NOWHERE;
  s->fresh = s->stay = s->noKey = s->reported = s->jsonLike = false;
  lexer->result_symbol = type;
  return true;
}

/// A key was read; `expect` is A_COLON when its colon is known to follow.
static bool key(State *s, TSLexer *lexer, enum TokenType type, Expect expect) {
  token(s, lexer, type);
  expectNext(s, expect);
  return true;
}

/// The first key of a mapping was read.
static bool openMapping(State *s, TSLexer *lexer, enum TokenType type, int column) {
  push(s, MAPPING, column);
  return key(s, lexer, type, type == OPEN_BARE_KEY ? A_NODE : A_COLON);
}

/// A token without text, placed before the white space just skipped: the next one sees it again.
static bool nothing(TSLexer *lexer, enum TokenType type) {
  lexer->result_symbol = type;
  return true;
}

/// A problem of the line here, told once.
static bool report(State *s, TSLexer *lexer, enum TokenType type) {
  s->reported = true;
  return nothing(lexer, type);
}

/// Everything up to the line's end (or its comment) fits nowhere.
static bool unexpectedLine(State *s, TSLexer *lexer) {
  bool spaced = false;
  mark(lexer);  // What was looked at already is part of it.
  while (!atLineEnd(lexer) && !(spaced && peek(lexer) == '#')) {
    spaced = isSpace(peek(lexer));
    take(lexer);
    if (!spaced) mark(lexer);
  }
  uint8_t mode = s->mode;
  token(s, lexer, UNEXPECTED_TEXT);
  s->mode = mode;
  return true;
}

// --- Looking ahead ----------------------------------------------------------------------------

/// Takes a quoted text that ends on this line; false when it does not.
static bool takeQuotedOnLine(TSLexer *lexer, int *budget) {
  int32_t quote = peek(lexer);
  take(lexer);
  while (!atLineEnd(lexer) && --*budget > 0) {
    int32_t c = peek(lexer);
    take(lexer);
    if (c == '\\' && quote == '"') {
      if (atLineEnd(lexer)) return false;
      take(lexer);
    } else if (c == quote) {
      if (quote == '"' || peek(lexer) != '\'') return true;
      take(lexer);
    }
  }
  return false;
}

/// Takes a flow collection that ends on this line; false when it does not.
static bool takeFlowOnLine(TSLexer *lexer, int *budget) {
  int depth = 0;
  while (!atLineEnd(lexer) && --*budget > 0) {
    int32_t c = peek(lexer);
    if (c == '"' || c == '\'') {
      if (!takeQuotedOnLine(lexer, budget)) return false;
      continue;
    }
    take(lexer);
    if (c == '[' || c == '{') depth++;
    if ((c == ']' || c == '}') && --depth == 0) return true;
  }
  return false;
}

static bool takeColon(TSLexer *lexer) {
  takeSpaces(lexer);
  if (peek(lexer) != ':') return false;
  take(lexer);
  return atBlank(lexer);
}

typedef enum {
  NO_KEY,
  ANCHORED_EMPTY_KEY,  // `&name: value`, see keyOnLine
  SOME_KEY,
} KeyOnLine;

/// The key that stands here: something of one line and at most 1024 characters [7.4.2] before a
/// `:` and a blank. `started`: a character that can only begin a plain text was taken already.
///
/// `&name: value` and `*name: value`: YAML 1.2 takes the colon for a part of the name, which leaves
/// an entry of a mapping without a colon; YAML 1.1, and so Osiris, reads a key.
static KeyOnLine keyOnLine(TSLexer *lexer, bool started) {
  int budget = 1024;
  bool anchored = false;
  KeyOnLine without = NO_KEY;
  if (!started) {
    while (peek(lexer) == '&' || peek(lexer) == '!') {
      bool anchor = peek(lexer) == '&';
      bool colon = false;
      while (!atBlank(lexer) && --budget > 0) {
        colon = peek(lexer) == ':';
        take(lexer);
      }
      takeSpaces(lexer);
      anchored = anchor && colon && !atLineEnd(lexer) && peek(lexer) != '#';
    }
    without = anchored ? ANCHORED_EMPTY_KEY : NO_KEY;
    switch (peek(lexer)) {
      case '*': {
        bool colon = false;
        while (!atBlank(lexer) && --budget > 0) {
          colon = peek(lexer) == ':';
          take(lexer);
        }
        if (takeColon(lexer)) return SOME_KEY;
        return colon && !atLineEnd(lexer) && peek(lexer) != '#' ? SOME_KEY : without;
      }
      case '"': case '\'':
        return takeQuotedOnLine(lexer, &budget) && takeColon(lexer) ? SOME_KEY : without;
      case '[': case '{':
        return takeFlowOnLine(lexer, &budget) && takeColon(lexer) ? SOME_KEY : without;
      case '?':
        take(lexer);
        if (atBlank(lexer)) return SOME_KEY;
        break;
      case '-':
        take(lexer);
        if (atBlank(lexer)) return without;
        break;
      default:
        if (!mayStartPlain(peek(lexer))) return without;
    }
  }
  bool spaced = false;
  while (!atLineEnd(lexer) && --budget > 0) {
    int32_t c = peek(lexer);
    if (c == '#' && spaced) return without;
    spaced = isSpace(c);
    take(lexer);
    if (c == ':' && atBlank(lexer)) return SOME_KEY;
  }
  return without;
}

static bool lineHasKey(TSLexer *lexer, bool started) { return keyOnLine(lexer, started) == SOME_KEY; }

typedef struct {
  int column;  // NOWHERE at the end of the document
  bool dash;
  bool key;
} Line;

static bool takeMarker(TSLexer *lexer, int32_t c) {
  for (int i = 0; i < 3; i++) {
    if (peek(lexer) != c) return false;
    take(lexer);
  }
  return atBlank(lexer);
}

/// From anywhere in a line: the next line with content on it.
static Line nextContent(TSLexer *lexer) {
  Line line = {NOWHERE, false, false};
  takeLine(lexer);
  int column = 0;
  for (;;) {
    int32_t c = peek(lexer);
    if (isBreak(c)) {
      takeBreak(lexer);
      column = 0;
    } else if (isSpace(c)) {
      take(lexer);
      column++;
    } else if (c == '#') {
      takeLine(lexer);
    } else {
      break;
    }
  }
  if (atEof(lexer)) return line;
  int32_t c = peek(lexer);
  if (c == '-') {
    take(lexer);
    if (atBlank(lexer)) {
      line.dash = true;
    } else if (column == 0 && peek(lexer) == '-') {
      take(lexer);
      if (peek(lexer) == '-') {
        take(lexer);
        if (atBlank(lexer)) return line;
      }
    }
    line.column = column;
    if (!line.dash) line.key = lineHasKey(lexer, true);
    return line;
  }
  if (c == '.' && column == 0 && takeMarker(lexer, '.')) return line;
  line.column = column;
  line.key = lineHasKey(lexer, c == '.');
  return line;
}

// --- References -------------------------------------------------------------------------------

/// Takes the rest of `${…}` from its `{`, at most to the end of the line or to `stop`. With `marks`
/// the token ends after it; of an unclosed one, after its last name character.
static enum TokenType takeReference(TSLexer *lexer, int32_t stop, bool marks) {
  static const char params[] = "params.";
  int matched = 0;
  bool matching = true, dotted = false, fallback = false, name = true;
  take(lexer);
  if (marks) mark(lexer);
  while (!atLineEnd(lexer) && peek(lexer) != stop) {
    int32_t c = peek(lexer);
    take(lexer);
    if (c == '}') {
      if (marks) mark(lexer);
      if (matched == 7) return PARAMETER_REFERENCE;
      return dotted ? STEP_REFERENCE : ENVIRONMENT_REFERENCE;
    }
    if (matching && matched < 7) {
      if (c == params[matched]) matched++; else matching = false;
    }
    if (c == '.' && !fallback) dotted = true;
    if (c == ':') fallback = true;
    if (!isNameCharacter(c) && c != '.') name = false;
    if (marks && name) mark(lexer);
  }
  return INCOMPLETE_REFERENCE;
}

/// Whether a line that is no key, taken already, stands between a key without a value and the list
/// that is its value.
static bool isInTheWay(const State *s, TSLexer *lexer) {
  if (s->expect != A_NODE) return false;
  Line next = nextContent(lexer);
  return next.dash && next.column >= indentOf(s);
}

// --- Quoted scalars ---------------------------------------------------------------------------

typedef enum { AS_KEY, AS_OPENING, AS_VALUE, AS_FLOW } Place;

typedef struct {
  bool closed;
  bool broken;      // holds a line break
  bool key;         // a `:` and a blank follow
  bool reference;   // holds `${`
  bool referenceAtFirst;  // holds it in its first line
  bool connection;  // is `@family.alias`
  bool interrupted; // the quote that closes it, lines below, opens another text
  bool shallow;     // a further line is not indented deeper than what holds it
  bool judged;      // its next line with content was looked at
  int secondColumn; // column of that line
  bool secondKey;   // it looks like a key of its own
  bool secondDash;  // it looks like an item
} Quoted;

/// Takes what follows the closing quote up to where it can be judged. The token's end is moved to
/// the quote, unless the token is to end earlier (see scanQuoted).
static void takeAfterQuote(TSLexer *lexer, Quoted *q, Place place) {
  bool whole = !q->reference && !q->connection;
  // A quote in the middle of a word, lines below, opens another text: this one was never closed.
  bool wordFollows = !atBlank(lexer) && peek(lexer) != ':' && !isFlowIndicator(peek(lexer));
  if (q->broken && wordFollows) {
    q->interrupted = true;
    return;
  }
  if (whole) mark(lexer);
  takeSpaces(lexer);
  int32_t c = peek(lexer);
  if (c == ':') {
    if (!q->broken && (place == AS_KEY || place == AS_OPENING)) {
      if (!whole) mark(lexer);
      take(lexer);
      q->key = atBlank(lexer);
      if (q->key) return;
      q->reference = q->connection = false;
    }
  }
}

/// Where the line that begins here, inside a quote, leaves it open: a document marker, or a line of
/// the structure around it. `indent`: what its lines must be indented deeper than.
static bool lineLeavesQuote(TSLexer *lexer, Quoted *q, int indent) {
  int column = 0;
  while (peek(lexer) == ' ') { take(lexer); column++; }
  int spaces = column;
  while (isSpace(peek(lexer))) { take(lexer); column++; }
  if (atEof(lexer)) return true;
  if (isBreak(peek(lexer))) return false;
  int32_t c = peek(lexer);
  bool dash = false, key = false;
  if (column == 0 && (c == '-' || c == '.')) {
    if (takeMarker(lexer, c)) return true;
  } else if (c == '-') {
    take(lexer);
    dash = atBlank(lexer);
  } else if (isNameCharacter(c)) {
    while (isNameCharacter(peek(lexer))) take(lexer);
    if (peek(lexer) == ':') {
      take(lexer);
      key = atBlank(lexer);
    }
  }
  if (!q->judged && c != '#') {
    q->judged = true;
    q->secondColumn = column;
    q->secondKey = key;
    q->secondDash = dash;
  }
  if (spaces > indent) return false;
  q->shallow = true;
  return key || dash;
}

/// Takes an `@` and the names and dots after it; whether they are `@family.alias`.
static bool takeConnection(TSLexer *lexer) {
  int dots = 0, part = 0;
  bool whole = true;
  take(lexer);
  while (isNameCharacter(peek(lexer)) || peek(lexer) == '.') {
    if (peek(lexer) == '.') { dots++; whole = whole && part > 0; part = 0; } else { part++; }
    take(lexer);
  }
  return whole && dots == 1 && part > 0;
}

static Quoted scanQuoted(TSLexer *lexer, Place place, int indent) {
  Quoted q = {0};
  int32_t quote = peek(lexer);
  take(lexer);
  mark(lexer);
  if (peek(lexer) == '@' && place != AS_KEY) q.connection = takeConnection(lexer) && peek(lexer) == quote;
  for (;;) {
    int32_t c = peek(lexer);
    if (atEof(lexer)) break;
    if (isBreak(c)) {
      if (!q.broken && !q.reference) mark(lexer);
      if (!q.broken) q.referenceAtFirst = q.reference;
      q.broken = true;
      if (place == AS_KEY) return q;
      takeBreak(lexer);
      if (lineLeavesQuote(lexer, &q, indent)) return q;
      continue;
    }
    take(lexer);
    if (c == '\\' && quote == '"') {
      if (atEof(lexer)) break;
      if (!isBreak(peek(lexer))) take(lexer);
    } else if (c == '$' && peek(lexer) == '{' && place != AS_KEY) {
      q.reference = true;
    } else if (c == quote) {
      if (quote == '\'' && peek(lexer) == '\'') {
        take(lexer);
        continue;
      }
      q.closed = true;
      break;
    }
  }
  if (!q.closed) {
    if (!q.broken && !q.reference) mark(lexer);
    if (!q.broken) q.referenceAtFirst = q.reference;
    return q;
  }
  takeAfterQuote(lexer, &q, place);
  return q;
}

static bool beginQuoted(State *s, TSLexer *lexer, int32_t quote, const Quoted *q, bool open) {
  bool parts = q->reference || q->connection;
  if (!parts) {
    token(s, lexer, quote == '"' ? DOUBLE : SINGLE);
    s->jsonLike = true;
    finishNode(s);
    if (open) s->problem = UNCLOSED_QUOTE;
    return true;
  }
  token(s, lexer, quote == '"' ? DOUBLE_BEGIN : SINGLE_BEGIN);
  s->mode = quote == '"' ? IN_DOUBLE : IN_SINGLE;
  s->open = open;
  s->reference = q->connection;
  return true;
}

/// A quoted scalar at the place of a value. An open one ends with its first line.
static bool quotedValue(State *s, TSLexer *lexer, Place place, int column) {
  int32_t quote = peek(lexer);
  Quoted q = scanQuoted(lexer, place, indentOf(s));
  if (q.key) {
    return openMapping(s, lexer, quote == '"' ? OPEN_DOUBLE_KEY : OPEN_SINGLE_KEY, column);
  }
  bool open = !q.closed || q.interrupted;
  if (open) q.reference = q.referenceAtFirst;
  if (open && place == AS_OPENING && !q.reference) {
    Line next = {q.secondColumn, false, q.secondKey};
    if (q.broken && next.key && next.column == column) {
      openMapping(s, lexer, OPEN_BARE_KEY, column);
      s->problem = UNCLOSED_QUOTE;
      return true;
    }
  }
  if (open && place == AS_OPENING && !q.reference && q.broken && q.secondDash &&
      (q.secondColumn > indentOf(s) || (q.secondColumn == indentOf(s) && onTop(s, MAPPING)))) {
    token(s, lexer, UNEXPECTED_TEXT);
    s->problem = UNCLOSED_QUOTE;
    return true;
  }
  // The closing quote that scanQuoted went past belongs to another line's text.
  if (open && q.closed) q.connection = false;
  if (place == AS_FLOW && q.broken && s->flowDepth > 0 && !open) {
    s->flows[s->flowDepth - 1] |= FLOW_ENTRY_BROKEN | FLOW_BROKEN;
  }
  beginQuoted(s, lexer, quote, &q, open);
  if (!open && q.shallow) s->problem = BAD_INDENTATION;
  return true;
}

static bool quotedKey(State *s, TSLexer *lexer) {
  int32_t quote = peek(lexer);
  Quoted q = scanQuoted(lexer, AS_KEY, 0);
  if (q.key) return key(s, lexer, quote == '"' ? DOUBLE_KEY : SINGLE_KEY, A_COLON);
  takeLine(lexer);
  mark(lexer);
  if (isInTheWay(s, lexer)) return token(s, lexer, UNEXPECTED_TEXT);
  key(s, lexer, BARE_KEY, A_NODE);
  if (!q.closed) s->problem = UNCLOSED_QUOTE;
  return true;
}

/// The next part of a quoted scalar that holds references.
static bool quotedPart(State *s, TSLexer *lexer) {
  int32_t quote = s->mode == IN_DOUBLE ? '"' : '\'';
  mark(lexer);
  if (s->reference) {
    s->reference = false;
    while (peek(lexer) != quote && !atLineEnd(lexer)) take(lexer);
    mark(lexer);
    return nothing(lexer, CONNECTION_REFERENCE);
  }
  bool any = false;
  for (;;) {
    int32_t c = peek(lexer);
    if (atEof(lexer) || (s->open && isBreak(c))) break;
    if (c == '$') {
      mark(lexer);
      take(lexer);
      if (peek(lexer) == '{') {
        if (any) return nothing(lexer, QUOTED_TEXT);
        enum TokenType type = takeReference(lexer, quote, true);
        return nothing(lexer, type);
      }
      any = true;
      continue;
    }
    if (c == quote) {
      if (any) mark(lexer);
      take(lexer);
      if (quote == '\'' && peek(lexer) == '\'') {
        take(lexer);
        any = true;
        continue;
      }
      if (any) return nothing(lexer, QUOTED_TEXT);
      mark(lexer);
      s->mode = STRUCTURE;
      token(s, lexer, QUOTED_END);
      s->jsonLike = true;
      finishNode(s);
      return true;
    }
    take(lexer);
    any = true;
    if (c == '\\' && quote == '"' && !atLineEnd(lexer)) take(lexer);
  }
  mark(lexer);
  if (any) return nothing(lexer, QUOTED_TEXT);
  s->mode = STRUCTURE;
  s->open = false;
  token(s, lexer, QUOTED_END);
  s->jsonLike = true;
  finishNode(s);
  s->problem = UNCLOSED_QUOTE;
  return true;
}

// --- Plain scalars ----------------------------------------------------------------------------

typedef struct {
  enum TokenType first;  // a reference that the scalar begins with; else 0
  bool any;              // text was accepted (after `first`, where there is one)
  bool frozen;           // the token's end is fixed: a reference follows
  bool key;              // a `:` and a blank follow
  bool broken;           // spans lines
  bool commented;        // a comment ends it
  bool connection;       // is `@family.alias`
  bool flowReference;    // holds `${` in a flow collection, where `{` is an indicator
  bool bareBefore;       // a key at its own column follows: it was to be a key, too
  bool itemBefore;       // an item follows that would belong to a list it is in the way of
} Plain;

/// Takes one line of a plain scalar. `firm`: the line belongs to it whatever comes; else it does
/// only if no `: ` is found, and the token's end stays before it until that is known.
/// Returns false when the line is refused.
static bool plainLine(TSLexer *lexer, Plain *p, Place place, bool firm, bool started, bool *ended) {
  bool pending = started, spaced = false, froze = false;
  bool possibleKey = place == AS_KEY || place == AS_OPENING;
  *ended = true;
  for (;;) {
    int32_t c = peek(lexer);
    if (atLineEnd(lexer)) {
      *ended = false;
      break;
    }
    if (isSpace(c)) {
      if (pending && !p->frozen) mark(lexer);
      pending = false;
      spaced = true;
      take(lexer);
      continue;
    }
    if (c == '#' && spaced) {
      p->commented = true;
      break;
    }
    if (c == ':') {
      if (firm && !p->frozen && pending) mark(lexer);
      if (p->frozen && possibleKey && firm) mark(lexer);
      take(lexer);
      if (atBlank(lexer) || (place == AS_FLOW && isFlowIndicator(peek(lexer)))) {
        if (!firm) {
          if (froze) p->frozen = false;
          return false;
        }
        p->key = true;
        return true;
      }
      if (p->frozen && possibleKey && firm) {
        p->frozen = false;
        p->first = 0;
      }
      pending = true;
      spaced = false;
      p->any = true;
      continue;
    }
    if (place == AS_FLOW && isFlowIndicator(c)) break;
    if (c == '$') {
      if (firm && !p->frozen) mark(lexer);
      bool begins = !p->any && !pending && !spaced && firm && !started && !p->first && !p->broken;
      take(lexer);
      spaced = false;
      if (peek(lexer) != '{') {
        pending = true;
        p->any = true;
        continue;
      }
      if (place == AS_FLOW) p->flowReference = true;
      enum TokenType type = takeReference(lexer, place == AS_FLOW ? ',' : '\n', begins && !p->frozen);
      if (begins && !p->frozen) {
        p->first = type;
      } else {
        p->any = true;
      }
      if (!p->frozen) froze = true;
      p->frozen = true;
      continue;
    }
    take(lexer);
    pending = true;
    spaced = false;
    p->any = true;
  }
  if (pending && !p->frozen) mark(lexer);
  return true;
}

/// Scans a plain scalar. `started`: its first characters were taken. `resumed`: it began earlier,
/// its next characters, even a line break, are known to belong to it.
static Plain scanPlain(State *s, TSLexer *lexer, Place place, int column, bool started, bool resumed) {
  Plain p = {0};
  int indent = indentOf(s);
  bool ended = false;
  p.any = started;
  if (!resumed && !started && peek(lexer) == '@') {
    started = p.any = true;
    p.connection = takeConnection(lexer) && (atBlank(lexer) || isFlowIndicator(peek(lexer)));
  }
  bool firm = true;
  while (resumed && isSpace(peek(lexer))) skip(lexer);
  if (!(resumed && isBreak(peek(lexer)))) {
    plainLine(lexer, &p, place, true, started, &ended);
    if (ended || p.key || place == AS_KEY) return p;
    firm = false;
  }
  for (;;) {  // Further lines [7.3.3].
    int lineColumn = 0;
    while (isBreak(peek(lexer)) || isSpace(peek(lexer))) {
      if (isBreak(peek(lexer))) lineColumn = 0;
      else if (peek(lexer) == ' ' || lineColumn > 0) lineColumn++;
      lexer->advance(lexer, firm);  // Before the first text of a further part it is padding.
    }
    if (atEof(lexer)) return p;
    int32_t c = peek(lexer);
    bool second = !p.broken;
    if (!firm) {
      if (c == '#') {
        p.commented = true;
        if (place == AS_OPENING && second) {
          Line next = nextContent(lexer);
          p.bareBefore = next.key && next.column == column;
        }
        return p;
      }
      if (c == '-' && place == AS_OPENING && second && lineColumn == indent && onTop(s, MAPPING)) {
        take(lexer);
        p.itemBefore = atBlank(lexer);
        return p;
      }
      if (lineColumn <= indent) return p;
      if (place == AS_FLOW && isFlowIndicator(c)) return p;
      if (place == AS_FLOW && c == ':') {
        take(lexer);
        if (atBlank(lexer) || isFlowIndicator(peek(lexer))) return p;
        p.broken = true;
        p.any = true;
        plainLine(lexer, &p, place, true, true, &ended);
        if (ended || p.key) return p;
        continue;
      }
    }
    bool begun = false, dash = false;
    if (lineColumn == 0 && (c == '-' || c == '.')) {
      if (takeMarker(lexer, c)) return p;
      begun = true;
    } else if (c == '-') {
      take(lexer);
      dash = atBlank(lexer);
      begun = true;
    }
    bool accepted = plainLine(lexer, &p, place, firm || place == AS_FLOW, begun && !dash, &ended);
    if (!accepted) {
      p.bareBefore = place == AS_OPENING && second && lineColumn == column && !dash;
      p.itemBefore = place == AS_OPENING && second && dash;
      return p;
    }
    p.any = true;
    p.broken = true;
    if (ended || p.key) return p;
    firm = false;
  }
}

static bool finishPlain(State *s, TSLexer *lexer, const Plain *p) {
  bool inFlow = s->flowDepth > 0;
  if (inFlow && p->broken) s->flows[s->flowDepth - 1] |= FLOW_ENTRY_BROKEN | FLOW_BROKEN;
  if (p->first) {
    token(s, lexer, p->first);
    s->mode = p->any ? IN_PLAIN : STRUCTURE;
  } else if (p->frozen) {
    token(s, lexer, PLAIN_TEXT);
    s->mode = IN_PLAIN;
  } else {
    bool resumed = s->mode == IN_PLAIN;
    token(s, lexer, resumed ? PLAIN_TEXT : p->connection && !p->broken ? CONNECTION_REFERENCE : PLAIN);
    s->mode = STRUCTURE;
  }
  if (p->flowReference) s->problem = RESERVED_CHARACTER;
  if (s->mode == STRUCTURE) finishNode(s);
  return true;
}

static bool plainValue(State *s, TSLexer *lexer, Place place, int column, bool started) {
  Plain p = scanPlain(s, lexer, place, column, started, false);
  if (p.itemBefore && !p.frozen && !p.first) return token(s, lexer, UNEXPECTED_TEXT);
  if (place == AS_OPENING && (p.key || p.bareBefore)) {
    if (p.bareBefore && (p.frozen || p.first)) return finishPlain(s, lexer, &p);
    return openMapping(s, lexer, p.key ? OPEN_PLAIN_KEY : OPEN_BARE_KEY, column);
  }
  return finishPlain(s, lexer, &p);
}

static bool plainKey(State *s, TSLexer *lexer, bool started) {
  Plain p = scanPlain(s, lexer, AS_KEY, 0, started, false);
  if (!p.key && p.frozen) mark(lexer);
  if (!p.key && isInTheWay(s, lexer)) return token(s, lexer, UNEXPECTED_TEXT);
  return key(s, lexer, p.key ? PLAIN_KEY : BARE_KEY, p.key ? A_COLON : A_NODE);
}

static bool plainPart(State *s, TSLexer *lexer) {
  mark(lexer);
  Plain p = scanPlain(s, lexer, s->flowDepth > 0 ? AS_FLOW : AS_VALUE, NOWHERE, false, true);
  return finishPlain(s, lexer, &p);
}

// --- Block scalars ----------------------------------------------------------------------------

static bool blockHeader(State *s, TSLexer *lexer) {
  int explicitIndent = 0;
  bool chomping = false;
  take(lexer);
  for (int i = 0; i < 2; i++) {  // One of each, in either order [8.1.1].
    int32_t c = peek(lexer);
    if (!chomping && (c == '+' || c == '-')) { chomping = true; take(lexer); }
    else if (explicitIndent == 0 && c >= '1' && c <= '9') { explicitIndent = c - '0'; take(lexer); }
  }
  mark(lexer);
  int indent = indentOf(s);
  token(s, lexer, BLOCK_HEADER);
  finishNode(s);
  s->mode = BLOCK_PENDING;
  s->blockIndent = (int16_t)(explicitIndent ? (indent < 0 ? 0 : indent) + explicitIndent : 0);
  return true;
}

typedef enum { LINE_IN, LINE_OUT, LINE_CONFLICT } BlockLine;

static bool isConflict(int32_t c) { return c == '<' || c == '=' || c == '>' || c == '|'; }

/// At a line break in a block scalar's text: goes to the text of its next line, if it has one.
static BlockLine nextBlockLine(State *s, TSLexer *lexer) {
  while (isBreak(peek(lexer))) {
    takeBreak(lexer);
    int column = 0;
    while (peek(lexer) == ' ' && column < s->blockIndent) { take(lexer); column++; }
    if (isBreak(peek(lexer))) continue;
    if (atEof(lexer)) return LINE_OUT;
    int32_t c = peek(lexer);
    if (column == 0 && s->blockIndent > 0 && isConflict(c)) {
      int run = 0;
      while (peek(lexer) == c) { take(lexer); run++; }
      return run == 7 && atBlank(lexer) ? LINE_CONFLICT : LINE_OUT;
    }
    if (column < s->blockIndent) return LINE_OUT;
    if (column == 0 && (c == '-' || c == '.') && takeMarker(lexer, c)) return LINE_OUT;
    return LINE_IN;
  }
  return LINE_OUT;
}

/// The next part of a block scalar, up to a reference, a conflict marker or its end.
static bool blockPart(State *s, TSLexer *lexer) {
  enum TokenType first = 0;
  bool any = false;
  mark(lexer);
  for (;;) {
    int32_t c = peek(lexer);
    if (c == '$') {
      if (!first) mark(lexer);
      take(lexer);
      if (peek(lexer) != '{') {
        any = true;
        continue;
      }
      if (any || first) {  // This reference is the next part.
        s->mode = IN_BLOCK;
        return nothing(lexer, first ? first : BLOCK_TEXT);
      }
      first = takeReference(lexer, '\n', true);
      continue;
    }
    if (atLineEnd(lexer)) {
      if (!first) mark(lexer);
      BlockLine line = nextBlockLine(s, lexer);
      if (line == LINE_IN) {
        if (first) {
          s->mode = IN_BLOCK;
          return nothing(lexer, first);
        }
        any = true;
        continue;
      }
      token(s, lexer, first ? first : BLOCK_TEXT);
      s->mode = line == LINE_CONFLICT ? BLOCK_PENDING : STRUCTURE;
      return true;
    }
    if (first) {
      s->mode = IN_BLOCK;
      return nothing(lexer, first);
    }
    take(lexer);
    any = true;
  }
}

// --- Flow collections -------------------------------------------------------------------------

static bool property(State *s, TSLexer *lexer, enum TokenType type) {
  bool flow = s->flowDepth > 0;
  take(lexer);
  if (type == TAG && peek(lexer) == '<') {
    while (!atBlank(lexer) && peek(lexer) != '>') take(lexer);
    if (peek(lexer) == '>') take(lexer);
  }
  bool key = (type == ALIAS && (flow || s->complexKey)) || (type == ANCHOR && s->anchorEnds);
  s->anchorEnds = false;
  mark(lexer);
  while (!atBlank(lexer) && !(isFlowIndicator(peek(lexer)) && (flow || type != TAG))) {
    bool colon = peek(lexer) == ':';
    take(lexer);
    if (key && colon && atBlank(lexer)) break;  // See keyOnLine.
    mark(lexer);
  }
  token(s, lexer, type);
  if (type == ALIAS) {
    finishNode(s);
    return true;
  }
  if (s->expect == A_DOCUMENT) s->expect = A_NODE;
  if (type == ANCHOR) s->anchored = true;
  else s->tagged = true;
  return true;
}

static bool tooDeep(State *s, TSLexer *lexer) {
  int indent = indentOf(s);
  do {
    takeLine(lexer);
    mark(lexer);
    if (atEof(lexer)) break;
    int column = 0;
    while (isBreak(peek(lexer)) || isSpace(peek(lexer))) {
      if (isBreak(peek(lexer))) { takeBreak(lexer); column = 0; } else { take(lexer); column++; }
    }
    if (atEof(lexer) || column <= indent) break;
  } while (true);
  return token(s, lexer, NESTING_TOO_DEEP);
}

static bool unexpectedCharacter(State *s, TSLexer *lexer, bool taken) {
  if (!taken) take(lexer);
  mark(lexer);
  bool json = s->jsonLike;
  token(s, lexer, UNEXPECTED_TEXT);
  s->jsonLike = json;
  return true;
}

static bool flowOpening(State *s, TSLexer *lexer, bool brace) {
  if (s->flowDepth >= MAX_FLOW) return tooDeep(s, lexer);
  take(lexer);
  mark(lexer);
  s->flows[s->flowDepth++] = brace ? FLOW_MAPPING : 0;
  expectNext(s, FLOW_ENTRY);
  return token(s, lexer, brace ? LEFT_BRACE : LEFT_BRACKET);
}

static void leaveFlow(State *s) {
  uint8_t inner = s->flows[--s->flowDepth];
  finishNode(s);
  if (s->flowDepth > 0 && (inner & FLOW_BROKEN)) {
    s->flows[s->flowDepth - 1] |= FLOW_ENTRY_BROKEN | FLOW_BROKEN;
  }
}

static bool flowClosing(State *s, TSLexer *lexer, bool brace) {
  bool mapping = s->flows[s->flowDepth - 1] & FLOW_MAPPING;
  enum TokenType type = brace ? RIGHT_BRACE : RIGHT_BRACKET;
  if (mapping == brace) {
    take(lexer);
    mark(lexer);
    leaveFlow(s);
    token(s, lexer, type);
    s->jsonLike = true;
    return true;
  }
  for (int i = s->flowDepth - 2; i >= 0; i--) {
    if ((bool)(s->flows[i] & FLOW_MAPPING) == brace) {
      leaveFlow(s);
      return nothing(lexer, UNCLOSED_BRACKET);
    }
  }
  return unexpectedCharacter(s, lexer, false);
}

static bool flowColon(State *s, TSLexer *lexer) {
  uint8_t *flow = &s->flows[s->flowDepth - 1];
  if (*flow & FLOW_COLON) return unexpectedCharacter(s, lexer, true);
  bool implicitKey = !(*flow & (FLOW_MAPPING | FLOW_EXPLICIT));
  if (implicitKey && (*flow & FLOW_ENTRY_BROKEN) && !s->reported) return report(s, lexer, MULTILINE_KEY);
  mark(lexer);
  *flow |= FLOW_COLON;
  return key(s, lexer, COLON, FLOW_VALUE);
}

/// Something that begins a flow node but cannot stand here.
static bool flowMisplaced(State *s, TSLexer *lexer) {
  if (s->expect != FLOW_DONE && !s->anchored && !s->tagged) return unexpectedCharacter(s, lexer, false);
  s->flows[s->flowDepth - 1] &= (uint8_t)~FLOW_OF_ENTRY;
  expectNext(s, FLOW_RESUMED);
  return nothing(lexer, MISSING_COMMA);
}

/// A line break in a flow collection; before an entry has begun it is not in the entry.
static void breakFlow(State *s) {
  bool begun = (s->expect != FLOW_ENTRY && s->expect != FLOW_RESUMED) || s->anchored || s->tagged;
  s->flows[s->flowDepth - 1] |= begun ? FLOW_ENTRY_BROKEN | FLOW_BROKEN : FLOW_BROKEN;
}

static bool scanFlow(State *s, TSLexer *lexer, bool newLine, int spaces) {
  uint8_t *flow = &s->flows[s->flowDepth - 1];
  int32_t c = peek(lexer);
  bool node = expectsNode(s);
  if (newLine) breakFlow(s);
  if (newLine && spaces <= indentOf(s) && !s->reported) {
    if (c != ']' && c != '}') {
      bool dash = false;
      if (c == '-') {
        take(lexer);
        dash = atBlank(lexer);
      }
      if (dash || lineHasKey(lexer, c == '-')) {
        leaveFlow(s);
        return nothing(lexer, UNCLOSED_BRACKET);
      }
    }
    return report(s, lexer, FLOW_INDENTATION);
  }
  switch (c) {
    case ',': {
      bool empty = s->expect == FLOW_ENTRY && !s->anchored && !s->tagged;
      if (empty) return unexpectedCharacter(s, lexer, false);
      *flow &= (uint8_t)~FLOW_OF_ENTRY;
      take(lexer);
      mark(lexer);
      return key(s, lexer, COMMA, FLOW_ENTRY);
    }
    case '[': case '{':
      return node ? flowOpening(s, lexer, c == '{') : flowMisplaced(s, lexer);
    case ']': case '}':
      return flowClosing(s, lexer, c == '}');
    case '"': case '\'':
      return node ? quotedValue(s, lexer, AS_FLOW, NOWHERE) : flowMisplaced(s, lexer);
    case '&':
      return node && !s->anchored ? property(s, lexer, ANCHOR) : flowMisplaced(s, lexer);
    case '!':
      return node && !s->tagged ? property(s, lexer, TAG) : flowMisplaced(s, lexer);
    case '*':
      return node && !s->anchored && !s->tagged ? property(s, lexer, ALIAS) : flowMisplaced(s, lexer);
    case '#':
      return unexpectedLine(s, lexer);
    case '@': case '`': case '%':
      if (!node) return flowMisplaced(s, lexer);
      if (!s->reported) return report(s, lexer, RESERVED_CHARACTER);
      return plainValue(s, lexer, AS_FLOW, NOWHERE, false);
    case '|': case '>':
      return unexpectedCharacter(s, lexer, false);
    case '-': case '?': case ':': {
      bool json = s->jsonLike;
      if (!node && c != ':') return flowMisplaced(s, lexer);
      take(lexer);
      bool blank = atBlank(lexer) || isFlowIndicator(peek(lexer));
      if (c == ':' && (blank || (json && s->expect == FLOW_DONE))) return flowColon(s, lexer);
      if (c == '?' && blank) {
        bool start = (s->expect == FLOW_ENTRY || s->expect == FLOW_RESUMED) && !s->anchored && !s->tagged;
        if (!start) return unexpectedCharacter(s, lexer, true);
        mark(lexer);
        *flow |= FLOW_EXPLICIT;
        return key(s, lexer, QUESTION, FLOW_VALUE);
      }
      // `[-]` is no YAML 1.2, but text to readers of YAML 1.1; whoever builds values tells of it.
      bool text = c == '-' && !atBlank(lexer);
      if ((blank && !text) || !node) return unexpectedCharacter(s, lexer, true);
      return plainValue(s, lexer, AS_FLOW, NOWHERE, true);
    }
    default:
      return node ? plainValue(s, lexer, AS_FLOW, NOWHERE, false) : flowMisplaced(s, lexer);
  }
}

// --- Block collections ------------------------------------------------------------------------

/// A token in the middle of a line, or at the start of one that is known to be no key.
/// `taken`: the first characters of a plain text were taken.
static bool scanInline(State *s, TSLexer *lexer, bool taken) {
  int32_t c = peek(lexer);
  if (c == ':' && !taken && s->expect == A_COLON) {
    take(lexer);
    if (!atBlank(lexer)) return unexpectedLine(s, lexer);
    mark(lexer);
    return key(s, lexer, COLON, A_NODE);
  }
  if (!expectsNode(s)) return unexpectedLine(s, lexer);
  if (taken) return plainValue(s, lexer, AS_VALUE, NOWHERE, true);
  switch (c) {
    case '|': case '>':
      return s->complexKey ? unexpectedLine(s, lexer) : blockHeader(s, lexer);
    case '"': case '\'':
      return quotedValue(s, lexer, AS_VALUE, NOWHERE);
    case '[': case '{':
      return flowOpening(s, lexer, c == '{');
    case '&':
      return s->anchored ? unexpectedLine(s, lexer) : property(s, lexer, ANCHOR);
    case '!':
      return s->tagged ? unexpectedLine(s, lexer) : property(s, lexer, TAG);
    case '*':
      return s->anchored || s->tagged ? unexpectedLine(s, lexer) : property(s, lexer, ALIAS);
    case '@': case '`': case '%':
      if (!s->reported) return report(s, lexer, RESERVED_CHARACTER);
      return plainValue(s, lexer, AS_VALUE, NOWHERE, false);
    case ':':
      take(lexer);
      if (atBlank(lexer) && s->complexKey) {  // `&a : value`: the key is empty but for its anchor.
        mark(lexer);
        s->complexKey = false;
        return key(s, lexer, COLON, A_NODE);
      }
      return atBlank(lexer) ? unexpectedLine(s, lexer) : plainValue(s, lexer, AS_VALUE, NOWHERE, true);
    case '-': case '?':
      take(lexer);
      return atBlank(lexer) ? unexpectedLine(s, lexer) : plainValue(s, lexer, AS_VALUE, NOWHERE, true);
    case ',': case ']': case '}': case '#':
      return unexpectedLine(s, lexer);
    default:
      return plainValue(s, lexer, AS_VALUE, NOWHERE, false);
  }
}

/// Whether a `-` stands alone before a key that is not below it: no item, but in the way of a
/// mapping. The token's end is moved to it.
static bool loneDash(State *s, TSLexer *lexer, int column) {
  mark(lexer);
  takeSpaces(lexer);
  if (!atLineEnd(lexer) || column <= indentOf(s)) return false;
  Line next = nextContent(lexer);
  return next.key && !next.dash && next.column > indentOf(s) && next.column <= column;
}

/// A mapping begins whose first key is more than one token.
static bool openComplex(State *s, TSLexer *lexer, int column) {
  push(s, MAPPING, column);
  expectNext(s, NO_NODE);
  return nothing(lexer, OPEN_MAPPING);
}

/// Whether the key of a mapping begins here, at `column`. `&name: value` is one only where the next
/// line is another entry: alone, it is a value with an anchor.
static bool opensMapping(TSLexer *lexer, int column) {
  switch (keyOnLine(lexer, false)) {
    case NO_KEY: return false;
    case SOME_KEY: return true;
    case ANCHORED_EMPTY_KEY: break;
  }
  Line next = nextContent(lexer);
  return next.key && !next.dash && next.column == column;
}

/// A node begins at a known column, so that it may be a block collection. `dash`: it is an item,
/// its `-` was taken. `taken`: the first characters of a plain text were taken.
static bool scanNode(State *s, TSLexer *lexer, int column, bool dash, bool taken, bool tabbed) {
  if (s->depth >= MAX_BLOCK) return tooDeep(s, lexer);
  if (tabbed && !s->reported) {
    // Indentation is spaces alone [6.1]; a tab may only separate [6.2].
    if (dash || lineHasKey(lexer, taken)) return report(s, lexer, TAB_INDENTATION);
    s->reported = true;
    return nothing(lexer, HOLD);
  }
  if (dash && loneDash(s, lexer, column)) return token(s, lexer, UNEXPECTED_TEXT);
  if (dash) {
    push(s, SEQUENCE, column);
    key(s, lexer, OPEN_DASH, A_NODE);
    s->column = (int16_t)(column + 1);
    return true;
  }
  int32_t c = peek(lexer);
  if (taken) return plainValue(s, lexer, AS_OPENING, column, true);
  switch (c) {
    case '?': case ':':
      take(lexer);
      if (atBlank(lexer)) return openComplex(s, lexer, column);
      return plainValue(s, lexer, AS_OPENING, column, true);
    case '"': case '\'':
      return quotedValue(s, lexer, AS_OPENING, column);
    case '[': case '{': case '&': case '!': case '*':
      if (s->noKey) return scanInline(s, lexer, false);
      if (opensMapping(lexer, column)) return openComplex(s, lexer, column);
      s->noKey = true;
      return nothing(lexer, HOLD);
    default:
      if (!mayStartPlain(c)) return scanInline(s, lexer, false);
      return plainValue(s, lexer, AS_OPENING, column, false);
  }
}

/// A key of the innermost mapping begins here.
static bool scanKey(State *s, TSLexer *lexer, int column, bool taken) {
  int32_t c = peek(lexer);
  KeyOnLine found;
  if (taken) return plainKey(s, lexer, true);
  switch (c) {
    case '?': case ':':
      take(lexer);
      if (atBlank(lexer)) {
        mark(lexer);
        key(s, lexer, c == '?' ? QUESTION : COLON, A_NODE);
        s->column = (int16_t)(column + 1);
        return true;
      }
      return plainKey(s, lexer, true);
    case '"': case '\'':
      return quotedKey(s, lexer);
    case '[': case '{': case '&': case '!': case '*':
      found = keyOnLine(lexer, false);
      if (found == NO_KEY) return unexpectedLine(s, lexer);
      expectNext(s, A_NODE);
      s->complexKey = s->noKey = true;
      s->anchorEnds = found == ANCHORED_EMPTY_KEY;
      return nothing(lexer, COMPLEX_KEY);
    default:
      if (!mayStartPlain(c)) return unexpectedLine(s, lexer);
      return plainKey(s, lexer, false);
  }
}

/// Whether a `-`, taken already, stands alone before the next item of a list that it would end.
static bool isDashBegun(const State *s, TSLexer *lexer, int column) {
  if (hasSequence(s, column)) return false;
  takeSpaces(lexer);
  if (!atLineEnd(lexer)) return false;
  Line next = nextContent(lexer);
  return next.dash && next.column > column && hasSequence(s, next.column);
}

static bool endCollection(State *s, TSLexer *lexer) {
  s->depth--;
  s->complexKey = false;
  expectNext(s, NO_NODE);
  return nothing(lexer, END);
}

/// The first content of a line, outside flow collections. `dash`/`taken` as in scanNode.
static bool scanLine(State *s, TSLexer *lexer, int column, int spaces, bool dash, bool taken) {
  if (s->complexKey) {
    if (s->noKey) return scanInline(s, lexer, taken);
    s->complexKey = false;  // Its colon stood in text that fitted nowhere.
    expectNext(s, NO_NODE);
  }
  int indent = indentOf(s);
  bool tabbed = spaces != column;
  bool pending = expectsBlock(s);
  bool mapping = onTop(s, MAPPING);

  if (tabbed && s->depth > 0) {
    // A person who used a tab meant some deeper column; the nearest that makes sense is taken.
    column = pending ? indent + 1 : indent;
    if (dash && mapping && pending) column = indent;
    if (spaces > indent && pending) column = spaces;
  }
  if (s->depth == 0 && !pending) return unexpectedLine(s, lexer);
  if (pending && (column > indent || (dash && mapping && column == indent))) {
    return scanNode(s, lexer, column, dash, taken, tabbed);
  }
  if (dash && s->noKey) {
    mark(lexer);
    return token(s, lexer, UNEXPECTED_TEXT);
  }
  if (!s->stay && endsCollection(s, column, dash)) {
    if (dash && isDashBegun(s, lexer, column)) {
      s->noKey = true;
      return nothing(lexer, HOLD);
    }
    bool structure = dash || keyOnLine(lexer, taken) != NO_KEY;
    if (!structure) {
      Line next = nextContent(lexer);
      structure = endsCollection(s, next.column, next.dash);
      // Items can only be this line's own, which is a key whose colon is still missing.
      if (next.dash && onTop(s, MAPPING) && !hasSequence(s, next.column)) structure = true;
    }
    if (structure) {
      return endCollection(s, lexer);
    }
    s->stay = true;
    return nothing(lexer, HOLD);
  }
  if (tabbed && !s->reported) return report(s, lexer, TAB_INDENTATION);
  if (!mapping) {
    if (!dash) return unexpectedLine(s, lexer);
    if (column != indent && !s->reported) return report(s, lexer, BAD_INDENTATION);
    mark(lexer);
    key(s, lexer, DASH, A_NODE);
    s->column = (int16_t)(column + 1);
    return true;
  }
  if (dash) {
    if (s->depth >= MAX_BLOCK) return unexpectedLine(s, lexer);
    mark(lexer);
    push(s, SEQUENCE, column);
    key(s, lexer, OPEN_STRAY_DASH, A_NODE);
    s->column = (int16_t)(column + 1);
    return true;
  }
  if (column != indent && !s->reported) {
    if (lineHasKey(lexer, taken)) return report(s, lexer, BAD_INDENTATION);
    return unexpectedLine(s, lexer);
  }
  return scanKey(s, lexer, column, taken);
}

// --- Documents and comments -------------------------------------------------------------------

static bool comment(State *s, TSLexer *lexer, bool newLine, int column) {
  bool outer = s->flowDepth == 0 && s->depth > 0 && newLine && !s->stay &&
               (column < indentOf(s) || (column == indentOf(s) && isCompact(s)));
  if (outer) {
    // It speaks of what comes next, and goes where that goes.
    Line next = nextContent(lexer);
    if (endsCollection(s, next.column, next.dash)) return endCollection(s, lexer);
    s->stay = true;
    return nothing(lexer, HOLD);
  }
  takeLine(lexer);
  mark(lexer);
  s->column = NOWHERE;
  s->fresh = false;
  return nothing(lexer, COMMENT);
}

/// Ends what is open, one token at a time; false when nothing is.
static bool closeAll(State *s, TSLexer *lexer) {
  if (s->flowDepth > 0) {
    leaveFlow(s);
    return nothing(lexer, UNCLOSED_BRACKET);
  }
  return s->depth > 0 && endCollection(s, lexer);
}

static bool missingStart(State *s, TSLexer *lexer) {
  expectNext(s, A_NODE);
  return nothing(lexer, MISSING_DOCUMENT_START);
}

static bool documentMarker(State *s, TSLexer *lexer, enum TokenType type) {
  if (closeAll(s, lexer)) return true;
  if (type == DOCUMENT_END && s->expect == A_START) return missingStart(s, lexer);
  mark(lexer);
  return key(s, lexer, type, type == DOCUMENT_START ? A_NODE : A_DOCUMENT);
}

static bool scan(State *s, TSLexer *lexer) {
  switch (s->mode) {
    case IN_SINGLE: case IN_DOUBLE: return quotedPart(s, lexer);
    case IN_PLAIN: return plainPart(s, lexer);
    case IN_BLOCK: return blockPart(s, lexer);
    default: break;
  }
  mark(lexer);
  if (s->problem) {
    enum TokenType problem = s->problem;
    s->problem = 0;
    return nothing(lexer, problem);
  }

  bool fresh = s->fresh, newLine = s->fresh, spaced = s->fresh, tab = false;
  int column = s->column, spaces = s->fresh ? s->column : 0;
  for (;;) {
    int32_t c = peek(lexer);
    if (c == ' ' || c == '\t') {
      spaced = true;
      if (c == '\t') {
        if (s->mode == BLOCK_PENDING && fresh && !tab) {
          // Before a block scalar's text a tab is text itself, or a false indentation [8.1.1].
          int least = s->blockIndent > 0 ? s->blockIndent : indentOf(s) + 1;
          if (spaces >= least) break;
          if (!s->reported) return report(s, lexer, TAB_INDENTATION);
        }
        tab = true;
      }
      else if (!tab && spaces < MAX_COLUMN) spaces++;
      if (column >= 0 && column < MAX_COLUMN) column++;
      // Indentation before a block scalar's text may be text itself.
      if (s->mode == BLOCK_PENDING && fresh && s->blockIndent > 0 && column >= s->blockIndent) {
        skip(lexer);
        if (isBreak(peek(lexer))) continue;
        break;
      }
      skip(lexer);
    } else if (isBreak(c)) {
      skip(lexer);
      fresh = newLine = spaced = true;
      tab = false;
      column = spaces = 0;
    } else {
      break;
    }
  }
  int32_t c = peek(lexer);
  bool eof = atEof(lexer);

  if (s->mode == BLOCK_PENDING) {
    bool conflict = fresh && column == 0 && isConflict(c) && indentOf(s) >= 0;
    if (fresh && !eof && !conflict) {
      int least = s->blockIndent > 0 ? s->blockIndent : indentOf(s) + 1;
      if (spaces >= least) {
        bool marker = false;
        if (column == 0 && (c == '-' || c == '.')) {
          // Only at the top level can text stand in the first column.
          if (takeMarker(lexer, c)) marker = true;
          if (marker) {
            s->mode = STRUCTURE;
            return documentMarker(s, lexer, c == '-' ? DOCUMENT_START : DOCUMENT_END);
          }
        }
        if (s->blockIndent == 0) s->blockIndent = (int16_t)spaces;
        return blockPart(s, lexer);
      }
      s->mode = STRUCTURE;
      s->blockIndent = 0;
    } else if (eof) {
      s->mode = STRUCTURE;
    } else if (!fresh && !(c == '#' && spaced)) {
      return unexpectedLine(s, lexer);
    }
  }

  if (eof) {
    if (s->expect == A_START) return missingStart(s, lexer);
    return closeAll(s, lexer);
  }
  if (c == '#' && spaced) return comment(s, lexer, newLine, column);

  // Nothing but a comment may follow `...` on its line.
  if (!fresh && s->expect == A_DOCUMENT) return unexpectedLine(s, lexer);

  bool dash = false, taken = false;
  if (fresh && column == 0) {
    if (c == '%' && (s->expect == A_DOCUMENT || s->expect == A_START)) {
      bool blank = false;
      while (!atLineEnd(lexer) && !(blank && peek(lexer) == '#')) {
        blank = isSpace(peek(lexer));
        take(lexer);
        if (!blank) mark(lexer);
      }
      return key(s, lexer, DIRECTIVE, A_START);
    }
    if (isConflict(c) && (s->depth > 0 || s->flowDepth > 0 || c == '<')) {
      int run = 0;
      while (peek(lexer) == c && run < 8) { take(lexer); run++; }
      if (run == 7 && atBlank(lexer)) {
        takeLine(lexer);
        mark(lexer);
        bool stay = s->stay, json = s->jsonLike;
        int16_t block = s->blockIndent;
        token(s, lexer, CONFLICT_MARKER);
        s->stay = stay;
        s->jsonLike = json;
        s->blockIndent = block;
        return true;
      }
      s->mode = STRUCTURE;
      if (c == '|' || c == '>') return unexpectedLine(s, lexer);
      taken = true;
    }
    if (c == '-' || c == '.') {
      int run = 0;
      while (peek(lexer) == c && run < 3) {
        take(lexer);
        run++;
        if (run == 1 && c == '-' && atBlank(lexer)) dash = true;
      }
      if (run == 3 && atBlank(lexer)) {
        return documentMarker(s, lexer, c == '-' ? DOCUMENT_START : DOCUMENT_END);
      }
      taken = !dash;
    }
  }
  if (s->expect == A_START) return missingStart(s, lexer);
  if (s->flowDepth > 0) {
    if (taken || dash) {
      // At the first column only; the line is judged by what was taken.
      if (newLine) breakFlow(s);
      if (indentOf(s) >= 0 && !s->reported) {
        if (dash || lineHasKey(lexer, true)) {
          leaveFlow(s);
          return nothing(lexer, UNCLOSED_BRACKET);
        }
        return report(s, lexer, FLOW_INDENTATION);
      }
      if (dash || !expectsNode(s)) return unexpectedCharacter(s, lexer, true);
      return plainValue(s, lexer, AS_FLOW, NOWHERE, true);
    }
    return scanFlow(s, lexer, newLine, spaces);
  }
  if (fresh) {
    if (c == '-' && !dash && !taken) {
      take(lexer);
      dash = atBlank(lexer);
      taken = !dash;
    }
    return scanLine(s, lexer, column, spaces, dash, taken);
  }
  if (column >= 0 && expectsBlock(s)) {
    if (c == '-') {
      take(lexer);
      dash = atBlank(lexer);
      taken = !dash;
    }
    return scanNode(s, lexer, column, dash, taken, tab);
  }
  if (column >= 0 && onTop(s, MAPPING) && column == indentOf(s) && !s->complexKey) {
    return scanKey(s, lexer, column, false);
  }
  return scanInline(s, lexer, false);
}

// --- The interface of tree-sitter -------------------------------------------------------------

void *tree_sitter_oml_external_scanner_create(void) {
  State *s = malloc(sizeof(State));
  if (s) resetState(s);
  return s;
}

void tree_sitter_oml_external_scanner_destroy(void *payload) { free(payload); }

bool tree_sitter_oml_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  return payload != NULL && !valid[ERROR_SENTINEL] && scan(payload, lexer);
}

// A state of usual depth takes at most 24 bytes, which the tree stores without an allocation.
unsigned tree_sitter_oml_external_scanner_serialize(void *payload, char *buffer) {
  const State *s = payload;
  uint8_t *out = (uint8_t *)buffer;
  unsigned size = 0;
  out[size++] = (uint8_t)(s->mode | s->fresh << 3 | s->stay << 4 | s->noKey << 5 | s->reported << 6 | s->jsonLike << 7);
  out[size++] = (uint8_t)(s->open | s->reference << 1 | (s->column != NOWHERE) << 2 | (s->problem != 0) << 3 |
                          (s->blockIndent != 0) << 4 | s->anchored << 5 | s->tagged << 6 | s->complexKey << 7);
  out[size++] = (uint8_t)(s->expect | s->anchorEnds << 7);
  if (s->column != NOWHERE) {
    out[size++] = (uint8_t)(s->column & 0xff);
    out[size++] = (uint8_t)(s->column >> 8);
  }
  if (s->problem) out[size++] = s->problem;
  if (s->blockIndent) {
    out[size++] = (uint8_t)(s->blockIndent & 0xff);
    out[size++] = (uint8_t)(s->blockIndent >> 8);
  }
  out[size++] = (uint8_t)s->flowDepth;
  for (int i = 0; i < s->flowDepth; i++) out[size++] = s->flows[i];
  int last = 0;
  for (int i = 0; i < s->depth; i++) {
    int step = s->levels[i].indent - last;
    last = s->levels[i].indent;
    uint8_t kind = (uint8_t)(s->levels[i].kind << 7);
    if (step >= 0 && step < 127) {
      out[size++] = (uint8_t)(kind | step);
    } else {
      out[size++] = (uint8_t)(kind | 127);
      out[size++] = (uint8_t)(s->levels[i].indent & 0xff);
      out[size++] = (uint8_t)(s->levels[i].indent >> 8);
    }
  }
  return size;
}

void tree_sitter_oml_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  State *s = payload;
  const uint8_t *in = (const uint8_t *)buffer;
  unsigned at = 0;
  s->column = NOWHERE;
  s->problem = 0;
  s->blockIndent = 0;
  s->depth = s->flowDepth = 0;
  if (length == 0) {
    s->mode = STRUCTURE;
    s->expect = A_DOCUMENT;
    s->anchored = s->tagged = s->complexKey = s->anchorEnds = false;
    s->fresh = true;
    s->column = 0;
    s->stay = s->noKey = s->reported = s->jsonLike = s->open = s->reference = false;
    return;
  }
  uint8_t bits = in[at++];
  s->mode = bits & 7;
  s->fresh = bits >> 3 & 1;
  s->stay = bits >> 4 & 1;
  s->noKey = bits >> 5 & 1;
  s->reported = bits >> 6 & 1;
  s->jsonLike = bits >> 7 & 1;
  bits = in[at++];
  s->open = bits & 1;
  s->reference = bits >> 1 & 1;
  s->anchored = bits >> 5 & 1;
  s->tagged = bits >> 6 & 1;
  s->complexKey = bits >> 7 & 1;
  s->expect = in[at] & 127;
  s->anchorEnds = in[at++] >> 7;
  if (bits >> 2 & 1) {
    s->column = (int16_t)(in[at] | in[at + 1] << 8);
    at += 2;
  }
  if (bits >> 3 & 1) s->problem = in[at++];
  if (bits >> 4 & 1) {
    s->blockIndent = (int16_t)(in[at] | in[at + 1] << 8);
    at += 2;
  }
  s->flowDepth = in[at++];
  for (int i = 0; i < s->flowDepth; i++) s->flows[i] = in[at++];
  int last = 0;
  while (at < length) {
    uint8_t byte = in[at++];
    int indent = last + (byte & 127);
    if ((byte & 127) == 127) {
      indent = in[at] | in[at + 1] << 8;
      at += 2;
    }
    s->levels[s->depth].indent = (int16_t)indent;
    s->levels[s->depth].kind = byte >> 7;
    s->depth++;
    last = indent;
  }
}
