#include "site/intake/sqlite_backup.hpp"

#include "core/sealing/hash.hpp"

#include "site/intake/envelope_store.hpp"
#include "site/intake/sqlite_schema.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <string>

namespace sealwell::intake {
namespace {

namespace fs = std::filesystem;

void flush(const fs::path& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  const bool flushed = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!flushed) throw StoreFailure(path.string() + " could not be flushed to the disk");
}

/// A file under a name for the time being, which goes unless it is kept.
class Unfinished {
 public:
  explicit Unfinished(const fs::path& wanted) : wanted_(wanted), path_(wanted.string() + ".part") {
    if (fs::exists(wanted_)) throw StoreFailure(wanted.string() + " is there already. Name a new file");
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  ~Unfinished() {
    std::error_code ignored;
    if (!kept_) fs::remove(path_, ignored);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

  void keep() {
    flush(path_, O_RDWR);
    // A link, unlike a new name, never takes the place of what came there meanwhile.
    std::error_code failed;
    fs::create_hard_link(path_, wanted_, failed);
    if (failed) throw StoreFailure(wanted_.string() + " could not be made: " + failed.message());
    kept_ = true;
    fs::remove(path_, failed);
    const fs::path folder = wanted_.parent_path();
    flush(folder.empty() ? fs::path(".") : folder, O_RDONLY | O_DIRECTORY);
    if (failed) {
      throw StoreFailure(wanted_.string() + " is whole, but " + path_.string() +
                         ", its name until then, could not be removed: " + failed.message() + ". Remove it");
    }
  }

 private:
  fs::path wanted_, path_;
  bool kept_ = false;
};

/// Reads all of a file: it must be an intake's, in order, and every envelope must have its hash.
BackupSummary check(const fs::path& file) {
  const std::string named = file.string();
  SqliteDatabase database(file, SqliteDatabase::Mode::read);
  if (!is_intake_file(database)) throw StoreFailure(named + " is not an intake's");
  const std::string sound = database.text("PRAGMA integrity_check(1)");
  if (sound != "ok") throw StoreFailure(named + " is damaged: " + sound);
  BackupSummary summary;
  summary.envelopes = database.number("SELECT count(*) FROM envelope");
  const auto waiting = database.prepare("SELECT hash, bytes FROM envelope WHERE bytes IS NOT NULL");
  SqliteRun run(waiting);
  while (run.step()) {
    if (!std::ranges::equal(sealing::sha256(run.bytes(1)), run.bytes(0))) {
      throw StoreFailure(named + " is damaged: an envelope does not have its hash");
    }
    ++summary.waiting;
    summary.bytes += static_cast<std::int64_t>(run.bytes(1).size());
  }
  return summary;
}

}  // namespace

BackupSummary back_up(const fs::path& store, const fs::path& to) {
  SqliteDatabase database(store, SqliteDatabase::Mode::write);
  if (!is_intake_file(database)) throw StoreFailure(store.string() + " is not an intake's");
  Unfinished file(to);
  {
    // Reads from one moment of the store, and writes no page that holds only what was deleted.
    const auto copy = database.prepare("VACUUM INTO ?");
    const std::string path = file.path().string();
    SqliteRun(copy).bind(std::string_view(path)).step();
  }
  const BackupSummary summary = check(file.path());
  file.keep();
  return summary;
}

BackupSummary restore(const fs::path& from, const fs::path& store) {
  static_cast<void>(check(from));
  Unfinished file(store);
  if (fs::exists(store.string() + "-wal")) {
    throw StoreFailure(store.string() + "-wal is there: it belongs to another store. Move it away");
  }
  std::error_code failed;
  fs::copy_file(from, file.path(), failed);
  if (failed) throw StoreFailure(from.string() + " could not be copied: " + failed.message());
  fs::permissions(file.path(), fs::perms::owner_read | fs::perms::owner_write, failed);
  if (failed) {
    throw StoreFailure(file.path().string() +
                       " could not be kept from other users of this machine: " + failed.message());
  }
  const BackupSummary summary = check(file.path());
  file.keep();
  return summary;
}

}  // namespace sealwell::intake
