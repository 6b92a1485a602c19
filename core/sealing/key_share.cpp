#include "core/sealing/key_share.hpp"

#include "core/base/text.hpp"
#include "core/sealing/hash.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace sealwell::sealing {
namespace {

constexpr std::string_view format = "sealwell-key-share/1";
constexpr std::size_t value_size = RecipientSecretKey::seed_size;
constexpr std::size_t check_size = 8;

/// Hexadecimal in groups of four digits, which a person can copy from paper without losing the place.
void append_groups(std::string& text, ByteView bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i > 0 && i % 2 == 0) text += ' ';
    text += digits[bytes[i] >> 4];
    text += digits[bytes[i] & 15];
  }
}

constexpr std::size_t groups_size(std::size_t bytes) { return bytes * 2 + bytes / 2 - 1; }

/// Reads such groups after `name`, for an even number of bytes. Digits in either case and any separator:
/// the one spelling is compared afterwards.
bool read_groups(std::string_view line, std::string_view name, std::span<std::uint8_t> to) {
  if (!line.starts_with(name) || line.size() != name.size() + groups_size(to.size())) return false;
  const auto digits = line.substr(name.size());
  for (std::size_t i = 0; i < to.size(); ++i) {
    const auto byte = from_hex(digits.substr(i * 2 + i / 2, 2));
    if (!byte) return false;
    to[i] = byte->front();
  }
  return true;
}

/// The first eight lines: what the check is over.
void append_opening(std::string& text, const KeyShare& share) {
  text += format;
  text += "\nkind ";
  text += key_kind_name(KeyKind::recipient);
  text += "\npublic " + to_base64(share.public_key.bytes());
  text += "\nset " + to_hex(share.set);
  text += "\nthreshold " + std::to_string(share.threshold) + " of " + std::to_string(share.count);
  text += "\nindex " + std::to_string(share.index);
  text += "\nholder " + share.holder;
  text += "\nshare ";
  append_groups(text, share.value.view());
  text += '\n';
}

std::array<std::uint8_t, check_size> check_of(std::string_view opening) {
  const Hash hash = sha256(as_bytes(opening));
  std::array<std::uint8_t, check_size> check{};
  std::copy_n(hash.begin(), check_size, check.begin());
  return check;
}

std::optional<unsigned> number(std::string_view text) {
  unsigned value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// What stands after `name`; nothing when the line begins otherwise.
std::optional<std::string_view> after(std::string_view line, std::string_view name) {
  if (!line.starts_with(name)) return std::nullopt;
  return line.substr(name.size());
}

Failure invalid(std::string_view where) { return {Error::key_share_invalid, std::string(where)}; }

}  // namespace

bool is_holder_name(std::string_view name) {
  if (name.empty() || name.size() > key_share_max_holder || !is_utf8(name) || trimmed(name) != name) {
    return false;
  }
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto byte = static_cast<unsigned char>(name[i]);
    if (byte < 0x20 || byte == 0x7f) return false;
    // U+0080 to U+009F, the second range of control characters.
    if (byte == 0xc2 && static_cast<unsigned char>(name[i + 1]) < 0xa0) return false;
  }
  return true;
}

std::string write_key_share(const KeyShare& share) {
  std::string text;
  text.reserve(key_share_max_bytes);  // so that growing leaves no copy behind
  append_opening(text, share);
  const auto check = check_of(text);
  text += "check ";
  append_groups(text, check);
  text += '\n';
  return text;
}

Result<KeyShare> read_key_share(std::string_view text) {
  if (text.size() > key_share_max_bytes) return invalid("size");
  const auto lines = split(text, '\n');
  if (lines.size() != 10 || !lines[9].empty()) return invalid("lines");
  if (lines[0] != format) return invalid("line 1");
  if (after(lines[1], "kind ") != key_kind_name(KeyKind::recipient)) return invalid("line 2");

  const auto public_text = after(lines[2], "public ");
  const auto public_bytes = public_text ? from_base64(*public_text) : std::nullopt;
  if (!public_bytes) return invalid("line 3");
  const auto public_key = RecipientPublicKey::from_bytes(*public_bytes);
  if (!public_key.ok()) return invalid("line 3");
  KeyShare share{public_key.value(), {}, 0, 0, 0, {}, GuardedSecret(value_size)};

  const auto set_text = after(lines[3], "set ");
  const auto set = set_text ? from_hex(*set_text) : std::nullopt;
  if (!set || set->size() != share.set.size()) return invalid("line 4");
  std::copy(set->begin(), set->end(), share.set.begin());

  const auto numbers = split(lines[4], ' ');
  if (numbers.size() != 4 || numbers[0] != "threshold" || numbers[2] != "of") return invalid("line 5");
  const auto threshold = number(numbers[1]);
  const auto count = number(numbers[3]);
  if (!threshold || !count || *threshold < key_share_min_threshold || *threshold > *count ||
      *count > key_share_max_count) {
    return invalid("line 5");
  }
  const auto index_text = after(lines[5], "index ");
  const auto index = index_text ? number(*index_text) : std::nullopt;
  if (!index || *index < 1 || *index > *count) return invalid("line 6");
  share.threshold = *threshold;
  share.count = *count;
  share.index = *index;

  const auto holder = after(lines[6], "holder ");
  if (!holder || !is_holder_name(*holder)) return invalid("line 7");
  share.holder = *holder;
  if (!read_groups(lines[7], "share ", share.value.writable())) return invalid("line 8");
  std::array<std::uint8_t, check_size> check{};
  if (!read_groups(lines[8], "check ", check)) return invalid("line 9");

  std::string written = write_key_share(share);
  const auto same_until = static_cast<std::size_t>(lines[8].data() - text.data());
  const bool is_spelt = written == text;
  wipe(written);
  if (check != check_of(text.substr(0, same_until))) return invalid("check");
  if (!is_spelt) return invalid("spelling");
  return share;
}

}  // namespace sealwell::sealing
