#pragma once

#include "core/authoring/verify/receipt_verify.hpp"
#include "core/consent/wording.hpp"
#include "core/receipt/issue.hpp"
#include "core/receipt/receipt_recorder.hpp"
#include "core/sealing/hash.hpp"

#include "tests/unit/fixtures/key_fixtures.hpp"
#include "tests/unit/fixtures/pack_fixtures.hpp"

namespace sealwell::receipt {

/// 22 November 2026, 12:00 UTC.
inline constexpr std::int64_t noon = 1'795'348'800'000;

/// The allotment's pack with the hashes of its wordings, rules of retention and a notice.
inline json::Value pack_with_terms() {
  json::Value joined = pack::allotment_pack();
  json::Array& statements = *pack::at(joined, "/consent/statements").if_array();
  for (json::Value& statement : statements) {
    for (json::Member& wording : *statement.find("wording")->if_object()) {
      wording.value.set("sha256", consent::wording_hash(wording.value, sealing::sha256));
    }
    statement.set("retention", pack::json_of("{'rules': [{'until': [{'event': 'sent', 'period': 'P6Y'}]}]}"));
    statement.set("consequence", "Nothing happens.");
  }
  pack::at(joined, "/consent")
      .set("notice", pack::json_of("{'jurisdiction': 'GB', 'controllers': [{'name': 'Allotment', "
                                   "'phone': '01632 960 001'}]}"));
  return joined;
}

/// What a keeper's draft comes to.
inline json::Value completed(const ReceiptRecorder& recorder, const RunEnd& end, const pack::ServicePack& pack) {
  auto made = complete(recorder.draft(end), pack, {});
  if (!made.ok()) UNSCOPED_INFO(error_name(made.error()) << " at " << made.failure().where);
  REQUIRE(made.ok());
  return std::move(made).value();
}

/// A receipt of somebody who was asked `statement` and refused it, then gave nothing else.
inline json::Value refusal_receipt(const json::Value& joined, std::string_view statement = "referral") {
  const pack::ServicePack pack = pack::read_pack(joined);
  sealing::FixedRandom random("receipt");
  ReceiptRecorder recorder;
  const pack::Statement& asked = *pack.statement(statement);
  REQUIRE(recorder.shown(asked, "en", noon, random).ok());
  recorder.decided(consent::decide(asked, "en", false, noon + 60'000));
  const std::string hash = to_hex(sealing::sha256(as_bytes(json::write_canonical(joined))));
  return completed(recorder, {Outcome::refused, hash, "en", noon + 60'000, "", std::nullopt, {}}, pack);
}

/// A receipt that reads well.
inline Receipt read_good(const json::Value& receipt) {
  auto read = read_receipt(json::write(receipt));
  if (!read.ok()) UNSCOPED_INFO(error_name(read.error()) << " at " << read.failure().where);
  REQUIRE(read.ok());
  return std::move(read).value();
}

}  // namespace sealwell::receipt
