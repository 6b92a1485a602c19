#pragma once

#include <cstdint>
#include <filesystem>

namespace sealwell::intake {

/// What a whole and sound copy holds.
struct BackupSummary {
  std::int64_t envelopes = 0;  ///< Known by id, hash and acknowledgement.
  std::int64_t waiting = 0;    ///< Those of them whose bytes are there.
  std::int64_t bytes = 0;      ///< Of these, in all.
};

/// Writes what a store holds at one moment to a new file, while intakes go on using it. Under its name the
/// file appears only once it is whole, flushed and checked. Throws StoreFailure when that fails, and leaves
/// nothing behind then.
[[nodiscard]] BackupSummary back_up(const std::filesystem::path& store, const std::filesystem::path& to);

/// Makes a new store out of a backup, in the same way. Throws StoreFailure, also when there is a store
/// already.
[[nodiscard]] BackupSummary restore(const std::filesystem::path& from, const std::filesystem::path& store);

}  // namespace sealwell::intake
