# What every target of ours is compiled with, and what the core is compiled with on top.

add_library(sealwell_compile INTERFACE)
target_include_directories(sealwell_compile INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(sealwell_compile INTERFACE -Wall -Wextra -Wshadow -Wconversion $<$<BOOL:${SEALWELL_WERROR}>:-Werror>)
# Enough for a stack that names files and lines, which sanitizers print. Everything that a debugger can show costs a third of
# the compiler's time and makes programs four times as large.
if(SEALWELL_DEBUG_INFORMATION STREQUAL "lines")
  target_compile_options(sealwell_compile INTERFACE -g1)
elseif(SEALWELL_DEBUG_INFORMATION STREQUAL "full")
  target_compile_options(sealwell_compile INTERFACE -g)
endif()
if(SEALWELL_SANITIZE)
  # Without vptr, which needs the type information that the core does not have.
  target_compile_options(sealwell_compile INTERFACE
    -fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(sealwell_compile INTERFACE -fsanitize=address,undefined)
  # Lets the fuzzers see which way the code under test goes; without it they search blindly.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    target_compile_options(sealwell_compile INTERFACE -fsanitize=fuzzer-no-link)
  endif()
endif()

# What a resident downloads is made as small as the compiler can: smallest code first, then the
# whole program at once. Emscripten keeps a compiler that looks for the smallest code from inlining even what gets smaller
# by it, unless told.
if(EMSCRIPTEN)
  target_compile_options(sealwell_compile INTERFACE -Oz -finline-functions -flto)
  target_link_options(sealwell_compile INTERFACE -Oz -flto)
endif()

# Functions of libraries are bound when a program starts: bound at their first call, the loader puts all registers on the
# stack, and what a register held of a key would lie there.
if(NOT EMSCRIPTEN)
  target_link_options(sealwell_compile INTERFACE -Wl,-z,relro -Wl,-z,now)
endif()

# The core has no exceptions and no type information natively either, so that it can't drift
# from the wasm build.
add_library(sealwell_core_compile INTERFACE)
target_link_libraries(sealwell_core_compile INTERFACE sealwell_compile)
target_compile_options(sealwell_core_compile INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions -fno-rtti>)

# What stands around the core, in programs of their own, reports bad input with exceptions.
add_library(sealwell_shell_compile INTERFACE)
target_link_libraries(sealwell_shell_compile INTERFACE sealwell_compile)

# But what the workbench's page runs as well has none, natively either: they would make it larger.
add_library(sealwell_browser_shell_compile INTERFACE)
target_link_libraries(sealwell_browser_shell_compile INTERFACE sealwell_compile)
target_compile_options(sealwell_browser_shell_compile INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions>)
if(EMSCRIPTEN)
  target_compile_options(sealwell_browser_shell_compile INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
endif()

# sealwell_core_room(NAME room SOURCES ... USES rooms...): one static library for one folder of
# the core. USES states the arrows; a room that is not named there can't be linked.
function(sealwell_core_room room)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES" ${ARGN})
  add_library(sealwell_${room} STATIC ${ROOM_SOURCES})
  target_link_libraries(sealwell_${room} PRIVATE sealwell_core_compile)
  target_include_directories(sealwell_${room} PUBLIC ${PROJECT_SOURCE_DIR})
  foreach(used IN LISTS ROOM_USES)
    target_link_libraries(sealwell_${room} PUBLIC sealwell_${used})
  endforeach()
endfunction()

# sealwell_make_smaller(target file options...): Emscripten runs Binaryen once over what `target` is linked to; this runs it
# again until nothing gets smaller.
function(sealwell_make_smaller target file)
  find_program(SEALWELL_WASM_OPT wasm-opt REQUIRED NO_CMAKE_FIND_ROOT_PATH HINTS ${EMSCRIPTEN_ROOT_PATH}/../bin)
  add_custom_command(TARGET ${target} POST_BUILD VERBATIM COMMAND ${SEALWELL_WASM_OPT} -Oz --converge ${ARGN} ${file} -o ${file})
endfunction()

# sealwell_shipped_module(target): the executable `target` becomes one .wasm without glue code, linked as what
# a resident downloads is. A benchmark of the core in WebAssembly is linked the same way.
function(sealwell_shipped_module target)
  set_target_properties(${target} PROPERTIES SUFFIX .wasm
                        LINK_DEPENDS ${PROJECT_SOURCE_DIR}/wasm/imports.js)
  target_link_options(${target} PRIVATE
    -sSTANDALONE_WASM
    --no-entry
    --js-library ${PROJECT_SOURCE_DIR}/wasm/imports.js
    -sTOTAL_STACK=262144
    -sINITIAL_MEMORY=4194304
    -sALLOW_MEMORY_GROWTH=1
    -sMALLOC=emmalloc)
  sealwell_make_smaller(${target} $<TARGET_FILE:${target}>)
endfunction()
