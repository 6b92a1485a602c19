#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

namespace sealwell::intake {

class HttpSession;

/// The open connections of one listening address, and which of them has to go when there are too many: of the client
/// that has most, the one that has waited longest for its client. Does nothing to a session itself. Used by the thread
/// that runs the sessions.
class Connections {
 public:
  /// `most` in all and, unless it is 0, `most_per_client` of each client.
  Connections(std::size_t most, std::size_t most_per_client) : most_(most), most_per_client_(most_per_client) {}

  /// A connection of `client` (see client_key) that waits for its client.
  void opened(HttpSession& session, const std::string& client);
  /// False when it is not among them, as after it was given up.
  bool closed(HttpSession& session);
  /// From here on it waits for its client: to send a header or a body, or to take an answer.
  void waits(HttpSession& session);
  /// From here on it waits for the store, and can't be given up.
  void works(HttpSession& session);
  /// Whose it is for the time being: a proxy's connection carries one client's request after another's.
  void belongs_to(HttpSession& session, const std::string& client);

  /// Whether another may be opened: there is room, or something to give up for it.
  [[nodiscard]] bool can_take_another() const;
  /// What has to go since `newest` came, which may be that itself; nothing when all may stay. It counts until `closed`.
  [[nodiscard]] HttpSession* to_give_up(HttpSession& newest) const;

  [[nodiscard]] std::size_t size() const { return connections_.size(); }

 private:
  /// How many connections a client has. One for all of them: choosing looks at every connection.
  using Counts = std::unordered_map<std::string, std::size_t>;
  struct Connection {
    Counts::value_type* client = nullptr;
    std::uint64_t waits_since = 0;  ///< Its turn among all that began to wait; 0 while it works.
  };

  [[nodiscard]] Counts::value_type* join(const std::string& client);
  void leave(const Counts::value_type& client);

  const std::size_t most_, most_per_client_;
  std::unordered_map<HttpSession*, Connection> connections_;
  Counts counts_;
  std::uint64_t turn_ = 0;
  std::size_t waiting_ = 0;
};

}  // namespace sealwell::intake
