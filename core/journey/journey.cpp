#include "core/journey/journey.hpp"

#include "core/engine/navigator.hpp"
#include "core/engine/questionnaire_response.hpp"
#include "core/engine/screen_json.hpp"
#include "core/engine/snapshot.hpp"
#include "core/engine/update.hpp"
#include "core/html/render.hpp"
#include "core/html/saved_document.hpp"
#include "core/journey/seal_record.hpp"
#include "core/receipt/post_effect.hpp"
#include "core/record/record.hpp"
#include "core/sealing/acknowledgement.hpp"
#include "core/sealing/envelope_proof.hpp"
#include "core/sealing/signed_pack.hpp"
#include "core/sealing/withdrawal.hpp"

namespace sealwell::journey {
namespace {

using engine::Action;
using engine::Effect;
using Phase = engine::State::Phase;

std::string_view focus_name(engine::Transition::Focus focus) {
  switch (focus) {
    case engine::Transition::Focus::heading: return "heading";
    case engine::Transition::Focus::errors: return "errors";
    case engine::Transition::Focus::none: break;
  }
  return "none";
}

json::Value screen_value(const engine::Screen& screen, Format format, ScreenAsData as_data) {
  if (format == Format::data && as_data) return as_data(screen);
  json::Value value = json::Value::object();
  value.set("id", screen.id.to_text());
  value.set("title", screen.title);
  value.set("language", screen.language);
  value.set("direction", screen.direction);
  value.set("position", screen.position);
  return value;
}

std::string answer_text(const engine::Screen& screen, Format format, ScreenAsData as_data, bool alerts_only,
                        std::string_view focus, json::Value effects) {
  json::Value answer = json::Value::object();
  answer.set("screen", screen_value(screen, format, as_data));
  if (format == Format::html) {
    if (!alerts_only) answer.set("html", html::render_screen(screen));
    answer.set("alert", html::render_alerts(screen));
  }
  answer.set("focus", focus);
  answer.set("effects", std::move(effects));
  return json::write(answer);
}

json::Value plain_effect(std::string_view type) {
  json::Value effect = json::Value::object();
  effect.set("type", type);
  return effect;
}

}  // namespace

Journey::Journey(pack::PreparedPack prepared, const Dependencies& dependencies, std::int64_t now_ms)
    : dependencies_(dependencies), pack_(std::make_unique<pack::ServicePack>(std::move(prepared.pack))),
      pack_hash_(prepared.document_hash),
      calculator_(dependencies.calculate ? dependencies.calculate(*pack_) : nullptr),
      state_(engine::begin(*pack_, context(now_ms)).state) {}

Result<std::unique_ptr<Journey>> Journey::begin(ByteView payload, const Dependencies& dependencies,
                                                std::string_view language, std::int64_t now_ms) {
  auto read = dependencies.read(payload, language);
  if (!read.ok()) return read.failure();
  if (read.value().pack.questionnaire.calculates && !dependencies.calculate) {
    return Failure{Error::unsupported, "/questionnaire"};
  }
  std::unique_ptr<Journey> journey(new Journey(std::move(read).value(), dependencies, now_ms));
  if (dependencies.has_all_languages) journey->document_.assign(payload.begin(), payload.end());
  return Result<std::unique_ptr<Journey>>(std::move(journey));
}

Result<std::unique_ptr<Journey>> Journey::open(ByteView signed_pack, std::span<const sealing::SigningPublicKey> trusted,
                                               std::string_view language, std::int64_t now_ms,
                                               const Dependencies& dependencies) {
  const auto verified = sealing::verify_pack(signed_pack, trusted, now_ms);
  if (!verified.ok()) return verified.failure();
  return begin(verified.value().payload, dependencies, language, now_ms);
}

Result<std::unique_ptr<Journey>> Journey::open_unsigned(std::string_view payload, std::string_view language,
                                                        std::int64_t now_ms, const Dependencies& dependencies) {
  return begin(as_bytes(payload), dependencies, language, now_ms);
}

Status Journey::switch_language(ByteView signed_pack, std::span<const sealing::SigningPublicKey> trusted,
                                std::int64_t now_ms) {
  const auto verified = sealing::verify_pack(signed_pack, trusted, now_ms);
  if (!verified.ok()) return verified.failure();
  return take(dependencies_.read(verified.value().payload, {}));
}

Status Journey::take(Result<pack::PreparedPack> read) {
  if (!read.ok()) return read.failure();
  if (read.value().document_hash != pack_hash_) return Failure{Error::pack_invalid, "document"};
  auto other = std::make_unique<pack::ServicePack>(std::move(read).value().pack);
  // What was decided was decided in the words shown then: the record is checked, and a receipt made, with them.
  for (std::size_t i = 0; i < other->statements.size() && i < pack_->statements.size(); ++i) {
    other->statements[i].wording.merge(pack_->statements[i].wording);
  }
  pack_ = std::move(other);
  if (dependencies_.calculate) calculator_ = dependencies_.calculate(*pack_);
  return Done{};
}

Result<std::string> Journey::snapshot(std::int64_t now_ms) const {
  return engine::snapshot(*pack_, state_, context(now_ms));
}

Status Journey::restore(std::string_view snapshot, std::int64_t now_ms) {
  if (state_.phase != Phase::asking) return Failure{Error::unknown_action, "restore"};
  auto restored = engine::restore(*pack_, snapshot, context(now_ms));
  if (!restored.ok()) return restored.failure();
  state_ = std::move(restored).value();
  forget_run();
  return Done{};
}

engine::Screen Journey::screen(std::int64_t now_ms) const { return engine::screen_of(*pack_, state_, context(now_ms)); }

std::string Journey::current(std::int64_t now_ms, Format format) const {
  return answer_text(screen(now_ms), format, dependencies_.as_data, false, "none", json::Value::array());
}

Journey::IntakeWord Journey::intake_word(std::string_view text, const sealing::EnvelopeId& id,
                                         const sealing::Hash& hash) const {
  std::vector<sealing::IntakePublicKey> keys;
  for (const std::string& line : pack_->intake_keys) {
    auto key = sealing::IntakePublicKey::parse(line);
    if (key.ok()) keys.push_back(std::move(key).value());
  }
  if (sealing::verify_acknowledgement(text, id, hash, keys).ok()) return IntakeWord::stored;
  return sealing::verify_deletion(text, id, hash, keys).ok() ? IntakeWord::deleted : IntakeWord::none;
}

json::Value Journey::record(const std::string& id, std::int64_t now_ms) const {
  const pack::JourneyStep* step = engine::Navigator(*pack_, state_).send_step();
  const std::string kind = state_.record_kind.empty() && step ? step->record_kind : state_.record_kind;
  return record::build(*pack_, state_,
                       {id, kind, to_hex(pack_hash_), now_ms, state_.follow_up_of, recorder_.proof(),
                        std::string(dependencies_.completed_by)});
}

Result<sealing::SealedEnvelope> Journey::seal(const std::string& kind, const sealing::EnvelopeId& id,
                                              const Environment& environment, json::Value& built) {
  state_.record_kind = kind;
  built = record(sealing::envelope_id_text(id), environment.now_ms);
  const auto problems = record::discrepancies(*pack_, built);
  if (!problems.empty()) return Failure{Error::pack_invalid, problems.front()};
  return seal_record(*pack_, pack_hash_, id, built, environment.random);
}

Action Journey::checked(Action action) const {
  if (action.type != Action::Type::acknowledged) return action;
  if (pending_ && intake_word(action.acknowledgement, pending_->id, pending_->hash) == IntakeWord::stored) {
    return action;
  }
  // An answer that can't be shown to be the intake's is no answer: the envelope stays in the outbox.
  action.type = Action::Type::not_sent;
  action.reason = "refused";
  return action;
}

// Seals the record and has it posted; where that can't be done, the state says so and nothing is posted.
void Journey::seal_and_post(const std::string& kind, json::Value& effects, const Environment& environment) {
  const sealing::ReceiptSecretKey* key = recorder_.envelope_key(environment.random);
  json::Value built;
  const Result<sealing::SealedEnvelope> sealed =
      key ? seal(kind, sealing::envelope_id_for(key->public_key()), environment, built) : Error::randomness_failed;
  if (!sealed.ok()) {
    engine::record_not_sealed(state_);
    return;
  }
  pending_ = receipt::EnvelopeRef{sealed.value().id, sealed.value().hash};
  engine::record_sealed(state_, sealing::envelope_reference(sealed.value().id));
  effects.add(plain_effect("wipe"));
  effects.add(receipt::post_effect(sealed.value(), pack_->intake_address, *key));
  issue(receipt::Outcome::sent, std::move(built), effects, environment);
}

void Journey::carry_out(const std::vector<Effect>& decided, json::Value& effects, const Environment& environment) {
  for (const Effect& effect : decided) {
    switch (effect.type) {
      case Effect::Type::send: seal_and_post(effect.kind, effects, environment); break;
      case Effect::Type::file: {
        json::Value file = plain_effect("file");
        file.set("id", effect.file_id);
        file.set("name", effect.file_name + ".html");
        file.set("mediaType", "text/html");
        file.set("content", html::document_html(*effect.document));
        effects.add(std::move(file));
        break;
      }
      case Effect::Type::print: effects.add(plain_effect("print")); break;
      case Effect::Type::post_again: effects.add(plain_effect("post-again")); break;
      case Effect::Type::discard: effects.add(plain_effect("discard")); break;
      case Effect::Type::wipe:
        effects.add(plain_effect("wipe"));
        conclude(effects, environment);
        break;
      case Effect::Type::completed: {
        json::Value completed = plain_effect("completed");
        completed.set("reference", state_.reference);
        effects.add(std::move(completed));
        forget_run();
        break;
      }
      case Effect::Type::closed: effects.add(plain_effect("closed")); break;
    }
  }
}

// The receipt tells which statements were shown.
void Journey::follow(const engine::ScreenId& shown, const Environment& environment) {
  if (shown.kind != engine::ScreenId::Kind::consent) return;
  const pack::Statement* statement = pack_->statement(shown.name);
  if (!statement) return;
  // Without random bytes there is no key, and so no receipt; sealing will say the same.
  if (!recorder_.shown(*statement, state_.language, environment.now_ms, environment.random).ok()) recorder_.forget();
}

// Every answer has been forgotten. Where something was decided and nothing is sent, the receipt says so: its effect
// comes after `wipe`, which ends the receipts before it.
void Journey::conclude(json::Value& effects, const Environment& environment) {
  if (state_.phase == Phase::refused) {
    // The session has forgotten this decision with all others.
    const pack::Statement* statement = pack_->statement(state_.trail.front().name);
    if (statement) recorder_.decided(consent::decide(*statement, state_.language, false, environment.now_ms));
    issue(receipt::Outcome::refused, {}, effects, environment);
  } else if (state_.phase == Phase::given_up && pending_) {
    recorder_.deleted(environment.now_ms);
    issue(receipt::Outcome::deleted, {}, effects, environment);
  }
  forget_run();
}

void Journey::forget_run() {
  recorder_.forget();
  pending_.reset();
}

void Journey::issue(receipt::Outcome outcome, json::Value record, json::Value& effects,
                    const Environment& environment) {
  json::Value draft = recorder_.draft({outcome, to_hex(pack_hash_), state_.language, environment.now_ms,
                                       state_.reference, pending_, std::move(record)});
  state_.has_receipt = !draft.is_null();
  if (draft.is_null()) return;
  json::Value effect = plain_effect("receipt");
  effect.set("draft", std::move(draft));
  effects.add(std::move(effect));
}

// Answers of an earlier time are what stands in the inputs at first. Whoever read them has told what could not be taken.
void Journey::apply_reassessment(const json::Value& action) {
  std::vector<std::string> not_taken;
  if (const json::Value* response = action.find("answers")) {
    for (auto& [link_id, answer] : engine::read_response(pack_->questionnaire, *response, not_taken)) {
      state_.answers.suggest(pack_->questionnaire.find(link_id), std::move(answer.values));
    }
  }
  if (const json::Value* before = action.find("before")) state_.before = *before;
  state_.follow_up_of = action.text_or("of");
}

Result<std::string> Journey::update(std::string_view action_text, const Environment& environment, Format format) {
  // An action is what one screen's form can hold, or the answers of a receipt; anything much larger is neither.
  const auto document = json::parse(action_text, {1024 * 1024, 48, 20'000});
  if (!document.ok()) return document.failure();
  auto action = engine::read_action(document.value());
  if (!action.ok()) return action.failure();
  const Action done = checked(std::move(action).value());
  // Where it can't be read again, the session says that there is no such language to be had.
  if (!document_.empty() && done.type == Action::Type::language &&
      engine::can_switch_language(*pack_, state_, done.target)) {
    (void)take(dependencies_.read(document_, done.target)).ok();
  }
  const std::size_t decided_before = state_.decisions.size();
  engine::Transition step = engine::reduce(*pack_, std::move(state_), done, context(environment.now_ms));
  state_ = std::move(step.state);
  for (std::size_t i = decided_before; i < state_.decisions.size(); ++i) recorder_.decided(state_.decisions[i]);
  json::Value effects = json::Value::array();
  carry_out(step.effects, effects, environment);
  // Whether it was sealed and whether there is a receipt is settled now: the screen is made once, from what happened.
  const engine::Screen shown = engine::screen_of(*pack_, state_, context(environment.now_ms), step.notices);
  follow(shown.id, environment);
  if (state_.phase == Phase::sending) engine::forget_answers(state_);
  if (done.type == Action::Type::again && !step.effects.empty()) apply_reassessment(document.value());
  return answer_text(shown, format, dependencies_.as_data, step.alerts_only, focus_name(step.focus),
                     std::move(effects));
}

}  // namespace sealwell::journey
