#pragma once

#include "core/journey/journey.hpp"
#include "core/record/parts.hpp"
#include "core/sealing/envelope.hpp"

#include "shell/keys/answers_check.hpp"
#include "shell/packs/packs.hpp"

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sealwell::shell {

/// Keys and packs of `sealwell open`.
struct OpenerOptions {
  std::vector<std::string> keys;         ///< Files of recipient keys
  std::vector<std::string> passphrases;  ///< Their passphrases' files, as open_key_files takes them
  std::vector<std::string> packs;        ///< Signed packs to work records out anew with
  std::string trust;                     ///< File of signing public keys for `packs`
};

/// Opens envelopes and verifies their records. Opening is thread-safe.
class Opener {
 public:
  /// An opener without keys and packs.
  Opener() = default;
  /// Reads keys and packs, and asks for passphrases: for the command line. Throws BadInput.
  explicit Opener(const OpenerOptions& options);

  // Add keys and packs one by one. Not thread-safe.
  void add_key(sealing::RecipientSecretKey key) { keys_.push_back(std::move(key)); }
  void forget_keys() { keys_.clear(); }
  [[nodiscard]] const std::vector<sealing::RecipientSecretKey>& keys() const { return keys_; }
  /// Gives the pack.
  Result<const pack::ServicePack*, Message> add_pack(const LoadedPack& loaded);
  /// The pack with that hash (hexadecimal); nullptr if there is none.
  [[nodiscard]] const pack::ServicePack* pack(std::string_view hash) const;

  /// The line for the envelope in the file at `path`: {file, id, receivedFor, pack, verified, record} or {file, id,
  /// error, where}. Clears `good` for an error, and where a check of what was opened failed. With its line end, and every
  /// character to be seen (docs/terminal.md). Of an envelope with several parts, `receivedFor` is a
  /// list: for each part that was opened, the key. Refused when the file can't be read.
  [[nodiscard]] Result<std::string, Message> line_of(const std::string& path, bool& good) const;

  /// The same of an envelope at hand, with `file` as its name.
  [[nodiscard]] std::string line_of_bytes(const std::string& file, ByteView bytes, bool& good) const;

  /// Number of opened records whose answers do not conform to their Questionnaire.
  [[nodiscard]] std::size_t not_conforming() const { return not_conforming_; }
  /// Number of opened records and changes that are not what their envelope, their pack or their own answers make them.
  [[nodiscard]] std::size_t with_problems() const { return with_problems_; }

 private:
  struct OpeningPack {
    std::unique_ptr<journey::Journey> journey;
    AnswersCheck answers;
  };

  [[nodiscard]] std::string line_as_sealed(const std::string& file, ByteView bytes, bool& good) const;
  void note_problems(bool& good) const;
  [[nodiscard]] std::string line_of_opened(std::string line, const sealing::OpenedEnvelope& opened, bool& good) const;

  std::vector<sealing::RecipientSecretKey> keys_;
  std::map<std::string, OpeningPack, std::less<>> packs_;  // by the hash of the pack, in hexadecimal
  mutable std::atomic<std::size_t> not_conforming_ = 0;
  mutable std::atomic<std::size_t> with_problems_ = 0;
};

}  // namespace sealwell::shell
