#include "site/intake/connections.hpp"

namespace sealwell::intake {

void Connections::opened(HttpSession& session, const std::string& client) {
  connections_[&session] = {join(client), ++turn_};
  ++waiting_;
}

bool Connections::closed(HttpSession& session) {
  const auto found = connections_.find(&session);
  if (found == connections_.end()) return false;
  if (found->second.waits_since > 0) --waiting_;
  leave(*found->second.client);
  connections_.erase(found);
  return true;
}

void Connections::waits(HttpSession& session) {
  const auto found = connections_.find(&session);
  if (found == connections_.end()) return;
  if (found->second.waits_since == 0) ++waiting_;
  found->second.waits_since = ++turn_;
}

void Connections::works(HttpSession& session) {
  const auto found = connections_.find(&session);
  if (found == connections_.end() || found->second.waits_since == 0) return;
  found->second.waits_since = 0;
  --waiting_;
}

void Connections::belongs_to(HttpSession& session, const std::string& client) {
  const auto found = connections_.find(&session);
  if (found == connections_.end() || found->second.client->first == client) return;
  leave(*found->second.client);
  found->second.client = join(client);
}

bool Connections::can_take_another() const { return connections_.size() < most_ || waiting_ > 0; }

HttpSession* Connections::to_give_up(HttpSession& newest) const {
  const Counts::value_type* const client = connections_.at(&newest).client;
  const bool too_many_of_client = most_per_client_ > 0 && client->second > most_per_client_;
  if (!too_many_of_client && connections_.size() <= most_) return nullptr;
  HttpSession* chosen = nullptr;
  std::size_t most = 0;
  std::uint64_t since = 0;
  for (const auto& [session, connection] : connections_) {
    if (session == &newest || connection.waits_since == 0) continue;
    if (too_many_of_client && connection.client != client) continue;
    const std::size_t count = connection.client->second;
    if (chosen && (count < most || (count == most && connection.waits_since > since))) continue;
    chosen = session;
    most = count;
    since = connection.waits_since;
  }
  return chosen ? chosen : &newest;
}

Connections::Counts::value_type* Connections::join(const std::string& client) {
  Counts::value_type& count = *counts_.try_emplace(client, 0).first;
  ++count.second;
  return &count;
}

void Connections::leave(const Counts::value_type& client) {
  const auto count = counts_.find(client.first);
  if (--count->second == 0) counts_.erase(count);
}

}  // namespace sealwell::intake
