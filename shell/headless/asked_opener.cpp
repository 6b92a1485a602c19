#include "shell/headless/envelope_opener.hpp"

#include "shell/headless/clock.hpp"
#include "shell/headless/key_files.hpp"
#include "shell/headless/or_throw.hpp"

namespace sealwell::headless {

Opener::Opener(const OpenerOptions& options) : keys_(open_key_files(options.keys, options.passphrases)) {
  for (const std::string& path : options.packs) or_throw(add_pack(or_throw(load_pack(path, options.trust, clock_now()))));
}

}  // namespace sealwell::headless
