#include "cli/session.h"

#include <fmt/color.h>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "base/path.h"
#include "report/display_width.h"

namespace osiris::cli {
namespace {

constexpr std::size_t columnsWithoutTerminal = 120;

std::string_view environmentOr(const char* name, std::string_view fallback) {
  const char* value = std::getenv(name);
  return value == nullptr ? fallback : value;
}

std::size_t columnsOf(int descriptor) {
  struct winsize size = {};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return columnsWithoutTerminal;
}

std::string painted(std::string_view word, const fmt::text_style& style, report::Color color) {
  return color == report::Color::on ? fmt::format(style, "{}", word) : std::string(word);
}

}  // namespace

Session::Session(FileSystem& files) : files_(files), folder_(files.absolute(".")) {}

std::string Session::shown(std::string_view path) const {
  const std::string relative = path::relative(path, folder_);
  // From far away, the whole path says more than a row of "../".
  return relative.starts_with("../../../") && relative.size() > path.size() ? std::string(path)
                                                                            : relative;
}

report::TerminalStyle Session::style() const {
  return {colorFor(stdout), columnsOf(STDOUT_FILENO)};
}

report::Color Session::colorFor(std::FILE* stream) const {
  if (colorChoice == ColorChoice::always) return report::Color::on;
  if (colorChoice == ColorChoice::never || !environmentOr("NO_COLOR", "").empty())
    return report::Color::off;
  const bool capable = ::isatty(::fileno(stream)) == 1 && environmentOr("TERM", "dumb") != "dumb";
  return capable ? report::Color::on : report::Color::off;
}

void Session::print(std::string_view text, std::FILE* stream) const {
  std::fwrite(text.data(), 1, text.size(), stream);
}

void Session::note(std::string_view text) const {
  std::fflush(stdout);  // so that both come in order where they go to one place
  const std::string label = painted("note:", fmt::emphasis::bold, colorFor(stderr));
  fmt::print(stderr, "{} {}\n", label, report::printable(text));
}

void Session::fail(const Error& error) {
  std::fflush(stdout);
  const report::Color color = colorFor(stderr);
  const std::string label =
      painted("error:", fmt::emphasis::bold | fg(fmt::terminal_color::red), color);
  fmt::print(stderr, "{} {}\n", label, report::printable(withShownPaths(error.message)));
  if (!error.hint.empty()) {
    const std::string help = painted("help:", fmt::fg(fmt::terminal_color::green), color);
    fmt::print(stderr, "  {} {}\n", help, report::printable(error.hint));
  }
  exit = Exit::failure;
}

std::string Session::withShownPaths(std::string message) const {
  const std::string absolute = "'" + folder_ + "/";
  for (std::size_t at = message.find(absolute); at != std::string::npos;
       at = message.find(absolute, at)) {
    message.erase(at + 1, absolute.size() - 1);
  }
  return message;
}

bool Session::flush() const { return std::fflush(stdout) == 0 && std::ferror(stdout) == 0; }

}  // namespace osiris::cli
