// What a scalar says: its exact value from its bytes, in all five styles, and the way back from an
// offset in the value to the byte in the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/problem.h"
#include "syntax/value.h"
#include "text/span.h"

namespace osiris::syntax {

/// A run of a scalar's value that stands in the file as it is.
struct Piece {
  std::uint32_t value = 0;  ///< where it begins in the value
  text::Offset source = 0;  ///< where it begins in the bytes given
  std::uint32_t size = 0;   ///< bytes, the same in both
};

/// Receives a scalar's value; with `pieces`, also which bytes say it.
struct ScalarSink {
  std::string& value;  ///< appended to
  std::vector<Piece>* pieces = nullptr;
  std::vector<Problem>* problems = nullptr;  ///< spans are offsets into the bytes given
};

/// Each takes the scalar's own bytes; quoted ones with their quotes (the closing one may be
/// missing).
void decodePlain(std::string_view bytes, ScalarSink sink);
void decodeSingleQuoted(std::string_view bytes, ScalarSink sink);
void decodeDoubleQuoted(std::string_view bytes, ScalarSink sink);

/// A block scalar's value, from its header on. `bytes` goes to the end of the text, for what
/// belongs to the scalar after its last line of content is known only there; `end` is where that
/// line ends. `parentIndent` is the column of the collection around it, -1 for none.
void decodeBlock(std::string_view bytes, std::size_t end, int parentIndent, ScalarSink sink);

/// The kind of a plain scalar by the core schema of YAML 1.2 [10.3.2].
[[nodiscard]] Kind resolvePlain(std::string_view text);

/// The pieces of any scalar of a document: maps offsets in `value.text()` to offsets in `source`,
/// the document's text. Empty for collections and for what an alias brought.
[[nodiscard]] std::vector<Piece> piecesOf(const Value& value, std::string_view source);
/// Where an offset in the value stands in the file; the nearest place before it when what is there
/// was made (a folded line break, an escape).
[[nodiscard]] text::Offset sourceOffset(const std::vector<Piece>& pieces, std::size_t valueOffset);
/// Where an offset in the file stands in the value; the nearest place after it.
[[nodiscard]] std::size_t valueOffset(const std::vector<Piece>& pieces, text::Offset source);

}  // namespace osiris::syntax
