#include "report/paint.h"

namespace osiris::report {

std::string paint(std::string_view text, std::string_view parameters, Color color) {
  if (color == Color::off || text.empty()) return std::string(text);
  return std::string("\x1b[").append(parameters).append("m").append(text).append("\x1b[0m");
}

}  // namespace osiris::report
