# FriBidi as target `sealwell_fribidi`, for shell/workbench/imgui alone. Natively it is the system's; for WebAssembly its C is
# compiled from the source tree at SEALWELL_FRIBIDI_SOURCE (scripts/fetch-sources fetches one).

if(TARGET sealwell_fribidi)
  return()
endif()

if(NOT EMSCRIPTEN)
  find_path(SEALWELL_FRIBIDI_INCLUDE fribidi/fribidi.h REQUIRED)
  find_library(SEALWELL_FRIBIDI_LIBRARY fribidi REQUIRED)
  add_library(sealwell_fribidi INTERFACE)
  target_include_directories(sealwell_fribidi SYSTEM INTERFACE ${SEALWELL_FRIBIDI_INCLUDE}/fribidi)
  target_link_libraries(sealwell_fribidi INTERFACE ${SEALWELL_FRIBIDI_LIBRARY})
  return()
endif()

if(NOT EXISTS ${SEALWELL_FRIBIDI_SOURCE}/lib/fribidi.c)
  message(FATAL_ERROR "No FriBidi source at '${SEALWELL_FRIBIDI_SOURCE}'. Run scripts/fetch-sources, "
                      "or set SEALWELL_FRIBIDI_SOURCE.")
endif()

# What its configure would write.
file(STRINGS ${SEALWELL_FRIBIDI_SOURCE}/configure.ac lines REGEX "^m4_define\\(fribidi_(major|minor|micro|interface)_version")
foreach(part MAJOR MINOR MICRO INTERFACE)
  string(TOLOWER ${part} name)
  string(REGEX MATCH "fribidi_${name}_version, *\\[?([0-9]+)" unused "${lines}")
  set(FRIBIDI_${part}_VERSION ${CMAKE_MATCH_1})
endforeach()
set(FRIBIDI_VERSION ${FRIBIDI_MAJOR_VERSION}.${FRIBIDI_MINOR_VERSION}.${FRIBIDI_MICRO_VERSION})
set(FRIBIDI_INTERFACE_VERSION_STRING ${FRIBIDI_INTERFACE_VERSION})
set(PACKAGE fribidi)
set(PACKAGE_NAME "GNU FriBidi")
set(SIZEOF_INT 4)
set(FRIBIDI_MSVC_BUILD_PLACEHOLDER "")
set(generated ${CMAKE_BINARY_DIR}/third-party/fribidi)
configure_file(${SEALWELL_FRIBIDI_SOURCE}/lib/fribidi-config.h.in ${generated}/fribidi-config.h @ONLY)

set(sources fribidi.c fribidi-arabic.c fribidi-bidi.c fribidi-bidi-types.c fribidi-brackets.c fribidi-char-sets.c
  fribidi-char-sets-cap-rtl.c fribidi-char-sets-cp1255.c fribidi-char-sets-cp1256.c fribidi-char-sets-iso8859-6.c
  fribidi-char-sets-iso8859-8.c fribidi-char-sets-utf8.c fribidi-joining.c
  fribidi-joining-types.c fribidi-mirroring.c fribidi-run.c fribidi-shape.c)
list(TRANSFORM sources PREPEND ${SEALWELL_FRIBIDI_SOURCE}/lib/)
add_library(sealwell_fribidi STATIC ${sources})
target_include_directories(sealwell_fribidi SYSTEM PUBLIC ${generated} ${SEALWELL_FRIBIDI_SOURCE}/lib)
target_compile_definitions(sealwell_fribidi PRIVATE HAVE_STDLIB_H HAVE_STRING_H HAVE_MEMORY_H HAVE_STRINGIZE
  PUBLIC FRIBIDI_LIB_STATIC)
target_compile_options(sealwell_fribidi PRIVATE -Oz -finline-functions -flto -w)
