#include "wasm/boundary.hpp"

#include "core/base/text.hpp"
#include "core/json/value.hpp"
#include "core/sealing/secret.hpp"

#include <cstdlib>

using namespace sealwell;

// wasm/wiped_memory.cpp
void sealwell_wipe_stack();

// From JavaScript: crypto.getRandomValues.
extern "C" __attribute__((import_module("env"), import_name("sealwell_random"))) int sealwell_random(
    std::uint8_t* out, std::size_t length);

namespace {

std::string last_result;

class BrowserRandom final : public RandomSource {
 public:
  [[nodiscard]] bool fill(std::span<std::uint8_t> out) override { return sealwell_random(out.data(), out.size()) == 1; }
};

}  // namespace

namespace sealwell::boundary {

void set_result(std::string text) {
  sealing::wipe(last_result);
  last_result = std::move(text);
}

int fail(const Failure& failure) {
  json::Value value = json::Value::object();
  value.set("error", error_name(failure.error));
  if (!failure.where.empty()) value.set("where", failure.where);
  set_result(json::write(value));
  return 0;
}

RandomSource& browser_random() {
  static BrowserRandom random;
  return random;
}

Result<std::vector<sealing::SigningPublicKey>> trusted_keys(std::string_view lines) {
  std::vector<sealing::SigningPublicKey> trusted;
  for (const std::string_view line : split(lines, '\n')) {
    if (line.empty()) continue;
    auto key = sealing::SigningPublicKey::parse(line);
    if (!key.ok()) return key.failure();
    trusted.push_back(std::move(key).value());
  }
  return trusted;
}

}  // namespace sealwell::boundary

SEALWELL_EXPORT(sealwell_allocate) void* sealwell_allocate(std::size_t length) { return std::malloc(length); }

SEALWELL_EXPORT(sealwell_release) void sealwell_release(std::uint8_t* at, std::size_t length) {
  sealing::wipe(std::span<std::uint8_t>(at, length));
  std::free(at);
}

SEALWELL_EXPORT(sealwell_result) const char* sealwell_result() { return last_result.data(); }

SEALWELL_EXPORT(sealwell_result_length) std::size_t sealwell_result_length() { return last_result.size(); }

SEALWELL_EXPORT(sealwell_wipe) void sealwell_wipe() {
  boundary::set_result({});
  sealwell_wipe_stack();
}
