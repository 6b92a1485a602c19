#pragma once

namespace sealwell::sealing {

/// Initialises libsodium (`sodium_init`): selects this machine's fastest implementations and sets up guarded memory. To
/// be called once by native programs; aborts the program if it fails. The WebAssembly build leaves it out: the portable
/// implementations need no initialisation, and libsodium's own random numbers are not used there.
void make_sodium_ready();

}  // namespace sealwell::sealing
