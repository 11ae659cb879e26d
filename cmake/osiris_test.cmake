# osiris_test(<name> [LIBS <library>…] [BINARY])
#
# Makes the GoogleTest binary <name>_test of every *.cpp in tests/<name> and tells ctest of each
# test in it; nothing when there is no *_test.cpp. LIBS defaults to the module of the same name.
# Tests find the source tree in OSIRIS_SOURCE_DIR and, where a checkout has them beside it, more
# documents in OSIRIS_FIXTURES (else it is empty, and tests do without). With BINARY they find the
# osiris binary in OSIRIS_BINARY.
include_guard(GLOBAL)
include(GoogleTest)

set(OSIRIS_TEST_OPTIONS "" CACHE STRING
  "How tests' own sources are compiled, beyond what holds for all: quickly, in most presets")

set(OSIRIS_FIXTURES "")
if(EXISTS ${CMAKE_SOURCE_DIR}/../shared/fixtures)
  cmake_path(SET OSIRIS_FIXTURES NORMALIZE ${CMAKE_SOURCE_DIR}/../shared/fixtures)
endif()

add_library(osiris_test_paths INTERFACE)
target_include_directories(osiris_test_paths INTERFACE ${CMAKE_SOURCE_DIR}/tests)
target_compile_definitions(osiris_test_paths INTERFACE
  OSIRIS_SOURCE_DIR="${CMAKE_SOURCE_DIR}" OSIRIS_FIXTURES="${OSIRIS_FIXTURES}")

function(osiris_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "BINARY" "" "LIBS")
  if(NOT arg_LIBS)
    set(arg_LIBS osiris::${name})
  endif()
  file(GLOB tests CONFIGURE_DEPENDS ${name}/*_test.cpp)
  file(GLOB sources CONFIGURE_DEPENDS ${name}/*.cpp)
  if(NOT tests)
    return()
  endif()
  add_executable(${name}_test ${sources})
  target_link_libraries(${name}_test PRIVATE
    osiris_warnings osiris_test_support ${arg_LIBS} GTest::gmock_main)
  target_precompile_headers(${name}_test REUSE_FROM osiris_precompiled_test)
  target_compile_options(${name}_test PRIVATE ${OSIRIS_TEST_OPTIONS})
  if(arg_BINARY)
    target_compile_definitions(${name}_test PRIVATE OSIRIS_BINARY="$<TARGET_FILE:osiris>")
    add_dependencies(${name}_test osiris)
  endif()
  gtest_discover_tests(${name}_test DISCOVERY_MODE PRE_TEST TEST_PREFIX "${name}."
    PROPERTIES TIMEOUT 300 LABELS ${name})
endfunction()

# osiris_script_tests(<folder>)
#
# Tells ctest of each tests/<folder>/*_test.sh and *_test.py, which exit 0 for good and 77 when a
# program they need is not installed. They run in an empty folder of their own, with
#   OSIRIS             the binary
#   OSIRIS_SOURCE_DIR  the source tree
#   OSIRIS_FIXTURES    as above
function(osiris_script_tests folder)
  file(GLOB scripts CONFIGURE_DEPENDS ${folder}/*_test.sh ${folder}/*_test.py)
  foreach(script IN LISTS scripts)
    cmake_path(GET script STEM name)
    cmake_path(GET script EXTENSION extension)
    set(interpreter bash)
    if(extension STREQUAL .py)
      set(interpreter python3)
    endif()
    set(scratch ${CMAKE_CURRENT_BINARY_DIR}/scratch/${folder}.${name})
    add_test(NAME ${folder}.${name}
      COMMAND ${CMAKE_SOURCE_DIR}/tests/in_scratch_dir ${scratch} ${interpreter} ${script})
    set_tests_properties(${folder}.${name} PROPERTIES
      TIMEOUT 300 LABELS ${folder} SKIP_RETURN_CODE 77
      ENVIRONMENT "OSIRIS=$<TARGET_FILE:osiris>;OSIRIS_SOURCE_DIR=${CMAKE_SOURCE_DIR};OSIRIS_FIXTURES=${OSIRIS_FIXTURES}")
  endforeach()
endfunction()
