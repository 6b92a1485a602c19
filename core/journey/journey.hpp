#pragma once

#include "core/base/random.hpp"
#include "core/engine/action.hpp"
#include "core/engine/calculation/calculator.hpp"
#include "core/engine/screen_fwd.hpp"
#include "core/engine/state.hpp"
#include "core/pack/prepared.hpp"
#include "core/pack/service_pack.hpp"
#include "core/receipt/receipt_recorder.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/keys.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sealwell::journey {

// One resident's journey: a pack, a session and its effects. This room joins rooms that must not depend on each other:
// it builds the record, verifies it, seals it, verifies the intake's acknowledgement, and renders screens. Every shell,
// and the WebAssembly boundary, is a thin layer over `Journey`.

/// The output format of a screen: HTML, or every block as data.
enum class Format { html, data };

/// Inputs of each step from outside of the core.
struct Environment {
  std::int64_t now_ms = 0;  ///< Milliseconds since 1970-01-01T00:00:00Z
  RandomSource& random;
};

/// Reads a pack's payload after its signature was verified: in `language` if the pack has it, else in its first.
using ReadPack = Result<pack::PreparedPack> (*)(ByteView payload, std::string_view language);

/// Makes the calculator of a pack; nullptr for a pack without expressions.
using MakeCalculator = std::unique_ptr<engine::Calculator> (*)(const pack::ServicePack& pack);

using ScreenAsData = json::Value (*)(const engine::Screen&);

/// The dependencies of a journey. The defaults suffice for a browser and a pack without expressions; others make the
/// program larger.
struct Dependencies {
  ReadPack read = pack::read_prepared;
  MakeCalculator calculate = nullptr;  ///< nullptr: a pack that calculates is refused
  ScreenAsData as_data = nullptr;      ///< nullptr: Format::data has a screen's heading members alone
  bool has_all_languages = false;  ///< What is read has them: it is kept, and read again in the one that is switched to
  std::string_view completed_by = {};  ///< "staff" where they fill it in with the resident; empty: as the answers say
};

/// One resident's session with one pack. Not copyable, since it holds answers.
class Journey {
 public:
  /// Verifies a signed pack and begins a session, in `language` if the pack has it, else in its first (a prepared pack
  /// has one). Errors: those of sealing::verify_pack and of `dependencies.read`; unsupported for a pack that calculates
  /// without a calculator.
  [[nodiscard]] static Result<std::unique_ptr<Journey>> open(ByteView signed_pack,
                                                             std::span<const sealing::SigningPublicKey> trusted,
                                                             std::string_view language, std::int64_t now_ms,
                                                             const Dependencies& dependencies = {});

  /// Begins a session with an unsigned pack that the caller trusts, such as a folder that is being edited. `payload`:
  /// the joined pack's canonical JSON.
  [[nodiscard]] static Result<std::unique_ptr<Journey>> open_unsigned(std::string_view payload,
                                                                      std::string_view language, std::int64_t now_ms,
                                                                      const Dependencies& dependencies = {});

  Journey(const Journey&) = delete;
  Journey& operator=(const Journey&) = delete;

  /// Replaces the pack by the same one prepared in another language. The screen changes with the action `language`.
  /// Errors: those of open(); pack_invalid with "document" for a pack that was prepared from another document.
  [[nodiscard]] Status switch_language(ByteView signed_pack, std::span<const sealing::SigningPublicKey> trusted,
                                       std::int64_t now_ms);

  /// One step: an action in, the result out, as JSON of docs/session.md. Errors: those of json::parse and
  /// engine::read_action; nothing has changed then.
  [[nodiscard]] Result<std::string> update(std::string_view action, const Environment& environment, Format format);

  /// Serialises the session, with answers in clear. Errors: those of engine::snapshot.
  [[nodiscard]] Result<std::string> snapshot(std::int64_t now_ms) const;

  /// Replaces the session by that of a snapshot; the action `language` then shows its screen. Errors: those of
  /// engine::restore, and unknown_action after something was sealed; nothing has changed then.
  [[nodiscard]] Status restore(std::string_view snapshot, std::int64_t now_ms);

  /// The current screen as JSON of docs/session.md, without effects.
  [[nodiscard]] std::string current(std::int64_t now_ms, Format format) const;

  /// The current screen.
  [[nodiscard]] engine::Screen screen(std::int64_t now_ms) const;

  /// What a line says of that envelope that one of the pack's intake keys has signed; `none` for any other line.
  enum class IntakeWord { none, stored, deleted };
  [[nodiscard]] IntakeWord intake_word(std::string_view text, const sealing::EnvelopeId& id,
                                       const sealing::Hash& hash) const;

  [[nodiscard]] const pack::ServicePack& pack() const { return *pack_; }
  [[nodiscard]] const engine::State& state() const { return state_; }

  /// The record as it would be sealed now; for previews and commands.
  [[nodiscard]] json::Value record(const std::string& id, std::int64_t now_ms) const;

 private:
  Journey(pack::PreparedPack prepared, const Dependencies& dependencies, std::int64_t now_ms);
  [[nodiscard]] static Result<std::unique_ptr<Journey>> begin(ByteView payload, const Dependencies& dependencies,
                                                              std::string_view language, std::int64_t now_ms);
  [[nodiscard]] Status take(Result<pack::PreparedPack> read);
  [[nodiscard]] engine::Context context(std::int64_t now_ms) const { return {now_ms, calculator_.get()}; }

  [[nodiscard]] Result<sealing::SealedEnvelope> seal(const std::string& kind, const sealing::EnvelopeId& id,
                                                     const Environment& environment, json::Value& built);
  void seal_and_post(const std::string& kind, json::Value& effects, const Environment& environment);
  void follow(const engine::ScreenId& shown, const Environment& environment);
  void conclude(json::Value& effects, const Environment& environment);
  void forget_run();
  void apply_reassessment(const json::Value& action);
  void issue(receipt::Outcome outcome, json::Value record, json::Value& effects, const Environment& environment);
  void carry_out(const std::vector<engine::Effect>& decided, json::Value& effects, const Environment& environment);
  [[nodiscard]] engine::Action checked(engine::Action action) const;

  const Dependencies dependencies_;
  std::unique_ptr<pack::ServicePack> pack_;  ///< In the language at hand
  sealing::Hash pack_hash_;
  Bytes document_;  ///< What another language is read from; empty where each comes by itself
  std::unique_ptr<engine::Calculator> calculator_;
  engine::State state_;
  /// The envelope that was sealed and is neither acknowledged nor given up.
  std::optional<receipt::EnvelopeRef> pending_;
  receipt::ReceiptRecorder recorder_;
};

}  // namespace sealwell::journey
