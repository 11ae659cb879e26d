// The binary: says what it is.
#include <iostream>
#include <span>
#include <string_view>

#include "base/version.h"

int main(int argc, char** argv) {
  for (std::string_view argument : std::span(argv, static_cast<std::size_t>(argc)).subspan(1)) {
    if (argument == "--version") {
      std::cout << "osiris " << osiris::version() << '\n';
      return 0;
    }
  }
  std::cerr << "usage: osiris --version\n";
  return 2;
}
