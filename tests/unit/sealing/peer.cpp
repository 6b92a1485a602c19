// The core's sealer and opener as a program, for tests/peers/envelope.test.mjs to exchange envelopes with:
//
//   sealing_peer seal PUBLIC_KEY_LINE... < content    writes an envelope for these recipients
//   sealing_peer open SECRET_HEX...      < envelope   writes a line a part: its content as hex, or "-"
//
// A refusal is its name on standard error and exit status 1.
#include "core/sealing/envelope.hpp"
#include "core/sealing/system_random.hpp"

#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using namespace sealwell;
using namespace sealwell::sealing;

int refuse(Error error) {
  std::cerr << error_name(error) << '\n';
  return 1;
}

int seal_for(const std::vector<std::string>& recipients, ByteView content) {
  SystemRandom random;
  PartContent part{content, {}};
  for (const std::string& line : recipients) {
    const auto key = RecipientPublicKey::parse(line);
    if (!key.ok()) return refuse(key.error());
    part.recipients.push_back(key.value());
  }
  const auto sealed = seal({new_envelope_id(random).value(), "a-pack", sha256({}), {part}}, random);
  if (!sealed.ok()) return refuse(sealed.error());
  std::cout << as_text(sealed.value().bytes);
  return 0;
}

int open_with(const std::vector<std::string>& secrets, ByteView envelope) {
  std::vector<RecipientSecretKey> keys;
  for (const std::string& hex : secrets) {
    auto key = RecipientSecretKey::from_seed(from_hex(hex).value_or(Bytes{}));
    if (!key.ok()) return refuse(key.error());
    keys.push_back(std::move(key).value());
  }
  const auto opened = open(envelope, keys);
  if (!opened.ok()) return refuse(opened.error());
  for (const OpenedPart& part : opened.value().parts) {
    std::cout << (part.content ? to_hex(part.content->view()) : "-") << '\n';
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string command = count > 1 ? arguments[1] : "";
  const std::vector<std::string> rest(arguments + std::min(count, 2), arguments + count);
  std::ios::sync_with_stdio(false);
  const std::string input{std::istreambuf_iterator<char>(std::cin), {}};
  if (command == "seal") return seal_for(rest, as_bytes(input));
  if (command == "open") return open_with(rest, as_bytes(input));
  std::cerr << "usage: sealing_peer seal PUBLIC_KEY_LINE... | open SECRET_HEX...\n";
  return 2;
}
