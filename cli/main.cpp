// The binary: says what it is.
#include <cstdio>
#include <span>
#include <string_view>

#include "base/version.h"

int main(int argc, char** argv) {
  for (std::string_view argument : std::span(argv, static_cast<std::size_t>(argc)).subspan(1)) {
    if (argument == "--version") {
      std::printf("osiris %s\n", osiris::version().data());
      return 0;
    }
  }
  std::fputs("usage: osiris --version\n", stderr);
  return 2;
}
