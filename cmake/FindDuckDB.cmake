# DuckDB's header and library: a system-wide pair, else the one that scripts/setup put in .deps/.
#
# DuckDB::headers  what a caller compiles against; nothing links the library, it is opened when
#                  first needed, by the name in OSIRIS_DUCKDB_LIBRARY, which the loader finds
#                  beside the binary in ../lib
# DuckDB_LIBRARY   the library's path
set(local ${CMAKE_SOURCE_DIR}/.deps/duckdb)
find_path(DuckDB_SYSTEM_INCLUDE_DIR duckdb.h)
find_library(DuckDB_SYSTEM_LIBRARY libduckdb.so)
mark_as_advanced(DuckDB_SYSTEM_INCLUDE_DIR DuckDB_SYSTEM_LIBRARY)

unset(DuckDB_INCLUDE_DIR)
unset(DuckDB_LIBRARY)
if(DuckDB_SYSTEM_INCLUDE_DIR AND DuckDB_SYSTEM_LIBRARY)
  set(DuckDB_INCLUDE_DIR ${DuckDB_SYSTEM_INCLUDE_DIR})
  set(DuckDB_LIBRARY ${DuckDB_SYSTEM_LIBRARY})
elseif(EXISTS ${local}/include/duckdb.h AND EXISTS ${local}/lib/libduckdb.so)
  set(DuckDB_INCLUDE_DIR ${local}/include)
  set(DuckDB_LIBRARY ${local}/lib/libduckdb.so)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(DuckDB
  REQUIRED_VARS DuckDB_LIBRARY DuckDB_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "run scripts/setup build")

if(DuckDB_FOUND AND NOT TARGET DuckDB::headers)
  add_library(DuckDB::headers INTERFACE IMPORTED)
  target_include_directories(DuckDB::headers INTERFACE ${DuckDB_INCLUDE_DIR})
  target_compile_definitions(DuckDB::headers INTERFACE OSIRIS_DUCKDB_LIBRARY="libduckdb.so")
  target_link_libraries(DuckDB::headers INTERFACE ${CMAKE_DL_LIBS})
endif()
