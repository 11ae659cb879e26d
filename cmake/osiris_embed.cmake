# osiris_embed(<module> <output variable> <glob>…)
#
# Writes a source file that defines osiris::<module>::embeddedFiles(), the files of the calling
# folder that match, by path. Declared by hand in <module>/embedded_files.h.
include_guard(GLOBAL)

function(osiris_embed module output)
  list(TRANSFORM ARGN PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ OUTPUT_VARIABLE globs)
  file(GLOB files CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} ${globs})
  list(SORT files)
  list(LENGTH files count)

  set(entries "")
  foreach(file IN LISTS files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} text)
    string(APPEND entries "    {\"${file}\", R\"embedded(${text})embedded\"},\n")
  endforeach()

  set(path ${CMAKE_CURRENT_BINARY_DIR}/embedded_files.cpp)
  file(WRITE ${path}.new
    "#include \"${module}/embedded_files.h\"\n\n#include <array>\n\n"
    "namespace osiris::${module} {\nnamespace {\n\n"
    "constexpr std::array<EmbeddedFile, ${count}> files{{\n${entries}}};\n\n"
    "}  // namespace\n\n"
    "std::span<const EmbeddedFile> embeddedFiles() { return files; }\n\n"
    "}  // namespace osiris::${module}\n")
  file(COPY_FILE ${path}.new ${path} ONLY_IF_DIFFERENT)
  file(REMOVE ${path}.new)
  set(${output} ${path} PARENT_SCOPE)
endfunction()
