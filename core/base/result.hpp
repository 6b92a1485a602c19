#pragma once

#include <cassert>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace sealwell {

/// Why an operation of the core failed. Values are stable: callers, tests and documents match on them (or on
/// their snake_case names, `error_name`), never on a text. Each line says when the error occurs and, after the
/// arrow, what the caller can do.
enum class Error : std::uint8_t {
  // Reading JSON (core/json)
  invalid_json,   ///< Not JSON by RFC 8259 -> show `where` (a byte offset) and ask for a corrected file.
  invalid_utf8,   ///< A string is not UTF-8 -> save the file as UTF-8.
  duplicate_key,  ///< An object names one member twice -> remove one; readers differ on which wins.
  too_deep,       ///< Nested deeper than the reader's limit -> flatten the document.
  too_large,      ///< Longer, or with more members, than the reader's limit -> split or shorten it.
  wrong_type,     ///< A member has another JSON type than its contract says -> see the contract named by `where`.
  missing_field,  ///< A required member is absent -> add it.
  unknown_value,  ///< A code that the contract does not list -> use one that it lists.
  unsupported,    ///< A feature that is known and deliberately not run -> remove it; the document names it.

  // Expressions (core/fhirpath)
  invalid_expression,  ///< Not an expression by FHIRPath's grammar -> correct it at `where`.
  too_costly,          ///< More work than the caller allows -> simplify the expression, or ask it of less.

  // Scoring (core/scoring)
  unknown_instrument,   ///< No instrument has this id -> `sealwell score --list` names them all.
  instrument_blocked,   ///< Known, but its licence forbids shipping it -> choose another; docs/instruments.md says why.
  out_of_range,         ///< An input lies outside the instrument's range -> correct the named field.
  incomplete,           ///< An item is missing; nothing is pro-rated -> ask the missing item.
  adult_bmi_not_valid,  ///< Adult BMI bands were asked for somebody under 18 or pregnant -> show no band.

  // Sealed envelopes (core/sealing; docs/sealed-envelope.md lists the same names)
  envelope_too_short,        ///< Fewer bytes than the fixed prefix, or than the header that it declares.
  envelope_too_large,        ///< More bytes than the format's limit.
  envelope_bad_magic,        ///< Does not begin with the format's magic: not an envelope.
  envelope_unknown_version,  ///< A version that this reader does not know -> update the opener.
  envelope_unknown_suite,    ///< A cipher suite that this reader does not know -> update the opener.
  envelope_bad_header,       ///< A count, length or reserved field in the header breaks the format.
  envelope_bad_length,   ///< The bodies that the header declares do not fill the rest exactly: cut off, or bytes added.
  envelope_not_for_key,  ///< No part is wrapped to this key -> use the key whose id the header names.
  envelope_wrap_failed,  ///< A content key named for this recipient does not unwrap: damaged or forged.
  envelope_commitment_failed,  ///< The unwrapped content key is not the one that the header commits to.
  envelope_body_failed,        ///< Authentication of a part failed: header or body was altered.
  envelope_bad_padding,        ///< The opened part's padding is not as the format says.

  // Keys (core/sealing)
  key_invalid,           ///< Not a public key of ours, or one that gives no secrecy -> copy the whole line again.
  key_file_invalid,      ///< Not a key file of ours, or altered.
  key_wrong_passphrase,  ///< The passphrase does not open the key file (or its ciphertext was altered).
  key_wrong_kind,        ///< A signing key where a recipient key is needed, or the other way round.
  key_share_invalid,  ///< Not a share of a key, mistyped or altered -> compare it with the paper that it was copied from.
  key_shares_differ,  ///< Shares of different keys or splittings, or two different ones of one number -> use those of one set.
  key_shares_too_few,  ///< Fewer different shares than the set needs -> ask another holder.
  key_unknown,         ///< No key with the named id is known here.

  // Signed packs (core/sealing)
  pack_not_signed,         ///< The file has no signature header in the one spelling that counts.
  pack_signature_invalid,  ///< The signature does not fit the bytes: altered, or signed by another key.
  pack_expired,            ///< The signature's not-after has passed -> the service must sign the pack again.
  pack_key_unknown,        ///< Signed by a key that this reader was not told to trust.
  pack_too_large,          ///< More bytes than a pack may have.
  pack_invalid,            ///< Signed, but its content breaks the pack contract (`where` says where).
  wording_hash_mismatch,   ///< A statement's wording and its recorded hash differ.

  // Acknowledgements (core/sealing)
  ack_invalid,             ///< Not an acknowledgement by the contract.
  ack_signature_invalid,   ///< Not signed by the intake key that the pack names.
  ack_for_other_envelope,  ///< Genuine, but its id or hash is not that of the envelope at hand.

  // Withdrawals (core/sealing)
  withdrawal_invalid,     ///< Not a proof of 128 bytes that begins with a receipt's public key.
  withdrawal_not_proved,  ///< Well-formed, but not of the receipt that this envelope was sealed with.

  // Receipts that are opened again (core/amend)
  invalid_link,                ///< A fragment of an address, which holds no receipt -> bring the receipt's file.
  receipt_damaged,             ///< Its signature or its chain does not hold -> use an unchanged copy.
  receipt_of_another_service,  ///< It is for another service -> open it there; the receipt names it.

  // Session (core/engine)
  unknown_action,     ///< No such action, or not on this screen -> the shell is out of step; ask for the screen again.
  randomness_failed,  ///< The shell's random source gave nothing -> do not seal; offer the phone number.
};

/// The stable snake_case name of `error`, as printed by every program and named in every vector.
[[nodiscard]] std::string_view error_name(Error error);

/// An error and its location: a JSON pointer, a field name or a byte offset, never a resident's answer.
struct Failure {
  Error error;
  std::string where;
};

/// A value, or the reason for its absence: in the core a Failure. The core throws nothing and aborts on no input.
template <typename T, typename Why = Failure> class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Why failure) : state_(std::in_place_index<1>, std::move(failure)) {}
  Result(Error error) : state_(std::in_place_index<1>, Failure{error, {}}) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// The value. Precondition: ok().
  [[nodiscard]] T& value() & {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] const T& value() const& {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T&& value() && {
    assert(ok());
    return std::move(*std::get_if<0>(&state_));
  }

  /// The failure. Precondition: !ok().
  [[nodiscard]] const Why& failure() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }
  [[nodiscard]] Error error() const { return failure().error; }

 private:
  std::variant<T, Why> state_;
};

/// Success without a value, or a Failure.
struct Done {};
using Status = Result<Done>;

}  // namespace sealwell
