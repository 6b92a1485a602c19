#pragma once

#include "core/authoring/build/pack_build.hpp"
#include "core/authoring/build/pack_document.hpp"
#include "core/journey/journey.hpp"
#include "core/sealing/hash.hpp"

#include "shell/files/message.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sealwell::shell {

/// Reads a pack's folder; `deployment` (a JSON merge patch over pack.json) may be empty.
[[nodiscard]] Result<pack::PackFiles, Message> read_pack_folder(const std::string& folder,
                                                                const std::string& deployment);

/// Adds the program's own sentences in other languages.
void add_shared_sentences(pack::PackFiles& files);

/// Adds recipients with discarded random keys to a pack that has none, so that a folder under construction can be run
/// to its end.
void add_preview_recipients(json::Value& pack_json);

/// The joined, checked pack of a folder or of a signed file. A folder is checked first (and
/// refused with every error); a signed file's signature is checked against `trust`, a file with
/// one public key a line, or, where that is empty, only its form is read and `note` says so.
/// `deployment`: as above, for a folder. `preview`: a folder without recipients is sealed to a key that nobody has.
struct LoadedPack {
  std::string payload;
  sealing::Hash hash{};
  bool verified = false;  ///< Its signature was checked
  std::string note;       ///< What whoever uses it is to be told; empty: nothing
};
[[nodiscard]] Result<LoadedPack, Message> load_pack(const std::string& path, const std::string& trust,
                                                    std::int64_t now_ms, bool preview = false,
                                                    const std::string& deployment = {});

/// Loads a signed file alone, for programs that do not link what builds packs.
[[nodiscard]] Result<LoadedPack, Message> load_signed_pack(const std::string& path, const std::string& trust,
                                                           std::int64_t now_ms);

/// Begins a journey through a loaded pack.
[[nodiscard]] Result<std::unique_ptr<journey::Journey>, Message> begin(
    const LoadedPack& pack, const std::string& language, std::int64_t now_ms,
    const journey::Dependencies& dependencies = build::document_dependencies());

/// Signs a joined pack's canonical JSON into `path`, and what browsers read of it, one file a language, beside it.
[[nodiscard]] DoneOrMessage write_signed_pack(const std::string& path, std::string_view payload,
                                              const sealing::SigningSecretKey& key, std::int64_t not_after_ms);

/// Fails for the payload of a prepared pack, which holds no document.
[[nodiscard]] DoneOrMessage refuse_prepared(const std::string& path, std::string_view payload);

/// Beside "DIR/NAME.pack": "DIR/NAME.prepared" for the pack's first language (""), "DIR/NAME.cy.prepared" for another.
[[nodiscard]] std::string prepared_path(const std::string& pack_path, std::string_view language = {});

/// "FILE POINTER: what is wrong. What to do." for one problem of the pack in `folder`, on one line (docs/terminal.md).
[[nodiscard]] std::string problem_line(const std::string& folder, const lint::Problem& problem);

/// A problem as JSON: {severity, file, pointer, problem, fix}.
[[nodiscard]] json::Value problem_json(const lint::Problem& problem);

/// The public signing keys of a file, one a line.
[[nodiscard]] Result<std::vector<sealing::SigningPublicKey>, Message> read_trusted_keys(const std::string& path);

}  // namespace sealwell::shell
