#pragma once

#include "shell/headless/answers_check.hpp"

#include "core/journey/journey.hpp"
#include "core/record/parts.hpp"
#include "core/sealing/envelope.hpp"

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sealwell::headless {

/// What `sealwell open` needs besides the envelopes.
struct OpenerOptions {
  std::vector<std::string> keys;         ///< Files of recipient keys
  std::vector<std::string> passphrases;  ///< Their passphrases' files, as open_key_files takes them
  std::vector<std::string> packs;        ///< Signed packs to work records out anew with
  std::string trust;                     ///< File of signing public keys for `packs`
};

/// Opens envelopes. Opening changes nothing here but a count, so that threads can share one.
class Opener {
 public:
  /// Reads keys and packs. Throws BadInput.
  explicit Opener(const OpenerOptions& options);

  /// The line for the envelope in the file at `path`: {file, id, receivedFor, pack, verified, record} or
  /// {file, id, error, where}, and then clears `good`. With its line end. Of an envelope with several parts, `receivedFor` is a
  /// list: for each part that was opened, the key. Throws BadInput when the file can't be read.
  [[nodiscard]] std::string line_of(const std::string& path, bool& good) const;

  /// How many of the opened records have answers that do not conform to their Questionnaire.
  [[nodiscard]] std::size_t not_conforming() const { return not_conforming_; }

 private:
  struct OpeningPack {
    std::unique_ptr<journey::Journey> journey;
    AnswersCheck answers;
  };

  [[nodiscard]] std::string line_of_opened(std::string line, const sealing::OpenedEnvelope& opened, bool& good) const;

  std::vector<sealing::RecipientSecretKey> keys_;
  std::map<std::string, OpeningPack> packs_;  // by the hash of the pack, in hexadecimal
  mutable std::atomic<std::size_t> not_conforming_ = 0;
};

}  // namespace sealwell::headless
