# osiris_test(<name> [LIBS <library>…])
#
# Makes the GoogleTest binary <name>_test of every *.cpp in tests/<name> and tells ctest of each
# test in it; nothing when there is no *_test.cpp. LIBS defaults to the module of the same name.
# Tests find the source tree in OSIRIS_SOURCE_DIR and, where a checkout has them beside it, more
# documents in OSIRIS_FIXTURES (else it is empty, and tests do without).
include_guard(GLOBAL)
include(GoogleTest)

set(OSIRIS_FIXTURES "")
if(EXISTS ${CMAKE_SOURCE_DIR}/../shared/fixtures)
  cmake_path(SET OSIRIS_FIXTURES NORMALIZE ${CMAKE_SOURCE_DIR}/../shared/fixtures)
endif()

add_library(osiris_test_paths INTERFACE)
target_include_directories(osiris_test_paths INTERFACE ${CMAKE_SOURCE_DIR}/tests)
target_compile_definitions(osiris_test_paths INTERFACE
  OSIRIS_SOURCE_DIR="${CMAKE_SOURCE_DIR}" OSIRIS_FIXTURES="${OSIRIS_FIXTURES}")

function(osiris_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBS")
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
  gtest_discover_tests(${name}_test DISCOVERY_MODE PRE_TEST TEST_PREFIX "${name}."
    PROPERTIES TIMEOUT 120 LABELS ${name})
endfunction()
