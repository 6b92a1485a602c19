#include "core/amend/link.hpp"

#include "core/sealing/secret.hpp"

#include <algorithm>

namespace sealwell::amend {
namespace {

constexpr std::uint8_t version = 1;
constexpr std::size_t fixed_bytes = 1 + 16 + 32 + 32 + 32 + 2;

// Between base64 and its spelling for addresses; both ways in place.
void respell(std::string& text, bool for_address) {
  for (char& letter : text) {
    if (letter == (for_address ? '+' : '-')) letter = for_address ? '-' : '+';
    else if (letter == (for_address ? '/' : '_')) letter = for_address ? '_' : '/';
  }
}

void put(Bytes& into, ByteView bytes) { into.insert(into.end(), bytes.begin(), bytes.end()); }

// Takes bytes from the front of what is left.
ByteView take(ByteView& left, std::size_t count) {
  const ByteView taken = left.first(count);
  left = left.subspan(count);
  return taken;
}

// Copied into an array of the same length.
template <std::size_t size> std::array<std::uint8_t, size> array_of(ByteView bytes) {
  std::array<std::uint8_t, size> array{};
  std::copy(bytes.begin(), bytes.end(), array.begin());
  return array;
}

}  // namespace

std::optional<WordingMark> mark_of(std::string_view hash) {
  const auto bytes = from_hex(hash);
  if (!bytes || bytes->size() < std::tuple_size_v<WordingMark>) return std::nullopt;
  return array_of<4>(ByteView(*bytes).first(4));
}

Result<std::string> link_fragment(const receipt::Receipt& receipt) {
  const json::Value& document = receipt.document;
  const json::Value* envelope = document.find("envelope");
  const auto id = from_hex(document.text_or("id"));
  const auto hash = envelope ? from_hex(envelope->text_or("sha256")) : std::nullopt;
  if (!receipt.secret || !id || id->size() != 16 || !hash || hash->size() != 32 ||
      document.text_or("outcome") != "sent") {
    return Error::missing_field;
  }
  Bytes bytes;
  bytes.reserve(fixed_bytes + 4 * link_max_statements);
  bytes.push_back(version);
  put(bytes, *id);
  put(bytes, receipt.secret->seed());
  put(bytes, *hash);
  const receipt::ChainEnd end = receipt::end_of(receipt.chain);
  put(bytes, end.head);
  bytes.push_back(static_cast<std::uint8_t>(end.events));
  bytes.push_back(static_cast<std::uint8_t>(end.events >> 8));
  std::size_t count = 0;
  for (const json::Value& statement : document.items("statements")) {
    const consent::Event* effective_event = consent::effective_event(receipt.chain.events, statement.text_or("id"));
    if (!effective_event || effective_event->kind != consent::Event::Kind::given) continue;
    const auto mark = mark_of(effective_event->text_hash);
    if (!mark || ++count > link_max_statements) return Error::too_large;
    put(bytes, *mark);
  }
  std::string text = to_base64(bytes);
  sealing::wipe(bytes);
  while (text.ends_with('=')) text.pop_back();
  respell(text, true);
  return std::string(link_name) + text;
}

Result<Link> read_link(std::string_view fragment) {
  if (fragment.starts_with('#')) fragment.remove_prefix(1);
  if (!fragment.starts_with(link_name)) return Error::invalid_link;
  fragment.remove_prefix(link_name.size());
  if (fragment.size() > 2 * (fixed_bytes + 4 * link_max_statements)) return Error::invalid_link;
  // The one spelling: what base64 alone has may not stand here.
  if (fragment.find_first_of("+/=") != std::string_view::npos) return Error::invalid_link;
  std::string text(fragment);
  respell(text, false);
  while (text.size() % 4 != 0) text.push_back('=');
  auto bytes = from_base64(text);
  sealing::wipe(text);
  if (!bytes || bytes->size() < fixed_bytes || (bytes->size() - fixed_bytes) % 4 != 0 || bytes->front() != version) {
    return Error::invalid_link;
  }
  ByteView left = ByteView(*bytes).subspan(1);
  const auto id = array_of<16>(take(left, 16));
  auto key = sealing::ReceiptSecretKey::from_seed(take(left, 32));
  if (!key.ok()) return Error::invalid_link;
  Link link{id, std::move(key).value(), array_of<32>(take(left, 32)), {}, {}};
  link.end.head = array_of<32>(take(left, 32));
  link.end.events = left[0] | static_cast<std::uint32_t>(left[1]) << 8;
  left = left.subspan(2);
  while (!left.empty()) link.given.push_back(array_of<4>(take(left, 4)));
  sealing::wipe(*bytes);
  if (link.end.events < 1 || link.end.events > receipt::chain_max_events || link.given.size() > link_max_statements) {
    return Error::invalid_link;
  }
  return Result<Link>(std::move(link));
}

}  // namespace sealwell::amend
