#include "core/sealing/envelope_format.hpp"

#include <algorithm>

namespace sealwell::sealing {
namespace {

std::uint32_t u32_at(ByteView bytes, std::size_t at) {
  return static_cast<std::uint32_t>(bytes[at]) | static_cast<std::uint32_t>(bytes[at + 1]) << 8 |
         static_cast<std::uint32_t>(bytes[at + 2]) << 16 | static_cast<std::uint32_t>(bytes[at + 3]) << 24;
}

Failure bad_header(std::string_view where) { return {Error::envelope_bad_header, std::string(where)}; }

/// Walks through a header; `take` gives nothing more once the header's bytes have run out.
class HeaderReader {
 public:
  HeaderReader(ByteView envelope, std::size_t end) : envelope_(envelope), end_(end) {}

  [[nodiscard]] std::optional<ByteView> take(std::size_t size) {
    if (end_ - at_ < size) return std::nullopt;
    const ByteView taken = envelope_.subspan(at_, size);
    at_ += size;
    return taken;
  }
  [[nodiscard]] std::optional<std::size_t> take_count(std::size_t most) {
    const auto byte = take(1);
    if (!byte || byte->front() == 0 || byte->front() > most) return std::nullopt;
    return byte->front();
  }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool at_end() const { return at_ == end_; }

 private:
  ByteView envelope_;
  std::size_t end_;
  std::size_t at_ = prefix_size;
};

/// One part entry, without where its body lies. A Failure's `where` is the field.
Result<PartHeader> read_part(HeaderReader& reader) {
  PartHeader part;
  const auto count = reader.take_count(envelope_max_recipients);
  if (!count) return bad_header("recipient count");
  part.wraps_at = reader.at();
  for (std::size_t i = 0; i < *count; ++i) {
    const auto entry = reader.take(recipient_entry_size);
    if (!entry) return bad_header("recipients");
    KeyId id;
    std::copy_n(entry->begin(), id.bytes.size(), id.bytes.begin());
    if (std::find(part.recipients.begin(), part.recipients.end(), id) != part.recipients.end()) {
      return bad_header("recipient twice");
    }
    part.recipients.push_back(id);
  }
  const auto rest = reader.take(commitment_size + nonce_size + 4);
  if (!rest) return bad_header("part entry");
  const std::size_t size = u32_at(*rest, commitment_size + nonce_size);
  if (size < tag_size || !is_padded_size(size - tag_size)) return bad_header("body length");
  part.body_size = size;
  return part;
}

Status check_prefix(ByteView envelope) {
  if (envelope.size() > envelope_max_bytes) return Error::envelope_too_large;
  if (envelope.size() < prefix_size) return Error::envelope_too_short;
  if (as_text(envelope.first(envelope_magic.size())) != envelope_magic) return Error::envelope_bad_magic;
  if (envelope[8] != envelope_version) return Error::envelope_unknown_version;
  if (envelope[9] != envelope_suite) return Error::envelope_unknown_suite;
  if (envelope[10] != 0 || envelope[11] != 0) return bad_header("reserved");
  const std::size_t header_size = u32_at(envelope, 12);
  if (header_size < header_min_size || header_size > header_max_size) return bad_header("header length");
  if (envelope.size() - prefix_size < header_size) return Error::envelope_too_short;
  return Done{};
}

}  // namespace

bool is_pack_id(std::string_view text) {
  return !text.empty() && text.size() <= envelope_max_pack_id && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::size_t padded_size(std::size_t size) {
  std::size_t padded = envelope_min_padded;
  while (padded < size + length_size) padded *= 2;
  return padded;
}

bool is_padded_size(std::size_t size) {
  return size >= envelope_min_padded && size <= envelope_max_padded && (size & (size - 1)) == 0;
}

std::string envelope_id_text(const EnvelopeId& id) { return to_hex(id); }

std::string envelope_reference(const EnvelopeId& id) {
  std::string reference;
  for (const char digit : envelope_id_text(id).substr(0, 12)) {
    if (reference.size() % 5 == 4) reference.push_back('-');
    reference.push_back(digit >= 'a' ? static_cast<char>(digit - 'a' + 'A') : digit);
  }
  return reference;
}

std::optional<EnvelopeId> parse_envelope_id(std::string_view text) {
  EnvelopeId id{};
  const auto read = from_hex(text);
  if (!read || read->size() != id.size()) return std::nullopt;
  std::copy(read->begin(), read->end(), id.begin());
  if (id == EnvelopeId{} || to_hex(id) != text) return std::nullopt;
  return id;
}

Result<EnvelopeHeader> read_header(ByteView envelope) {
  if (const auto prefix = check_prefix(envelope); !prefix.ok()) return prefix.failure();

  EnvelopeHeader header;
  header.size = prefix_size + u32_at(envelope, 12);
  HeaderReader reader(envelope, header.size);

  // The header has at least its shortest possible size, so these two are there.
  const auto id = reader.take(header.id.size());
  const auto pack_hash = reader.take(header.pack_hash.size());
  if (!id || !pack_hash) return bad_header("header length");
  std::copy(id->begin(), id->end(), header.id.begin());
  std::copy(pack_hash->begin(), pack_hash->end(), header.pack_hash.begin());
  if (header.id == EnvelopeId{}) return bad_header("envelope id");

  const auto pack_id_size = reader.take_count(envelope_max_pack_id);
  if (!pack_id_size) return bad_header("pack id length");
  const auto pack_id = reader.take(*pack_id_size);
  if (!pack_id || !is_pack_id(as_text(*pack_id))) return bad_header("pack id");
  header.pack_id = as_text(*pack_id);

  const auto part_count = reader.take_count(envelope_max_parts);
  if (!part_count) return bad_header("part count");
  std::size_t body_at = header.size;
  for (std::size_t i = 0; i < *part_count; ++i) {
    auto part = read_part(reader);
    if (!part.ok()) return bad_header("part " + std::to_string(i) + ": " + part.failure().where);
    part.value().body_at = body_at;
    body_at += part.value().body_size;
    header.parts.push_back(std::move(part).value());
  }
  if (!reader.at_end()) return bad_header("header length");
  if (body_at != envelope.size()) return Error::envelope_bad_length;
  return header;
}

}  // namespace sealwell::sealing
