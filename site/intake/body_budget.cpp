#include "site/intake/body_budget.hpp"

#include <utility>

namespace sealwell::intake {

BodyBudget::Share BodyBudget::take(std::size_t bytes) {
  if (bytes > free_) return {};
  free_ -= bytes;
  return {this, bytes};
}

BodyBudget::Share::~Share() {
  if (budget_) budget_->free_ += bytes_;
}

BodyBudget::Share::Share(Share&& other) noexcept
    : budget_(std::exchange(other.budget_, nullptr)), bytes_(std::exchange(other.bytes_, 0)) {}

BodyBudget::Share& BodyBudget::Share::operator=(Share&& other) noexcept {
  std::swap(budget_, other.budget_);
  std::swap(bytes_, other.bytes_);
  return *this;
}

}  // namespace sealwell::intake
