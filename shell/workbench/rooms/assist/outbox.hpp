#pragma once

#include "core/base/random.hpp"

#include "shell/files/folder_lock.hpp"
#include "shell/workbench/rooms/assist/outbox_files.hpp"
#include "shell/workbench/rooms/room.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sealwell::workbench {

/// What became of a try to post.
struct PostResult {
  std::string id;               ///< The envelope's
  std::string acknowledgement;  ///< The intake's word, checked; empty where it was not sent
  std::string reason;           ///< Else "offline", "busy" or "refused", as docs/session.md has them
};

/// Envelopes that wait in a folder of this device, as docs/offline.md has it for browsers: an entry leaves only when the
/// intake's signature over its id and hash holds, or when somebody deletes it. Each is tried by itself, so that none
/// blocks another.
class Outbox {
 public:
  /// Whether what is written to the folder outlasts the program by itself, as on a disk, or only once `kept` says so, as
  /// in a browser, whose files go with the page.
  enum class Durability { immediate, when_confirmed };

  Outbox(std::string folder, RandomSource& random, Durability durability = Durability::immediate)
      : folder_(std::move(folder)), random_(random), durability_(durability) {}

  /// Reads what waits from earlier. Everything is due at once.
  void load();

  /// Keeps an envelope. True when it is in its file; else it is held in memory, and says so.
  bool keep(PendingEnvelope waiting);

  /// Whether the file of a pending entry was made to last. Where it was not, the entry is held in memory, and says so. Only
  /// then it is posted, so that what fails can be told to be saved or not. Nothing for other entries.
  void kept(std::string_view id, bool lasting);

  /// Posts what is due, unless another workbench is posting from the same folder: then a little later. What that has sent
  /// by then is forgotten here. Gives when it is to be called again, 0 for never.
  std::int64_t tick(std::int64_t now_ms);

  /// Takes an answer to a try of its own.
  [[nodiscard]] std::optional<PostResult> answered(std::string_view request, const HttpAnswer& answer,
                                                   std::int64_t now_ms);

  void retry(std::string_view id);                                 ///< At once; all of them for an empty id
  [[nodiscard]] shell::DoneOrMessage remove(std::string_view id);  ///< Without sending
  [[nodiscard]] Result<Bytes, shell::Message> envelope(std::string_view id) const;
  [[nodiscard]] bool saved(std::string_view id) const;  ///< In lasting storage
  [[nodiscard]] bool has(std::string_view id) const { return find(id) != nullptr; }

  /// "https://intake.example", for packs that name a path alone.
  void set_origin(std::string origin) { origin_ = std::move(origin); }
  [[nodiscard]] const std::string& origin() const { return origin_; }

  [[nodiscard]] const std::vector<PendingEnvelope>& entries() const { return entries_; }
  [[nodiscard]] const std::string& folder() const { return folder_; }
  [[nodiscard]] std::vector<Request> take_requests() { return std::exchange(requests_, {}); }

 private:
  [[nodiscard]] PendingEnvelope* find(std::string_view id);
  [[nodiscard]] const PendingEnvelope* find(std::string_view id) const;
  [[nodiscard]] bool in_flight() const;
  /// Whether `tick` may post: alone in the folder, with the entries that are still in it.
  [[nodiscard]] bool take_turn();
  void post(PendingEnvelope& waiting, std::int64_t now_ms);
  [[nodiscard]] std::optional<PostResult> settle(std::string_view request, const HttpAnswer& answer,
                                                 std::int64_t now_ms);
  void refuse(PendingEnvelope& waiting, std::string problem, std::int64_t now_ms);
  void reschedule(PendingEnvelope& waiting, std::int64_t now_ms);

  std::string folder_, origin_;
  RandomSource& random_;
  Durability durability_;
  FolderLock turn_;
  std::vector<PendingEnvelope> entries_;
  std::vector<Request> requests_;
  std::uint64_t asked_ = 0;
};

}  // namespace sealwell::workbench
