#pragma once

namespace sealwell::sealing {

/// Lets libsodium choose this machine's fastest implementations and set up its guarded memory.
/// Native programs only, once; ends the program when libsodium can't start. The WebAssembly
/// build leaves it out: the portable implementations need no start, and no random numbers of
/// libsodium's own are wanted there.
void make_sodium_ready();

}  // namespace sealwell::sealing
