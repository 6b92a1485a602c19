// The module of receipts, which makes them and lets who has one change or take back what they sent: fetched when it is
// needed, so that nobody waits for it before. wasm/receipts.ts is the other side.
#include "core/amend/receipt_session.hpp"
#include "core/pack/prepared.hpp"
#include "core/pack/terms.hpp"
#include "core/receipt/calendar.hpp"
#include "core/receipt/issue.hpp"
#include "core/receipt/page.hpp"
#include "core/sealing/signed_pack.hpp"
#include "wasm/boundary.hpp"

#include <memory>

using namespace sealwell;
using namespace sealwell::boundary;

namespace {

json::Value file(std::string name, std::string_view media_type, std::string content) {
  return json::Value::object()
      .set("name", std::move(name))
      .set("mediaType", media_type)
      .set("content", std::move(content));
}

// The pack that was run, with the terms that were published beside it.
Result<pack::PreparedPack> pack_with_terms(ByteView pack_file, ByteView terms_file,
                                           std::span<const sealing::SigningPublicKey> trusted, std::int64_t now_ms) {
  const auto signed_pack = sealing::verify_pack(pack_file, trusted, now_ms);
  if (!signed_pack.ok()) return signed_pack.failure();
  const auto signed_terms = sealing::verify_pack(terms_file, trusted, now_ms);
  if (!signed_terms.ok()) return signed_terms.failure();
  auto prepared = pack::read_prepared(signed_pack.value().payload);
  if (!prepared.ok()) return prepared.failure();
  const Status terms =
      pack::apply_terms(signed_terms.value().payload, prepared.value().document_hash, prepared.value().pack);
  if (!terms.ok()) return terms.failure();
  return std::move(prepared).value();
}

// One at a time is all that a page has.
std::unique_ptr<amend::ReceiptSession> open_visit;

Result<json::Value> files_of(const pack::PreparedPack& prepared, std::string_view draft_text,
                             const receipt::Additions& additions, std::string_view address) {
  const auto draft = json::parse(draft_text, receipt::draft_limits);
  if (!draft.ok()) return draft.failure();
  if (draft.value().text_or("packSha256") != to_hex(prepared.document_hash))
    return Failure{Error::pack_invalid, "/packSha256"};
  const auto made = receipt::complete(draft.value(), prepared.pack, additions);
  if (!made.ok()) return made.failure();
  // Where nothing was sealed there is no reference: the day tells it from others.
  const std::string day(made.value().text_or("issuedAt").substr(0, 10));
  const std::string name = "receipt-" + std::string(made.value().text_or("reference", day));
  std::string text = json::write_indented(made.value()) + "\n";
  json::Value files = json::Value::object();
  files.set("page", file(name + ".html", "text/html", receipt::page_html(made.value(), std::string(address))));
  files.set("file", file(name + ".json", "application/json", std::move(text)));
  std::string calendar = receipt::calendar_of(made.value(), address);
  if (!calendar.empty()) files.set("calendar", file(prepared.pack.id + ".ics", "text/calendar", std::move(calendar)));
  return files;
}

}  // namespace

// Leaves {"page", "file"}, with "calendar" where there are days to follow up, each {name, mediaType, content}, or a failure. `build`, `acknowledgement` and `address`, that of
// the service's own page, may be empty.
SEALWELL_EXPORT(sealwell_receipt)
int sealwell_receipt(const std::uint8_t* pack, std::size_t pack_length, const std::uint8_t* terms,
                     std::size_t terms_length, const char* keys, std::size_t keys_length, const char* draft,
                     std::size_t draft_length, const char* build, std::size_t build_length, const char* acknowledgement,
                     std::size_t acknowledgement_length, const char* address, std::size_t address_length,
                     double now_ms) {
  const auto trusted = trusted_keys({keys, keys_length});
  if (!trusted.ok()) return fail(trusted.failure());
  const auto read =
      pack_with_terms({pack, pack_length}, {terms, terms_length}, trusted.value(), static_cast<std::int64_t>(now_ms));
  if (!read.ok()) return fail(read.failure());
  const auto files = files_of(read.value(), {draft, draft_length},
                              {std::string(build, build_length), std::string(acknowledgement, acknowledgement_length)},
                              {address, address_length});
  if (!files.ok()) return fail(files.failure());
  set_result(json::write(files.value()));
  return 1;
}

// Opens a receipt, its file's text, with the pack and the terms of today. Leaves the answer of
// docs/session.md with the first screen, or a failure. `address`, that of the service's own page, may be empty.
SEALWELL_EXPORT(sealwell_visit_open)
int sealwell_visit_open(const std::uint8_t* pack, std::size_t pack_length, const std::uint8_t* terms,
                        std::size_t terms_length, const char* keys, std::size_t keys_length, const char* brought,
                        std::size_t brought_length, const char* address, std::size_t address_length, double now_ms) {
  const auto trusted = trusted_keys({keys, keys_length});
  if (!trusted.ok()) return fail(trusted.failure());
  auto read =
      pack_with_terms({pack, pack_length}, {terms, terms_length}, trusted.value(), static_cast<std::int64_t>(now_ms));
  if (!read.ok()) return fail(read.failure());
  const bool begins_again = open_visit && open_visit->stage() == amend::ReceiptSession::Stage::bring;
  open_visit = amend::ReceiptSession::open(
      {std::move(read.value().pack), read.value().document_hash, std::string(address, address_length)},
      {brought, brought_length}, begins_again);
  set_result(open_visit->current());
  return 1;
}

// One step of it.
SEALWELL_EXPORT(sealwell_visit_update)
int sealwell_visit_update(const char* action, std::size_t action_length, double now_ms) {
  if (!open_visit) return fail({Error::unknown_action, "visit"});
  auto updated = open_visit->update({action, action_length}, static_cast<std::int64_t>(now_ms), browser_random());
  if (!updated.ok()) return fail(updated.failure());
  set_result(std::move(updated).value());
  return 1;
}
