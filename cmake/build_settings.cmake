# What holds for every target: the language, warnings, where binaries go, the compiler cache.
include_guard(GLOBAL)
include(GNUInstallDirs)

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_LINK_DEPENDS_NO_SHARED ON)

# DuckDB is opened when first needed, from beside the binary: ../lib/libduckdb.so.
set(CMAKE_INSTALL_RPATH "$ORIGIN/../lib")
set(CMAKE_BUILD_WITH_INSTALL_RPATH ON)

find_program(CCACHE ccache)
mark_as_advanced(CCACHE)
if(CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# Linked by every target of ours that compiles C++, never by generated C.
add_library(osiris_warnings INTERFACE)
target_compile_options(osiris_warnings INTERFACE
  -Wall -Wextra -Wshadow -Wpedantic -Werror
  # Aggregates with the rest left at its defaults are how plain structs are made here.
  -Wno-missing-field-initializers
  # GCC 12 sees overlapping copies in std::string's operator+ that are not there (its bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
