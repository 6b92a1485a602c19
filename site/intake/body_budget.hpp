#pragma once

#include <cstddef>

namespace sealwell::intake {

/// How much memory envelopes may hold that are being received or wait to be written. What does
/// not fit is refused before its body is read, with the truth: busy, try again.
class BodyBudget {
 public:
  explicit BodyBudget(std::size_t bytes) : free_(bytes) {}

  /// A share of the budget; given back when it goes. Movable; false when it is none.
  class Share {
   public:
    Share() = default;
    ~Share();
    Share(Share&& other) noexcept;
    Share& operator=(Share&& other) noexcept;
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;
    explicit operator bool() const { return budget_ != nullptr; }

   private:
    friend class BodyBudget;
    Share(BodyBudget* budget, std::size_t bytes) : budget_(budget), bytes_(bytes) {}
    BodyBudget* budget_ = nullptr;
    std::size_t bytes_ = 0;
  };

  /// A share of so many bytes, or none when they are not free.
  [[nodiscard]] Share take(std::size_t bytes);

 private:
  std::size_t free_;
};

}  // namespace sealwell::intake
