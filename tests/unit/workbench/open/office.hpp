#pragma once

#include "shell/workbench/rooms/panel.hpp"
#include "shell/workbench/rooms/room.hpp"

#include "tests/unit/fixtures/traveller.hpp"

#include <filesystem>
#include <string>

namespace sealwell::workbench {

/// A service's office: a folder of its own with its key file, its signed pack and the keys to trust, gone when it goes.
class Office {
 public:
  Office();
  ~Office();
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  [[nodiscard]] std::string at(const std::string& name) const { return (folder_ / name).string(); }
  void write(const std::string& name, std::string_view bytes) const;
  /// Seals what somebody sends and writes it; gives the envelope's id.
  std::string receive(const std::string& name, std::string_view seed) const;

 private:
  std::filesystem::path folder_;
};

inline constexpr std::string_view passphrase = "seven wet boots in the shed";

/// The envelope of somebody who answers everything, and its id.
struct Sent {
  std::string id;
  Bytes envelope;
};
[[nodiscard]] Sent somebody_sends(std::string_view seed);

/// A secret as a field gives it.
[[nodiscard]] Secrets typed(const std::string& name, std::string_view text);

/// All that a panel says, one piece a line.
[[nodiscard]] std::string text_of(const Panel& panel);

/// The only table of a panel.
[[nodiscard]] const Table& table_of(const Panel& panel);

/// Lets a room do what it does by itself until it has nothing more to do at once.
void settle(Room& room, std::int64_t now_ms);

}  // namespace sealwell::workbench
