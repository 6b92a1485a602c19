# How a native test is declared. Each case of a program is a ctest entry, "unit_room:case": `ctest -R 'part of its name'`
# runs one, `ctest -R unit_room` all of a program.

find_path(SEALWELL_CATCH2_INCLUDE catch2/catch.hpp REQUIRED)
find_package(Catch2 2 REQUIRED)
include(Catch)

# Catch2's own main, compiled once: it takes longer than any test file of ours.
add_library(sealwell_catch_main STATIC ${CMAKE_CURRENT_LIST_DIR}/../tests/catch_main.cpp)
target_include_directories(sealwell_catch_main SYSTEM PUBLIC ${SEALWELL_CATCH2_INCLUDE})
target_link_libraries(sealwell_catch_main PUBLIC sealwell_compile)

# sealwell_unit_test(NAME folder SOURCES ... USES rooms...): builds `unit_folder` from the sources
# beside the calling CMakeLists.txt and runs its cases under ctest. USES names the core rooms it links.
function(sealwell_unit_test)
  cmake_parse_arguments(TEST "" "NAME" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_executable(unit_${TEST_NAME} ${TEST_SOURCES})
  # To optimise the tests' own code takes longer than it saves them; what they test is optimised.
  target_compile_options(unit_${TEST_NAME} PRIVATE -O0)
  target_link_libraries(unit_${TEST_NAME} PRIVATE sealwell_catch_main ${TEST_LIBRARIES})
  foreach(used IN LISTS TEST_USES)
    target_link_libraries(unit_${TEST_NAME} PRIVATE sealwell_${used})
  endforeach()
  # What is about size runs in the optimised build: sanitizers would only make it slow.
  set(which "")
  if(SEALWELL_SANITIZE)
    set(which "~[large]")
  endif()
  # A name that Catch2 reads as something else would match no case, which would pass. So would one with a semicolon, at
  # which CMake divides it.
  catch_discover_tests(unit_${TEST_NAME} TEST_SPEC ${which} TEST_PREFIX "unit_${TEST_NAME}:" EXTRA_ARGS --warn NoTests
                       WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} PROPERTIES LABELS unit_${TEST_NAME} TIMEOUT 300)
endfunction()

# sealwell_fuzz_target(NAME name SOURCES ... USES rooms...): builds `fuzz_name`, a libFuzzer program
# with LLVMFuzzerTestOneInput, in the native-asan preset only. ctest runs it for a moment over its
# seeds (tests/fuzz/seeds/name); a person runs it for as long as they like.
function(sealwell_fuzz_target)
  if(NOT SEALWELL_SANITIZE OR NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    return()
  endif()
  cmake_parse_arguments(FUZZ "" "NAME;RUNS" "SOURCES;USES" ${ARGN})
  if(NOT FUZZ_RUNS)
    set(FUZZ_RUNS 20000)
  endif()
  add_executable(fuzz_${FUZZ_NAME} ${FUZZ_SOURCES})
  target_link_libraries(fuzz_${FUZZ_NAME} PRIVATE sealwell_compile)
  target_compile_options(fuzz_${FUZZ_NAME} PRIVATE -fsanitize=fuzzer)
  target_link_options(fuzz_${FUZZ_NAME} PRIVATE -fsanitize=fuzzer)
  foreach(used IN LISTS FUZZ_USES)
    target_link_libraries(fuzz_${FUZZ_NAME} PRIVATE sealwell_${used})
  endforeach()
  # What the fuzzer finds goes to the build tree; the seeds are read, never added to.
  set(found ${CMAKE_CURRENT_BINARY_DIR}/found/${FUZZ_NAME})
  file(MAKE_DIRECTORY ${found})
  set(corpora ${found})
  set(seeds ${PROJECT_SOURCE_DIR}/tests/fuzz/seeds/${FUZZ_NAME})
  if(EXISTS ${seeds})
    list(APPEND corpora ${seeds})
  endif()
  add_test(NAME fuzz_${FUZZ_NAME}
           COMMAND fuzz_${FUZZ_NAME} -runs=${FUZZ_RUNS} -max_total_time=5 -timeout=10
                   -artifact_prefix=${CMAKE_CURRENT_BINARY_DIR}/fuzz_${FUZZ_NAME}- ${corpora})
endfunction()
