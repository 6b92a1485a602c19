# Nayuki's QR Code generator as target `sealwell_qrcodegen`, for core/receipt alone. Natively it is the system's; for
# WebAssembly its C is compiled from the source tree at SEALWELL_QRCODEGEN_SOURCE (scripts/fetch-sources fetches one).

if(TARGET sealwell_qrcodegen)
  return()
endif()

if(NOT EMSCRIPTEN)
  find_path(SEALWELL_QRCODEGEN_INCLUDE qrcodegen/qrcodegen.h REQUIRED)
  find_library(SEALWELL_QRCODEGEN_LIBRARY qrcodegen REQUIRED)
  add_library(sealwell_qrcodegen INTERFACE)
  target_include_directories(sealwell_qrcodegen SYSTEM INTERFACE ${SEALWELL_QRCODEGEN_INCLUDE}/qrcodegen)
  target_link_libraries(sealwell_qrcodegen INTERFACE ${SEALWELL_QRCODEGEN_LIBRARY})
  return()
endif()

if(NOT EXISTS ${SEALWELL_QRCODEGEN_SOURCE}/c/qrcodegen.c)
  message(FATAL_ERROR "No QR Code generator source at '${SEALWELL_QRCODEGEN_SOURCE}'. Run scripts/fetch-sources, "
                      "or set SEALWELL_QRCODEGEN_SOURCE.")
endif()
add_library(sealwell_qrcodegen STATIC ${SEALWELL_QRCODEGEN_SOURCE}/c/qrcodegen.c)
target_include_directories(sealwell_qrcodegen SYSTEM PUBLIC ${SEALWELL_QRCODEGEN_SOURCE}/c)
target_compile_options(sealwell_qrcodegen PRIVATE -Os -w)
