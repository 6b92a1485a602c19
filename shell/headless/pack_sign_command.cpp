// A built pack signed again: for another year, or by another key. Its payload, and with it the pack hash
// that envelopes name, stays as it is.
#include "core/base/civil_date.hpp"
#include "core/sealing/signed_pack.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/keys/key_files.hpp"
#include "shell/packs/packs.hpp"
#include "shell/program/output.hpp"

#include <memory>

namespace sealwell::shell {
namespace {

struct SignOptions {
  std::string file, key, passphrase, out, not_after, now, trust;
};

std::string words_for(const SignOptions& options, const Failure& failure) {
  const std::string name = options.file + ": " + std::string(error_name(failure.error));
  if (failure.error == Error::pack_key_unknown) {
    return name + ": it was signed by another key than " + options.key +
           "; name the public keys that may have signed it with --trust, so that no stranger's pack gets your "
           "signature";
  }
  if (failure.error == Error::pack_signature_invalid) {
    return name + ": it was altered after it was signed; build it anew with `sealwell pack build`";
  }
  return name;
}

int sign(const SignOptions& options) {
  const std::int64_t now = value_or_throw(instant_or_now(options.now));
  constexpr std::int64_t year_ms = 365LL * 86'400'000;
  const std::int64_t not_after =
      options.not_after.empty() ? now + year_ms : value_or_throw(instant_or_now(options.not_after));
  if (not_after <= now) throw BadInput("--not-after lies in the past: nobody could use the pack");
  const std::string bytes = value_or_throw(read_file(options.file, sealing::signed_pack_max_bytes + 1));

  std::vector<sealing::SigningPublicKey> trusted;
  if (!options.trust.empty()) trusted = value_or_throw(read_trusted_keys(options.trust));
  const auto key = open_key_file<sealing::KeyKind::signing>(options.key, options.passphrase);
  trusted.push_back(key.public_key());
  // In 1970 no signature has expired: an expired pack is what this command is for.
  const auto before = sealing::verify_pack(as_bytes(bytes), trusted, 0);
  if (!before.ok()) throw BadInput(words_for(options, before.failure()));
  value_or_throw(refuse_prepared(options.file, as_text(before.value().payload)));
  value_or_throw(write_signed_pack(options.out, as_text(before.value().payload), key, not_after));
  err() << options.out << " and " << prepared_path(options.out) << ": pack " << to_hex(before.value().hash)
        << " as it was, signed by " << key.id().to_text() << " (before: " << before.value().key.to_text()
        << "), good until " << instant_to_iso(not_after) << "\n";
  return 0;
}

}  // namespace

void add_pack_sign_command(Command packs) {
  auto options = std::make_shared<SignOptions>();
  Command command = packs.subcommand("sign", "Sign a built pack again: for longer, or with a new key");
  command.option("FILE", options->file, "The signed file, which may have expired").required();
  command.option("--sign", options->key, "Signing key file (sealwell keygen signing)").required();
  command.option("--passphrase-file", options->passphrase, "File with the key's passphrase (default: ask)");
  command.option("--out", options->out, "The signed file to write; may be FILE itself").required();
  command.option("--trust", options->trust,
                 "File of signing public keys, one a line, that may have signed FILE\n"
                 "(the key of --sign always may)");
  command.option("--not-after", options->not_after,
                 "Last instant at which browsers take it, like 2027-11-22T00:00:00Z (default: in a year)");
  command.option("--now", options->now, "Take this instant as now");
  command.footer(
      "What is signed is not changed, so envelopes name the same pack before and after. To change the\n"
      "pack itself, edit its folder and use `sealwell pack build`.");
  command.run([options] { return sign(*options); });
}

}  // namespace sealwell::shell
