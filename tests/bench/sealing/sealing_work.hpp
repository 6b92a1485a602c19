#pragma once

#include "core/sealing/envelope.hpp"

#include <memory>

namespace sealwell::bench {

/// One case to measure: contents of one size for a number of recipients, and the first recipient's key.
class SealingWork {
 public:
  /// `content` of 0 to envelope_max_content bytes, `recipients` from 1 to envelope_max_recipients, each
  /// with a fresh key from `random`, which must live as long as this does. Nothing when a limit is
  /// broken or the random source fails.
  [[nodiscard]] static std::unique_ptr<SealingWork> begin(std::size_t content, std::size_t recipients,
                                                          RandomSource& random);

  /// The content that is sealed next; the caller may write it.
  [[nodiscard]] std::span<std::uint8_t> content() { return content_; }
  /// What `seal` made last.
  [[nodiscard]] ByteView envelope() const { return envelope_; }

  /// Seals the content under a fresh id. False when it failed.
  [[nodiscard]] bool seal();
  /// Opens the envelope with the first recipient's key. False when another content comes out.
  [[nodiscard]] bool open();

 private:
  explicit SealingWork(RandomSource& random) : random_(random) {}

  RandomSource& random_;
  Bytes content_;
  Bytes envelope_;
  std::vector<sealing::RecipientPublicKey> recipients_;
  std::vector<sealing::RecipientSecretKey> key_;
};

}  // namespace sealwell::bench
