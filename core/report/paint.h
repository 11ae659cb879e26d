// Colours of a terminal.
#pragma once

#include <string>
#include <string_view>

#include "report/terminal.h"

namespace osiris::report {

/// SGR parameters, as every terminal since the VT100 family knows them.
namespace sgr {
inline constexpr std::string_view bold = "1";
inline constexpr std::string_view red = "1;31";
inline constexpr std::string_view green = "32";
inline constexpr std::string_view yellow = "1;33";
inline constexpr std::string_view blue = "34";
inline constexpr std::string_view cyan = "1;36";
}  // namespace sgr

/// The text in a colour; as it is without colour, or when it is empty.
[[nodiscard]] std::string paint(std::string_view text, std::string_view parameters, Color color);

}  // namespace osiris::report
