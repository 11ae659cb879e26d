# What most files include, compiled once: otherwise it is half of a clean build's time. Files still
# include what they use. A larger one takes longer to read than it saves: JSON is for the modules
# that speak it everywhere.
#
# osiris_precompiled       for modules: target_precompile_headers(... REUSE_FROM osiris_precompiled)
# osiris_precompiled_json  the same with JSON
# osiris_precompiled_test  for tests, whose options differ
include_guard(GLOBAL)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(fmt 9 REQUIRED)

# osiris_precompile(<target> <kind> <header>…)   kind: OBJECT for libraries, EXECUTABLE for programs;
#                                                their code is made to be placed differently
function(osiris_precompile target kind)
  set(source ${CMAKE_BINARY_DIR}/${target}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "// Only its precompiled header is of use.\nint main() {}\n")
  if(kind STREQUAL EXECUTABLE)
    add_executable(${target} ${source})
  else()
    add_library(${target} OBJECT ${source})
  endif()
  target_link_libraries(${target} PRIVATE osiris_warnings nlohmann_json::nlohmann_json fmt::fmt)
  target_precompile_headers(${target} PRIVATE
    <algorithm> <functional> <map> <memory> <optional> <string> <string_view> <unordered_map> <vector>
    ${ARGN})
endfunction()

osiris_precompile(osiris_precompiled OBJECT <fmt/format.h>)
osiris_precompile(osiris_precompiled_json OBJECT <fmt/format.h> <nlohmann/json.hpp>)
