// The module that makes receipts: fetched once something was sent, so that nobody waits for it before. wasm/receipts.ts
// is the other side.
#include "core/pack/prepared.hpp"
#include "core/pack/terms.hpp"
#include "core/receipt/issue.hpp"
#include "core/receipt/page.hpp"
#include "core/sealing/signed_pack.hpp"
#include "wasm/boundary.hpp"

using namespace sealwell;
using namespace sealwell::boundary;

namespace {

json::Value file(std::string name, std::string_view media_type, std::string content) {
  return json::Value::object().set("name", std::move(name)).set("mediaType", media_type).set("content", std::move(content));
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
  auto terms = pack::read_terms(signed_terms.value().payload, prepared.value().document_hash);
  if (!terms.ok()) return terms.failure();
  prepared.value().pack.terms = std::make_shared<const json::Value>(std::move(terms).value());
  return std::move(prepared).value();
}

Result<json::Value> files_of(const pack::PreparedPack& prepared, std::string_view draft_text,
                             const receipt::Additions& additions) {
  const auto draft = json::parse(draft_text, receipt::draft_limits);
  if (!draft.ok()) return draft.failure();
  if (draft.value().text_or("packSha256") != to_hex(prepared.document_hash)) return Failure{Error::pack_invalid, "/packSha256"};
  const auto made = receipt::complete(draft.value(), prepared.pack, additions);
  if (!made.ok()) return made.failure();
  const std::string name = "receipt-" + std::string(made.value().text_or("reference"));
  return json::Value::object()
      .set("page", file(name + ".html", "text/html", receipt::page_html(made.value())))
      .set("file", file(name + ".json", "application/json", json::write_indented(made.value()) + "\n"));
}

}  // namespace

// Leaves {"page", "file"}, each {name, mediaType, content}, or a failure. `build` and `acknowledgement` may be empty.
SEALWELL_EXPORT(sealwell_receipt)
int sealwell_receipt(const std::uint8_t* pack, std::size_t pack_length, const std::uint8_t* terms,
                     std::size_t terms_length, const char* keys, std::size_t keys_length, const char* draft,
                     std::size_t draft_length, const char* build, std::size_t build_length,
                     const char* acknowledgement, std::size_t acknowledgement_length, double now_ms) {
  const auto trusted = trusted_keys({keys, keys_length});
  if (!trusted.ok()) return fail(trusted.failure());
  const auto read = pack_with_terms({pack, pack_length}, {terms, terms_length}, trusted.value(),
                                    static_cast<std::int64_t>(now_ms));
  if (!read.ok()) return fail(read.failure());
  const auto files = files_of(read.value(), {draft, draft_length},
                              {std::string(build, build_length), std::string(acknowledgement, acknowledgement_length)});
  if (!files.ok()) return fail(files.failure());
  set_result(json::write(files.value()));
  return 1;
}
