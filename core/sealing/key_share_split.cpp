// The arithmetic of key shares, which is libgfshare's: Shamir's sharing byte by byte over GF(2^8).
#include "core/sealing/key_share.hpp"

// libgfshare's header does not say by itself that it is C.
extern "C" {
#include <libgfshare.h>
}
#include <sodium/utils.h>

#include <algorithm>
#include <memory>

namespace sealwell::sealing {
namespace {

constexpr unsigned value_size = RecipientSecretKey::seed_size;

/// libgfshare asks one function of the whole program for random bytes: when it scrambles a secret, and
/// once more to overwrite what it gives back. The function can't fail, so the bytes are drawn before
/// (and splitting ends when they can't be had); the overwriting is done with zeros.
struct Draw {
  ByteView left;
  bool failed = false;
};
thread_local Draw* drawing = nullptr;

void fill(unsigned char* to, unsigned int size) {
  if (drawing == nullptr) {
    sodium_memzero(to, size);
  } else if (drawing->left.size() < size) {
    drawing->failed = true;
    sodium_memzero(to, size);
  } else {
    std::copy_n(drawing->left.begin(), size, to);
    drawing->left = drawing->left.subspan(size);
  }
}

struct FreeContext {
  void operator()(gfshare_ctx* context) const { gfshare_ctx_free(context); }
};
using Context = std::unique_ptr<gfshare_ctx, FreeContext>;

void take_over_randomness() {
  static const bool taken = (gfshare_fill_rand = fill, true);
  static_cast<void>(taken);
}

bool same_set(const KeyShare& a, const KeyShare& b) {
  return a.public_key == b.public_key && a.set == b.set && a.threshold == b.threshold && a.count == b.count;
}

}  // namespace

Result<std::vector<KeyShare>> split_key(const RecipientSecretKey& key, unsigned threshold,
                                        std::span<const std::string> holders, RandomSource& random) {
  if (threshold < key_share_min_threshold || threshold > key_share_max_count) {
    return Failure{Error::out_of_range, "threshold"};
  }
  if (holders.size() < threshold || holders.size() > key_share_max_count) {
    return Failure{Error::out_of_range, "holders"};
  }
  const auto count = static_cast<unsigned>(holders.size());
  for (unsigned i = 0; i < count; ++i) {
    if (!is_holder_name(holders[i])) return Failure{Error::out_of_range, "holder " + std::to_string(i + 1)};
  }
  std::array<std::uint8_t, 8> set{};
  GuardedSecret coefficients((threshold - 1) * value_size);
  if (!random.fill(set) || !random.fill(coefficients.writable())) return Error::randomness_failed;

  take_over_randomness();
  std::array<unsigned char, key_share_max_count> numbers{};
  for (unsigned i = 0; i < count; ++i) numbers[i] = static_cast<unsigned char>(i + 1);
  const Context context(gfshare_ctx_init_enc(numbers.data(), count, static_cast<unsigned char>(threshold), value_size));
  if (!context) return Failure{Error::too_large, "memory"};
  GuardedSecret seed(value_size);  // libgfshare takes no pointer to const
  std::copy(key.seed().begin(), key.seed().end(), seed.writable().begin());
  Draw draw{coefficients.view()};
  drawing = &draw;
  gfshare_ctx_enc_setsecret(context.get(), seed.writable().data());
  drawing = nullptr;
  if (draw.failed || !draw.left.empty()) return Error::randomness_failed;

  std::vector<KeyShare> shares;
  shares.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    shares.push_back({key.public_key(), set, threshold, count, i + 1, holders[i], GuardedSecret(value_size)});
    gfshare_ctx_enc_getshare(context.get(), static_cast<unsigned char>(i), shares.back().value.writable().data());
  }
  return shares;
}

Result<RecipientSecretKey> join_key_shares(std::span<const KeyShare> shares) {
  if (shares.empty()) return Failure{Error::key_shares_too_few, "0"};
  const KeyShare& first = shares.front();
  std::vector<const KeyShare*> different;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const KeyShare& share = shares[i];
    const Failure differs{Error::key_shares_differ, "share " + std::to_string(i + 1)};
    if (!same_set(share, first)) return differs;
    const auto known = std::find_if(different.begin(), different.end(),
                                    [&](const KeyShare* other) { return other->index == share.index; });
    if (known == different.end()) {
      different.push_back(&share);
    } else if (sodium_memcmp((*known)->value.view().data(), share.value.view().data(), value_size) != 0) {
      return differs;
    }
  }
  if (different.size() < first.threshold) {
    return Failure{Error::key_shares_too_few,
                   std::to_string(different.size()) + " of " + std::to_string(first.threshold)};
  }

  take_over_randomness();
  std::array<unsigned char, key_share_max_count> numbers{};
  for (std::size_t i = 0; i < different.size(); ++i) {
    numbers[i] = static_cast<unsigned char>(different[i]->index);
  }
  const Context context(gfshare_ctx_init_dec(numbers.data(), static_cast<unsigned>(different.size()), value_size));
  if (!context) return Failure{Error::too_large, "memory"};
  GuardedSecret value(value_size);
  for (std::size_t i = 0; i < different.size(); ++i) {
    const ByteView from = different[i]->value.view();
    std::copy(from.begin(), from.end(), value.writable().begin());
    gfshare_ctx_dec_giveshare(context.get(), static_cast<unsigned char>(i), value.writable().data());
  }
  gfshare_ctx_dec_extract(context.get(), value.writable().data());
  auto key = RecipientSecretKey::from_seed(value.view());
  if (!key.ok() || key.value().public_key() != first.public_key) {
    return Failure{Error::key_share_invalid, "key"};
  }
  return key;
}

}  // namespace sealwell::sealing
