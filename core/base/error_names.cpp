#include "core/base/result.hpp"

namespace sealwell {

std::string_view error_name(Error error) {
  switch (error) {
#define SEALWELL_NAME(name) \
  case Error::name: return #name;
    SEALWELL_NAME(invalid_json)
    SEALWELL_NAME(invalid_utf8)
    SEALWELL_NAME(duplicate_key)
    SEALWELL_NAME(too_deep)
    SEALWELL_NAME(too_large)
    SEALWELL_NAME(wrong_type)
    SEALWELL_NAME(missing_field)
    SEALWELL_NAME(unknown_value)
    SEALWELL_NAME(unsupported)
    SEALWELL_NAME(invalid_expression)
    SEALWELL_NAME(too_costly)
    SEALWELL_NAME(unknown_instrument)
    SEALWELL_NAME(instrument_blocked)
    SEALWELL_NAME(out_of_range)
    SEALWELL_NAME(incomplete)
    SEALWELL_NAME(adult_bmi_not_valid)
    SEALWELL_NAME(envelope_too_large)
    SEALWELL_NAME(envelope_bad_header)
    SEALWELL_NAME(key_invalid)
    SEALWELL_NAME(key_wrong_passphrase)
    SEALWELL_NAME(key_wrong_kind)
    SEALWELL_NAME(pack_not_signed)
    SEALWELL_NAME(pack_signature_invalid)
    SEALWELL_NAME(pack_expired)
    SEALWELL_NAME(pack_key_unknown)
    SEALWELL_NAME(pack_too_large)
    SEALWELL_NAME(pack_invalid)
    SEALWELL_NAME(wording_hash_mismatch)
    SEALWELL_NAME(ack_invalid)
    SEALWELL_NAME(ack_signature_invalid)
    SEALWELL_NAME(ack_for_other_envelope)
    SEALWELL_NAME(invalid_link)
    SEALWELL_NAME(receipt_damaged)
    SEALWELL_NAME(receipt_of_another_service)
    SEALWELL_NAME(unknown_action)
    SEALWELL_NAME(randomness_failed)
#ifndef SEALWELL_OPENS_NOTHING  // What a browser never does, opening envelopes and reading key files, needs no names there.
    SEALWELL_NAME(envelope_too_short)
    SEALWELL_NAME(envelope_bad_magic)
    SEALWELL_NAME(envelope_unknown_version)
    SEALWELL_NAME(envelope_unknown_suite)
    SEALWELL_NAME(envelope_bad_length)
    SEALWELL_NAME(envelope_not_for_key)
    SEALWELL_NAME(envelope_wrap_failed)
    SEALWELL_NAME(envelope_commitment_failed)
    SEALWELL_NAME(envelope_body_failed)
    SEALWELL_NAME(envelope_bad_padding)
    SEALWELL_NAME(key_file_invalid)
    SEALWELL_NAME(key_share_invalid)
    SEALWELL_NAME(key_shares_differ)
    SEALWELL_NAME(key_shares_too_few)
    SEALWELL_NAME(key_unknown)
    SEALWELL_NAME(withdrawal_invalid)
    SEALWELL_NAME(withdrawal_not_proved)
#else
    default: break;
#endif
#undef SEALWELL_NAME
  }
  return "unknown_error";
}

}  // namespace sealwell
