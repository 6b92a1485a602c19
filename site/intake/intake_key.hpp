#pragma once

#include "core/sealing/keys.hpp"

#include <filesystem>

namespace sealwell::intake {

/// Opens the one intake key file in folder `keys` with the first line of `passphrase_file`.
/// Files that are no key files are passed over. Throws StartupError when there is no intake key or
/// more than one, when the passphrase is wrong, and when the folder holds a key of another kind:
/// a machine that stores envelopes must not be able to open them or to sign packs.
[[nodiscard]] sealing::IntakeSecretKey load_intake_key(const std::filesystem::path& keys,
                                                       const std::filesystem::path& passphrase_file);

}  // namespace sealwell::intake
