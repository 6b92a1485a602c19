// The module that saves answers under a code and opens them again (docs/offline.md, "A saved draft"): fetched when a
// resident asks for it. wasm/draft.ts is the other side.
#include "core/sealing/draft.hpp"

#include "wasm/boundary.hpp"

using namespace sealwell;
using namespace sealwell::boundary;

// Leaves the code and, behind a line feed, the bytes to keep; or a failure.
SEALWELL_EXPORT(sealwell_draft_seal)
int sealwell_draft_seal(const std::uint8_t* snapshot, std::size_t snapshot_length, const char* service,
                        std::size_t service_length, double until_ms) {
  auto sealed = sealing::seal_draft({snapshot, snapshot_length}, {service, service_length},
                                    static_cast<std::int64_t>(until_ms), browser_random());
  if (!sealed.ok()) return fail(sealed.failure());
  auto& [code, bytes] = sealed.value();
  std::string result;
  // At once, so that no shorter copy of it is left behind.
  result.reserve(code.size() + 1 + bytes.size());
  result.append(code).append(1, '\n').append(as_text(bytes));
  sealing::wipe(code);
  set_result(std::move(result));
  return 1;
}

// Leaves the snapshot, or a failure.
SEALWELL_EXPORT(sealwell_draft_open)
int sealwell_draft_open(const std::uint8_t* bytes, std::size_t length, const char* code, std::size_t code_length,
                        const char* service, std::size_t service_length, double now_ms) {
  const auto opened = sealing::open_draft({bytes, length}, {code, code_length}, {service, service_length},
                                          static_cast<std::int64_t>(now_ms));
  if (!opened.ok()) return fail(opened.failure());
  set_result(std::string(as_text(opened.value().view())));
  return 1;
}
