#include "shell/files/clock.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/pack_or_throw.hpp"
#include "shell/keys/envelope_opener.hpp"
#include "shell/keys/key_files.hpp"

namespace sealwell::shell {

Opener::Opener(const OpenerOptions& options) : keys_(open_key_files(options.keys, options.passphrases)) {
  for (const std::string& path : options.packs)
    value_or_throw(add_pack(pack_or_throw(load_pack(path, options.trust, clock_now()))));
}

}  // namespace sealwell::shell
