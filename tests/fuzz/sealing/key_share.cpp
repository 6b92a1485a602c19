// Any text is either refused by name or a share whose file we would write the same way. What reads is joined
// as well, with the share that follows it: no shares make the joiner do anything but answer.
#include "core/sealing/key_share.hpp"

#include "tests/fuzz/sealing/fuzz_keys.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sealwell;
  using namespace sealwell::sealing;
  std::string_view text = as_text({data, size});
  std::vector<KeyShare> shares;
  // Several shares one after another, each of nine lines.
  while (!text.empty() && shares.size() < 4) {
    std::size_t end = 0;
    for (int line = 0; line < 9 && end < text.size(); ++line) {
      const std::size_t feed = text.find('\n', end);
      end = feed == std::string_view::npos ? text.size() : feed + 1;
    }
    auto share = read_key_share(text.substr(0, end));
    if (!share.ok()) {
      if (share.error() != Error::key_share_invalid) std::abort();
      break;
    }
    if (write_key_share(share.value()) != text.substr(0, end)) std::abort();
    shares.push_back(std::move(share).value());
    text.remove_prefix(end);
  }
  const auto key = join_key_shares(shares);
  if (key.ok() && key.value().public_key() != shares.front().public_key) std::abort();
  return 0;
}
