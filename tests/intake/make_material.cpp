// make_intake_material OUT COUNT: what the intake's tests need and only the real core can make.
//   OUT/keys/intake.key, OUT/keys/passphrase   an intake key file and what opens it
//   OUT/intake.pub                             its public key's line
//   OUT/other/recipient.key, OUT/other/intake.key   keys that a test puts where they must not be
//   OUT/envelopes/0.bin ...                    COUNT envelopes, each with its own id
//   OUT/envelopes/0.receipt ...                the 32 bytes that make the receipt key from which its id follows
//   OUT/envelopes/same-id.bin                  other content under the id of 0.bin
#include "core/sealing/envelope.hpp"
#include "core/sealing/envelope_proof.hpp"
#include "core/sealing/key_file.hpp"
#include "core/sealing/keys.hpp"
#include "core/sealing/system_random.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

namespace {

using namespace sealwell;

constexpr const char* passphrase = "only for tests";
constexpr sealing::KeyFileCost cheap{1, 8192};

template <typename T> T good(Result<T> result, const char* what) {
  if (result.ok()) return std::move(result).value();
  std::cerr << what << ": " << error_name(result.error()) << " " << result.failure().where << "\n";
  std::exit(1);
}

void write(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out) std::exit(1);
}

sealing::SealedEnvelope sealed(const sealing::EnvelopeId& id, std::string_view content,
                               const sealing::RecipientPublicKey& recipient) {
  sealing::SystemRandom random;
  sealing::EnvelopeContent what;
  what.id = id;
  what.pack_id = "intake-test";
  what.parts = {{as_bytes(content), {recipient}}};
  return good(sealing::seal(what, random), "seal");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::filesystem::path out = argv[1];
  sealing::SystemRandom random;
  const auto intake = good(sealing::IntakeSecretKey::generate(random), "intake key");
  const auto second_intake = good(sealing::IntakeSecretKey::generate(random), "second intake key");
  const auto recipient = good(sealing::RecipientSecretKey::generate(random), "recipient key");
  write(out / "keys/intake.key", good(sealing::write_key_file(intake, passphrase, random, cheap), "key file"));
  write(out / "keys/passphrase", std::string(passphrase) + "\n");
  write(out / "intake.pub", intake.public_key().to_text() + "\n");
  write(out / "other/intake.key", good(sealing::write_key_file(second_intake, passphrase, random, cheap), "key file"));
  write(out / "other/recipient.key", good(sealing::write_key_file(recipient, passphrase, random, cheap), "key file"));
  for (int i = 0; i < std::atoi(argv[2]); ++i) {
    const auto receipt = good(sealing::ReceiptSecretKey::generate(random), "receipt key");
    const auto id = sealing::envelope_id_for(receipt.public_key());
    const std::string content = "envelope number " + std::to_string(i);
    write(out / "envelopes" / (std::to_string(i) + ".bin"), as_text(sealed(id, content, recipient.public_key()).bytes));
    write(out / "envelopes" / (std::to_string(i) + ".receipt"), as_text(receipt.seed()));
    if (i == 0) write(out / "envelopes/same-id.bin", as_text(sealed(id, "another", recipient.public_key()).bytes));
  }
  return 0;
}
