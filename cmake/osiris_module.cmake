# osiris_module(<name> [DEPS <module>…] [LIBS <library>…] [PRIVATE_LIBS <library>…]
#               [EXCLUDE <file>…] [EMBED <glob>…]
#               [PRECOMPILED <target>])
#
# Makes the library osiris::<name> of every *.cpp under the calling folder (none yet: a library of
# headers). A module is included as "<name>/…", and only by what links it: each has an include
# folder of its own in the build tree that holds nothing but a link to the module. DEPS must be
# modules that were added before, so the order in which folders are added is the order of layers.
# EMBED carries files inside the binary, see osiris_embed. PRECOMPILED: headers beyond those of
# every module, see precompiled_headers.cmake.
include_guard(GLOBAL)
include(osiris_embed)
include(precompiled_headers)

function(osiris_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "PRECOMPILED" "DEPS;LIBS;PRIVATE_LIBS;EXCLUDE;EMBED")
  set(target osiris_${name})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp)
  foreach(file IN LISTS arg_EXCLUDE)
    list(REMOVE_ITEM sources ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  endforeach()
  if(arg_EMBED)
    osiris_embed(${name} embedded ${arg_EMBED})
    list(APPEND sources ${embedded})
  endif()

  if(sources)
    add_library(${target} STATIC ${sources})
    set(scope PUBLIC)
    target_link_libraries(${target} PRIVATE osiris_warnings ${arg_PRIVATE_LIBS})
    if(NOT arg_PRECOMPILED)
      set(arg_PRECOMPILED osiris_precompiled)
    endif()
    target_precompile_headers(${target} REUSE_FROM ${arg_PRECOMPILED})
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(osiris::${name} ALIAS ${target})

  set(include ${CMAKE_BINARY_DIR}/include/${name})
  file(MAKE_DIRECTORY ${include})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${include}/${name} SYMBOLIC)
  target_include_directories(${target} ${scope} ${include})

  foreach(dependency IN LISTS arg_DEPS)
    if(NOT TARGET osiris::${dependency})
      message(FATAL_ERROR "${name} cannot link ${dependency}: it is no module, or of a later layer")
    endif()
    target_link_libraries(${target} ${scope} osiris::${dependency})
  endforeach()
  target_link_libraries(${target} ${scope} ${arg_LIBS})
endfunction()
