#include "oml/table_name.h"

namespace osiris::oml {

std::string tableOf(std::string_view id) {
  std::string table = "df_";
  if (!id.empty() && id.front() >= '0' && id.front() <= '9') table += '_';
  for (const char c : id) {
    const bool part =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    // One `_` a character, however many bytes it has.
    const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
    if (part || begins) table += part ? c : '_';
  }
  return table;
}

}  // namespace osiris::oml
