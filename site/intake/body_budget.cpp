#include "site/intake/body_budget.hpp"

#include <algorithm>
#include <utility>

namespace sealwell::intake {

BodyBudget::Share BodyBudget::open(const std::string& client, OnTaken on_taken) {
  const auto known = clients_.try_emplace(client).first;
  auto body = std::make_unique<Body>(Body{this, known, std::move(on_taken), 0, true, {}});
  ++known->second.bodies;
  body->place = known->second.arriving.insert(known->second.arriving.end(), body.get());
  return Share(std::move(body));
}

bool BodyBudget::grow(Body& body, std::size_t bytes) {
  if (bytes <= body.bytes) return true;
  while (bytes - body.bytes > free_) {
    Body* const taken = to_take();
    // Taking from itself would free nothing that it could use.
    if (!taken || taken == &body) return false;
    stop_arriving(*taken);
    give_back(*taken);
    taken->on_taken();
  }
  free_ -= bytes - body.bytes;
  body.client->second.held += bytes - body.bytes;
  body.bytes = bytes;
  return true;
}

BodyBudget::Body* BodyBudget::to_take() const {
  Body* oldest_of_most = nullptr;
  for (const auto& [key, client] : clients_) {
    if (oldest_of_most && client.held <= oldest_of_most->client->second.held) continue;
    const auto oldest = std::ranges::find_if(client.arriving, [](const Body* body) { return body->bytes > 0; });
    if (oldest != client.arriving.end()) oldest_of_most = *oldest;
  }
  return oldest_of_most;
}

void BodyBudget::stop_arriving(Body& body) {
  if (!std::exchange(body.arriving, false)) return;
  body.client->second.arriving.erase(body.place);
}

void BodyBudget::give_back(Body& body) {
  free_ += body.bytes;
  body.client->second.held -= std::exchange(body.bytes, 0);
}

BodyBudget::Share::Share() = default;
BodyBudget::Share::Share(std::unique_ptr<Body> body) : body_(std::move(body)) {}
BodyBudget::Share::Share(Share&& other) noexcept = default;

BodyBudget::Share& BodyBudget::Share::operator=(Share&& other) noexcept {
  std::swap(body_, other.body_);
  return *this;
}

BodyBudget::Share::~Share() {
  if (!body_) return;
  BodyBudget& budget = *body_->budget;
  budget.stop_arriving(*body_);
  budget.give_back(*body_);
  if (--body_->client->second.bodies == 0) budget.clients_.erase(body_->client);
}

bool BodyBudget::Share::grow_to(std::size_t bytes) {
  return body_ && body_->arriving && body_->budget->grow(*body_, bytes);
}

void BodyBudget::Share::arrived() {
  if (body_) body_->budget->stop_arriving(*body_);
}

}  // namespace sealwell::intake
