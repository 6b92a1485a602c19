#pragma once

#include "core/base/random.hpp"
#include "core/engine/action.hpp"
#include "core/engine/calculation/calculator.hpp"
#include "core/engine/screen_fwd.hpp"
#include "core/engine/state.hpp"
#include "core/pack/prepared.hpp"
#include "core/pack/service_pack.hpp"
#include "core/receipt/keeper.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/keys.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sealwell::journey {

// The whole of it: a pack, a resident's session, and what becomes of it. This room joins what the
// rooms above must not know of each other: it builds the record, re-checks it, seals it, verifies
// the intake's answer, and renders. Every shell, and the WebAssembly boundary, is a thin layer
// over `Journey`.

/// How a screen comes back: as HTML, or with every block as data.
enum class Format { html, data };

/// What comes from outside with each step.
struct Surroundings {
  std::int64_t now_ms = 0;  ///< Milliseconds since 1970-01-01T00:00:00Z
  RandomSource& random;
};

/// How a pack's bytes are read once their signature holds: in `language` when they have it, else in their first.
using ReadPack = Result<pack::PreparedPack> (*)(ByteView payload, std::string_view language);

/// Who works out a pack's expressions; null for a pack that has none.
using MakeCalculator = std::unique_ptr<engine::Calculator> (*)(const pack::ServicePack& pack);

using ScreenAsData = json::Value (*)(const engine::Screen&);

/// What a journey is run with. By default what a browser needs for a pack without expressions; more makes a larger program.
struct Tools {
  ReadPack read = pack::read_prepared;
  MakeCalculator calculate = nullptr;  ///< nullptr: a pack that calculates is refused
  ScreenAsData as_data = nullptr;      ///< nullptr: Format::data has a screen's heading members alone
  bool has_all_languages = false;  ///< What is read has them: it is kept, and read again in the one that is switched to
  std::string_view completed_by = {};  ///< "staff" where they fill it in with the resident; empty: as the answers say
};

/// One resident's run through one pack. Not copied: it holds answers.
class Journey {
 public:
  /// Verifies a signed pack and begins, in `language` when its bytes have it, else in their first (a prepared pack has
  /// one).
  /// Errors: those of sealing::verify_pack and of `tools.read`; unsupported for a pack that calculates without a
  /// calculator.
  [[nodiscard]] static Result<std::unique_ptr<Journey>> open(ByteView signed_pack,
                                                             std::span<const sealing::SigningPublicKey> trusted,
                                                             std::string_view language, std::int64_t now_ms,
                                                             const Tools& tools = {});

  /// The same from a pack that the caller answers for (a folder that is being edited).
  /// `payload` is the joined pack's canonical JSON.
  [[nodiscard]] static Result<std::unique_ptr<Journey>> open_unsigned(std::string_view payload,
                                                                      std::string_view language, std::int64_t now_ms,
                                                                      const Tools& tools = {});

  Journey(const Journey&) = delete;
  Journey& operator=(const Journey&) = delete;

  /// Goes on in another language: `signed_pack` is the same pack prepared in it. Everything stays as it is until the
  /// action `language` shows the screen anew. Errors: those of open(); pack_invalid, with "document",
  /// for one that was prepared from another document.
  [[nodiscard]] Status relanguage(ByteView signed_pack, std::span<const sealing::SigningPublicKey> trusted,
                                  std::int64_t now_ms);

  /// One step: JSON of an action in, JSON of docs/session.md out. A malformed action changes
  /// nothing and is refused by name.
  [[nodiscard]] Result<std::string> update(std::string_view action, const Surroundings& surroundings, Format format);

  /// The run as `restore` takes it up again, with the answers in clear. Errors: those of engine::snapshot.
  [[nodiscard]] Result<std::string> snapshot(std::int64_t now_ms) const;

  /// Takes up a run in place of this one, which is forgotten; the action `language` then shows its screen. Errors: those
  /// of engine::restore, and unknown_action where something is being sent or was; nothing has changed then.
  [[nodiscard]] Status restore(std::string_view snapshot, std::int64_t now_ms);

  /// The screen as it is, in the same JSON, without effects.
  [[nodiscard]] std::string current(std::int64_t now_ms, Format format) const;

  /// The screen as it is.
  [[nodiscard]] engine::Screen screen(std::int64_t now_ms) const;

  /// Whether `text` is the word of one of the pack's intake keys for that envelope.
  [[nodiscard]] bool acknowledges(std::string_view text, const sealing::EnvelopeId& id,
                                  const sealing::Hash& hash) const;

  [[nodiscard]] const pack::ServicePack& pack() const { return *pack_; }
  [[nodiscard]] const engine::State& state() const { return state_; }

  /// The record as it would be sealed now; for previews and the headless runner.
  [[nodiscard]] json::Value record(const std::string& id, std::int64_t now_ms) const;

 private:
  Journey(pack::PreparedPack prepared, const Tools& tools, std::int64_t now_ms);
  [[nodiscard]] static Result<std::unique_ptr<Journey>> begin(ByteView payload, const Tools& tools,
                                                              std::string_view language, std::int64_t now_ms);
  [[nodiscard]] Status take(Result<pack::PreparedPack> read);
  [[nodiscard]] engine::Context context(std::int64_t now_ms) const { return {now_ms, calculator_.get()}; }

  [[nodiscard]] Result<sealing::SealedEnvelope> seal(const std::string& kind, const Surroundings& surroundings,
                                                     json::Value& built);
  void seal_and_post(const std::string& kind, json::Value& effects, const Surroundings& surroundings);
  void follow(const engine::ScreenId& shown, const Surroundings& surroundings);
  void conclude(json::Value& effects, const Surroundings& surroundings);
  void forget_run();
  void take_earlier(const json::Value& action);
  void issue(receipt::Outcome outcome, json::Value record, json::Value& effects, const Surroundings& surroundings);
  void carry_out(const std::vector<engine::Effect>& decided, json::Value& effects, const Surroundings& surroundings);
  [[nodiscard]] engine::Action checked(engine::Action action) const;

  const Tools tools_;
  std::unique_ptr<pack::ServicePack> pack_;  ///< In the language at hand
  sealing::Hash pack_hash_;
  Bytes document_;  ///< What another language is read from; empty where each comes by itself
  std::unique_ptr<engine::Calculator> calculator_;
  engine::State state_;
  /// The envelope that was sealed and is neither acknowledged nor given up.
  std::optional<receipt::SealedAs> pending_;
  receipt::Keeper keeper_;
};

}  // namespace sealwell::journey
