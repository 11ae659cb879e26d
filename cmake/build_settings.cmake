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
  # ccache keeps what was compiled with precompiled headers only when told so.
  set(launcher ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
  elseif(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:SHELL:-Xclang -fno-pch-timestamp>")
  endif()
endif()

# Linked by every target of ours that compiles C++, never by generated C.
add_library(osiris_warnings INTERFACE)
target_compile_options(osiris_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Werror
  # Where files are compiled together, another file's names are no reason to warn.
  $<IF:$<AND:$<BOOL:${CMAKE_UNITY_BUILD}>,$<CXX_COMPILER_ID:GNU>>,-Wshadow=local,-Wshadow>
  # Aggregates with the rest left at its defaults are how plain structs are made here.
  -Wno-missing-field-initializers
  # GCC 12 sees overlapping copies in std::string's operator+ that are not there (its bug 105651),
  # and searches beyond all memory in std::string_view's find.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overread>
  # The standard library of GCC 12 uses std::get_temporary_buffer, deprecated, in its own headers.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)

# Takes the place of the C library's allocator in programs, not in libraries. Parsing makes and drops
# thousands of small nodes, and the C library locks for each one once DuckDB has started its threads:
# opening and checking a file takes a sixth less time with this one. The sanitizers bring their own.
add_library(osiris_allocator INTERFACE)
if(NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize")
  find_package(mimalloc 2.0 REQUIRED)
  target_link_libraries(osiris_allocator INTERFACE mimalloc)
  target_compile_definitions(osiris_allocator INTERFACE OSIRIS_MIMALLOC)
endif()
