# libgfshare (Debian's libgfshare-dev) as target `sealwell_libgfshare`, for core/sealing alone and natively
# only: it shares a recovery key out among people.

if(TARGET sealwell_libgfshare)
  return()
endif()

find_path(SEALWELL_GFSHARE_INCLUDE libgfshare.h REQUIRED)
find_library(SEALWELL_GFSHARE_LIBRARY gfshare REQUIRED)
add_library(sealwell_libgfshare INTERFACE)
target_include_directories(sealwell_libgfshare SYSTEM INTERFACE ${SEALWELL_GFSHARE_INCLUDE})
# A program that splits no key, as the intake, does not load it.
target_link_libraries(sealwell_libgfshare INTERFACE
  "-Wl,--push-state,--as-needed,${SEALWELL_GFSHARE_LIBRARY},--pop-state")
