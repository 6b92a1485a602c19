#pragma once

#include "core/base/bytes.hpp"

#include "shell/files/message.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sealwell::workbench {

/// A sealed envelope that the intake has not acknowledged, and what is needed to post it without its pack.
struct PendingEnvelope {
  std::string id;                        ///< The envelope's, 32 hexadecimal digits
  std::string reference;                 ///< What the resident was given
  std::string service;                   ///< Its name
  std::string address;                   ///< Where it is posted; a path alone is one at the intake that staff name
  std::vector<std::string> intake_keys;  ///< Whose acknowledgement counts, one line each
  std::string proof;                     ///< Base64 of the proof to post it, as the intake wants it
  std::int64_t sealed_ms = 0;
  Bytes envelope;  ///< Sealed; empty where it lies in its file and needs no memory

  enum class State {
    saved,    ///< In lasting storage
    pending,  ///< In its file, and whoever makes that last has not said yet whether it does
    unsaved,  ///< In memory alone
    refused,  ///< In lasting storage, and not posted again by itself
  } state = State::saved;
  std::string problem;  ///< Why it was not sent yet, in words; empty before the first try
  int tries = 0;
  std::int64_t next_try_ms = 0;
  std::string request;  ///< Of the try that is under way; empty: none
};

/// Writes an entry so that it outlasts the machine's going off: ID.posting, then ID.sealwell, which makes it one.
[[nodiscard]] shell::DoneOrMessage write_pending(const std::string& folder, const PendingEnvelope& waiting);

/// Takes both files away.
[[nodiscard]] shell::DoneOrMessage remove_pending(const std::string& folder, const std::string& id);

/// Whether an entry's envelope is still there.
[[nodiscard]] bool has_pending(const std::string& folder, const std::string& id);

/// The envelope of an entry.
[[nodiscard]] Result<Bytes, shell::Message> read_envelope(const std::string& folder, const std::string& id);

/// All entries of a folder, by their ids; one without a readable ID.posting has neither address nor keys, and says so in
/// `problem`. An absent folder has none.
[[nodiscard]] std::vector<PendingEnvelope> read_outbox(const std::string& folder);

}  // namespace sealwell::workbench
