# libsodium as target `sealwell_libsodium`, for core/sealing alone.
#
# Natively it is the system's. For WebAssembly its portable C is compiled from the source tree at
# SEALWELL_LIBSODIUM_SOURCE (scripts/fetch-sources fetches one); only what core/sealing calls is
# in the list below, and the linker drops what a program doesn't use.

if(TARGET sealwell_libsodium)
  return()
endif()

if(NOT EMSCRIPTEN)
  set(SEALWELL_SODIUM_IN_WASM OFF)
  find_path(SEALWELL_SODIUM_INCLUDE sodium.h REQUIRED)
  find_library(SEALWELL_SODIUM_LIBRARY sodium REQUIRED)
  add_library(sealwell_libsodium INTERFACE)
  target_include_directories(sealwell_libsodium SYSTEM INTERFACE ${SEALWELL_SODIUM_INCLUDE})
  target_link_libraries(sealwell_libsodium INTERFACE ${SEALWELL_SODIUM_LIBRARY})
  return()
endif()

set(SEALWELL_SODIUM_IN_WASM ON)
set(root ${SEALWELL_LIBSODIUM_SOURCE}/src/libsodium)
if(NOT EXISTS ${root}/include/sodium.h)
  message(FATAL_ERROR "No libsodium source at '${SEALWELL_LIBSODIUM_SOURCE}'. Run scripts/fetch-sources, "
                      "or set SEALWELL_LIBSODIUM_SOURCE.")
endif()

# What libsodium's configure would write.
file(STRINGS ${SEALWELL_LIBSODIUM_SOURCE}/configure.ac configure_lines
     REGEX "^(AC_INIT|SODIUM_LIBRARY_VERSION_(MAJOR|MINOR)=)")
string(REGEX MATCH "\\[libsodium\\],\\[([0-9.]+)\\]" unused "${configure_lines}")
set(VERSION ${CMAKE_MATCH_1})
string(REGEX MATCH "VERSION_MAJOR=([0-9]+)" unused "${configure_lines}")
set(SODIUM_LIBRARY_VERSION_MAJOR ${CMAKE_MATCH_1})
string(REGEX MATCH "VERSION_MINOR=([0-9]+)" unused "${configure_lines}")
set(SODIUM_LIBRARY_VERSION_MINOR ${CMAKE_MATCH_1})
set(SODIUM_LIBRARY_MINIMAL_DEF "")
set(generated ${CMAKE_BINARY_DIR}/third-party/libsodium)
configure_file(${root}/include/sodium/version.h.in ${generated}/sodium/version.h @ONLY)

set(sources
  crypto_aead/xchacha20poly1305/sodium/aead_xchacha20poly1305.c
  crypto_box/crypto_box.c
  crypto_box/crypto_box_easy.c
  crypto_box/crypto_box_seal.c
  crypto_box/curve25519xsalsa20poly1305/box_curve25519xsalsa20poly1305.c
  crypto_core/ed25519/ref10/ed25519_ref10.c
  crypto_core/hchacha20/core_hchacha20.c
  crypto_core/hsalsa20/ref2/core_hsalsa20_ref2.c
  crypto_core/salsa/ref/core_salsa_ref.c
  crypto_generichash/crypto_generichash.c
  crypto_generichash/blake2b/ref/blake2b-compress-ref.c
  crypto_generichash/blake2b/ref/blake2b-ref.c
  crypto_generichash/blake2b/ref/generichash_blake2b.c
  crypto_hash/sha256/cp/hash_sha256_cp.c
  crypto_hash/sha512/cp/hash_sha512_cp.c
  crypto_onetimeauth/poly1305/donna/poly1305_donna.c
  crypto_onetimeauth/poly1305/onetimeauth_poly1305.c
  crypto_pwhash/argon2/argon2-core.c
  crypto_pwhash/argon2/argon2-encoding.c
  crypto_pwhash/argon2/argon2-fill-block-ref.c
  crypto_pwhash/argon2/argon2.c
  crypto_pwhash/argon2/blake2b-long.c
  crypto_pwhash/argon2/pwhash_argon2i.c
  crypto_pwhash/argon2/pwhash_argon2id.c
  crypto_pwhash/crypto_pwhash.c
  crypto_scalarmult/crypto_scalarmult.c
  crypto_scalarmult/curve25519/ref10/x25519_ref10.c
  crypto_scalarmult/curve25519/scalarmult_curve25519.c
  crypto_secretbox/crypto_secretbox_easy.c
  crypto_sign/crypto_sign.c
  crypto_sign/ed25519/ref10/keypair.c
  crypto_sign/ed25519/ref10/open.c
  crypto_sign/ed25519/ref10/sign.c
  crypto_sign/ed25519/sign_ed25519.c
  crypto_stream/chacha20/ref/chacha20_ref.c
  crypto_stream/chacha20/stream_chacha20.c
  crypto_stream/salsa20/ref/salsa20_ref.c
  crypto_stream/salsa20/stream_salsa20.c
  crypto_stream/xsalsa20/stream_xsalsa20.c
  crypto_verify/sodium/verify.c
  sodium/codecs.c
  sodium/core.c
  sodium/utils.c)
list(TRANSFORM sources PREPEND ${root}/)

# crypto_scalarmult reaches X25519 through a table of two functions, and the one that nobody calls here
# brings Ed25519's 30 kB of precomputed points along. Only optimising these three files together
# lets the linker see that. The others stay apart from it: sodium_memzero and the constant-time
# comparisons must remain opaque to the optimiser.
set(together
  ${root}/crypto_core/ed25519/ref10/ed25519_ref10.c
  ${root}/crypto_scalarmult/curve25519/ref10/x25519_ref10.c
  ${root}/crypto_scalarmult/curve25519/scalarmult_curve25519.c)
# Where a resident's device spends its time when it seals, and staff's when they unlock a key: for speed, not for size.
# Emscripten turns inlining off as soon as it has seen -Os, and these files' loops are made of one-line functions. Ed25519,
# which checks two signatures a visit, is not among them.
set(hot
  ${root}/crypto_pwhash/argon2/argon2-fill-block-ref.c
  ${root}/crypto_scalarmult/curve25519/ref10/x25519_ref10.c
  ${root}/crypto_onetimeauth/poly1305/donna/poly1305_donna.c
  ${root}/crypto_stream/chacha20/ref/chacha20_ref.c)
# Hashes are fast and smallest like this: their rounds are written out and made of one-line functions, too.
set(hashes ${root}/crypto_hash/sha256/cp/hash_sha256_cp.c ${root}/crypto_hash/sha512/cp/hash_sha512_cp.c)
set_property(SOURCE ${hashes} APPEND PROPERTY COMPILE_OPTIONS -O1 -finline-functions)
set_property(SOURCE ${root}/crypto_generichash/blake2b/ref/blake2b-compress-ref.c APPEND PROPERTY COMPILE_OPTIONS -O2)
set_property(SOURCE ${together} APPEND PROPERTY COMPILE_OPTIONS -flto)
set_property(SOURCE ${hot} APPEND PROPERTY COMPILE_OPTIONS -O2 -finline-functions)

# Multiplications of Ed25519's base point without its tables: core/sealing/ed25519_without_tables.c.
foreach(file crypto_sign/ed25519/ref10/keypair crypto_sign/ed25519/ref10/open crypto_sign/ed25519/ref10/sign
             crypto_scalarmult/curve25519/ref10/x25519_ref10)
  set_property(SOURCE ${root}/${file}.c APPEND PROPERTY COMPILE_DEFINITIONS
               ge25519_scalarmult_base=sealwell_scalarmult_base
               ge25519_double_scalarmult_vartime=sealwell_double_scalarmult)
endforeach()

add_library(sealwell_libsodium STATIC ${sources} ${PROJECT_SOURCE_DIR}/core/sealing/ed25519_without_tables.c)
target_include_directories(sealwell_libsodium SYSTEM
  PUBLIC ${generated} ${root}/include
  PRIVATE ${generated}/sodium ${root}/include/sodium ${root}/crypto_generichash/blake2b/ref)
target_compile_definitions(sealwell_libsodium PRIVATE
  CONFIGURED=1 NATIVE_LITTLE_ENDIAN=1 HAVE_WEAK_SYMBOLS=1
  PUBLIC SODIUM_STATIC=1)
target_compile_options(sealwell_libsodium PRIVATE -Os -w)
