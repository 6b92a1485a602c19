#include "core/amend/receipt_session.hpp"

#include "core/amend/reassessment.hpp"
#include "core/amend/screens.hpp"
#include "core/base/text.hpp"
#include "core/engine/screen.hpp"
#include "core/html/render.hpp"
#include "core/receipt/calendar.hpp"
#include "core/receipt/post_effect.hpp"
#include "core/sealing/acknowledgement.hpp"
#include "core/sealing/envelope_proof.hpp"
#include "core/sealing/secret.hpp"
#include "core/sealing/withdrawal.hpp"

#include <algorithm>

namespace sealwell::amend {
namespace {

using Kind = Change::Kind;

// What one form can hold, and the intake's word.
constexpr json::Limits action_limits{.bytes = 64 * 1024, .depth = 6, .values = 2000};

json::Value plain(std::string_view type) { return json::Value::object().set("type", type); }

std::vector<sealing::IntakePublicKey> intake_keys(const pack::ServicePack& pack) {
  std::vector<sealing::IntakePublicKey> keys;
  for (const std::string& line : pack.intake_keys) {
    auto key = sealing::IntakePublicKey::parse(line);
    if (key.ok()) keys.push_back(std::move(key).value());
  }
  return keys;
}

std::optional<Kind> kind_of(Revocation way) {
  switch (way) {
    case Revocation::withdraw: return Kind::withdraw;
    case Revocation::stop_sharing: return Kind::stop_sharing;
    case Revocation::object: return Kind::object;
    case Revocation::none: break;
  }
  return std::nullopt;
}

}  // namespace

struct ReceiptSession::Submitted {
  std::vector<std::string> choice;
  std::string button;

  [[nodiscard]] std::string first() const { return choice.empty() ? std::string() : choice.front(); }
  [[nodiscard]] bool has(const std::string& value) const {
    return std::find(choice.begin(), choice.end(), value) != choice.end();
  }
};

std::unique_ptr<ReceiptSession> ReceiptSession::open(CurrentPack today, std::string_view brought, bool begins_again) {
  std::unique_ptr<ReceiptSession> visit(new ReceiptSession(std::move(today)));
  visit->effects_ = json::Value::array();
  if (brought == receipt::reassessment_fragment) {
    visit->stage_ = Stage::bring;
    return visit;
  }
  auto sent = brought.starts_with('#') ? Result<SentReferral>(Error::invalid_link)
                                       : referral_from_receipt(brought, visit->today_.pack);
  if (!sent.ok()) {
    visit->stage_ = Stage::refused;
    visit->open_error_ = sent.error();
    return visit;
  }
  visit->sent_ = std::move(sent).value();
  if (visit->sent_.outcome != "sent") visit->stage_ = Stage::nothing_sent_before;
  else if (!visit->sent_.key) visit->stage_ = Stage::read_only;
  else if (begins_again && can_reassess(visit->sent_, visit->today_.pack)) visit->go(Stage::again);
  return visit;
}

engine::Screen ReceiptSession::screen() const { return Screens(*this).current(); }

std::string ReceiptSession::answer(bool with_screen) const {
  const engine::Screen now = screen();
  json::Value answer = json::Value::object();
  answer.set("screen", json::Value::object()
                           .set("id", now.id.to_text())
                           .set("title", now.title)
                           .set("language", now.language)
                           .set("direction", now.direction)
                           .set("position", now.position));
  if (with_screen) answer.set("html", html::render_screen(now));
  answer.set("alert", html::render_alerts(now));
  answer.set("focus", !with_screen ? "none" : error_.empty() ? "heading" : "errors");
  json::Value effects = effects_;
  // Its link is on the menu, and a shell keeps a file no longer than its screen.
  const std::string calendar =
      stage_ == Stage::menu ? receipt::calendar_of(sent_.document, today_.address) : std::string();
  if (with_screen && !calendar.empty()) {
    effects.add(plain("file")
                    .set("id", "calendar")
                    .set("name", today_.pack.id + ".ics")
                    .set("mediaType", "text/calendar")
                    .set("content", calendar));
  }
  answer.set("effects", std::move(effects));
  return json::write(answer);
}

std::string ReceiptSession::current() const { return answer(); }

void ReceiptSession::go(Stage stage) {
  trail_.push_back(stage_);
  stage_ = stage;
  typed_.clear();
  ++position_;
}

void ReceiptSession::go_back() {
  if (trail_.empty()) return;
  stage_ = trail_.back();
  trail_.pop_back();
  typed_.clear();
  --position_;
}

Result<std::string> ReceiptSession::update(std::string_view action_text, std::int64_t now_ms, RandomSource& random) {
  auto parsed = json::parse(action_text, action_limits);
  if (!parsed.ok()) return parsed.failure();
  const json::Value action = std::move(parsed).value();
  const std::string_view type = action.text_or("type");
  effects_ = json::Value::array();
  // What is being filled in stays as it is on the screen.
  if (type == "input") return answer(false);
  error_.clear();
  const bool asking = stage_ < Stage::withdrawing;
  if (type == "submit") {
    // A form that was sent twice, or from a screen that is gone, changes nothing.
    if (!asking || engine::ScreenId::parse(action.text_or("screen")) != screen().id) return answer();
    Submitted form;
    form.button = action.text_or("button");
    if (const json::Value* fields = action.find("fields")) {
      for (const json::Value& value : fields->items("choice")) {
        if (value.if_string()) form.choice.push_back(*value.if_string());
      }
    }
    submit(form, now_ms, random);
  } else if (type == "back") {
    if (asking) go_back();
  } else if (type == "visit") {
    const json::Value* to = action.find("position");
    const std::int64_t position = to ? to->integer().value_or(position_) : position_;
    while (asking && position < position_ && !trail_.empty()) go_back();
  } else if (type == "withdrawn" && stage_ == Stage::withdrawing) {
    withdrawn(action, now_ms, random);
  } else if (type == "acknowledged" && pending_) {
    if (acknowledged(action.text_or("acknowledgement"))) {
      effects_.add(plain("discard"));
      reference_ = sealing::envelope_reference(pending_->id);
      pending_.reset();
      offer_receipt({});
      stage_ = Stage::done;
      trail_.clear();
      ++position_;
      forget();
    }
  } else if (type == "not-sent" && pending_) {
    saved_ = action.bool_or("saved", false);
    stage_ = Stage::not_sent;
    trail_.clear();
    ++position_;
  } else if (type == "retry" && stage_ == Stage::not_sent) {
    if (pending_) {
      effects_.add(plain("post-again"));
      stage_ = Stage::sending;
    } else {
      seal(now_ms, random);
    }
  } else if (type != "not-sent" && type != "acknowledged" && type != "withdrawn" && type != "retry" &&
             type != "print" && type != "clear" && type != "language") {
    return Failure{Error::unknown_action, "/type"};
  }
  return answer();
}

void ReceiptSession::submit(const Submitted& form, std::int64_t now_ms, RandomSource& random) {
  switch (stage_) {
    case Stage::bring: effects_.add(reassessment_action(std::nullopt)); break;
    case Stage::menu: choose(form.first()); break;
    case Stage::again:
      effects_.add(reassessment_action(reassessment_from(sent_, today_.pack)));
      forget();
      break;
    case Stage::which: take_which(form); break;
    case Stage::who:
      for (const std::string& party : parties(sent_)) {
        if (form.first() != party) continue;
        changes_.clear();
        for (const AgreedStatement& agreed : sent_.agreed) {
          const auto& own = agreed.recipients;
          if (revocation_of(agreed) == Revocation::none || std::find(own.begin(), own.end(), party) == own.end())
            continue;
          changes_.push_back({Kind::stop_sharing,
                              agreed.id,
                              party,
                              {},
                              {},
                              pack::Messages(today_.pack, pack::changes_sentences).say("changes-stop")});
        }
        go(Stage::check);
        return;
      }
      error_ = "changes-who-missing";
      break;
    case Stage::channels: {
      Change change{
          Kind::contact, {}, {}, {}, {}, pack::Messages(today_.pack, pack::changes_sentences).say("changes-contact")};
      if (const pack::Item* item = contact_item(today_.pack)) {
        for (const pack::AnswerOption& option : item->options) {
          if (form.has(option.submitted)) change.channels.push_back(option.submitted);
        }
      }
      if (change.channels.empty()) {
        error_ = "changes-channels-missing";
        break;
      }
      changes_ = {std::move(change)};
      go(Stage::check);
      break;
    }
    case Stage::review: take_text(form, Kind::human_review, false); break;
    case Stage::complaint: take_text(form, Kind::complaint, true); break;
    case Stage::erase:
      changes_ = {
          {Kind::erase, {}, {}, {}, {}, pack::Messages(today_.pack, pack::changes_sentences).say("changes-erase")}};
      go(Stage::check);
      break;
    case Stage::decide: take_decision(form); break;
    case Stage::check:
      if (form.button == "send") send(now_ms, random);
      break;
    default: break;
  }
}

void ReceiptSession::choose(const std::string& what) {
  typed_["choice"] = {what};
  const bool has_more = !changed_statements(sent_, today_.pack).empty();
  if (what == "take-back") go(Stage::which);
  else if (what == "again" && can_reassess(sent_, today_.pack)) go(Stage::again);
  else if (what == "stop" && !parties(sent_).empty()) go(Stage::who);
  else if (what == "contact" && contact_item(today_.pack)) go(Stage::channels);
  else if (what == "human-review") go(Stage::review);
  else if (what == "complaint") go(Stage::complaint);
  else if (what == "erase") go(Stage::erase);
  else if (what == "agree" && has_more) {
    renewed_ = changed_statements(sent_, today_.pack);
    deciding_ = 0;
    changes_.clear();
    go(Stage::decide);
  } else {
    error_ = "changes-what-missing";
  }
}

void ReceiptSession::take_which(const Submitted& form) {
  const std::string method = pack::Messages(today_.pack, pack::changes_sentences).say("changes-take-back");
  changes_.clear();
  for (const AgreedStatement& agreed : sent_.agreed) {
    const auto kind = kind_of(revocation_of(agreed));
    if (kind && form.has(agreed.id)) changes_.push_back({*kind, agreed.id, {}, {}, {}, method});
  }
  typed_["choice"] = form.choice;
  if (changes_.empty()) error_ = "changes-which-missing";
  else go(Stage::check);
}

void ReceiptSession::take_text(const Submitted& form, Kind kind, bool needed) {
  const std::string text(trimmed(form.choice.empty() ? std::string_view() : form.choice.front()));
  typed_["choice"] = {text};
  if (needed && text.empty()) error_ = "changes-complaint-missing";
  else if (code_points(text) > text_max_characters) error_ = "changes-too-long";
  else {
    changes_ = {{kind, {}, {}, {}, text, std::string(change_name(kind))}};
    go(Stage::check);
  }
}

void ReceiptSession::take_decision(const Submitted& form) {
  if (form.button != "yes" && form.button != "no") return;
  const std::string& id = renewed_[deciding_];
  const pack::Statement* statement = today_.pack.statement(id);
  const pack::StatementWording& wording = statement->wording.find(today_.pack.language)->second;
  const bool yes = form.button == "yes";
  changes_.push_back({yes ? Kind::agree : Kind::withdraw, id, {}, {}, {}, yes ? wording.yes : wording.no});
  if (++deciding_ < renewed_.size()) {
    ++position_;
    return;
  }
  go(Stage::check);
  // Back from here would decide a second time about what was decided.
  trail_ = {Stage::menu};
}

void ReceiptSession::send(std::int64_t now_ms, RandomSource& random) {
  if (changes_.size() == 1 && changes_.front().kind == Kind::erase) {
    const sealing::EnvelopeProof proof = sealing::prove_withdrawal(sent_.envelope.hash, *sent_.key);
    // Only an envelope whose id follows from the key can be withdrawn at the intake.
    if (sealing::envelope_id_for(sent_.key->public_key()) == sent_.envelope.id) {
      const std::string id = sealing::envelope_id_text(sent_.envelope.id);
      json::Value effect = plain("withdraw");
      effect.set("id", id);
      effect.set("address", today_.pack.intake_address + "/" + id + "/withdrawal");
      effect.set("proof", to_base64(proof));
      effects_.add(std::move(effect));
      stage_ = Stage::withdrawing;
      trail_.clear();
      ++position_;
      return;
    }
  }
  seal(now_ms, random);
}

void ReceiptSession::withdrawn(const json::Value& action, std::int64_t now_ms, RandomSource& random) {
  const json::Value* said = action.find("status");
  const std::int64_t status = said ? said->integer().value_or(0) : 0;
  const std::string_view deletion = action.text_or("deletion");
  const bool gone =
      sealing::verify_deletion(deletion, sent_.envelope.id, sent_.envelope.hash, intake_keys(today_.pack)).ok();
  // The intake never had it, and will not take it.
  const bool never_came = status == 201;
  if (!gone || !(status == 200 || never_came)) {
    seal(now_ms, random);
    return;
  }
  events_ = events_of(sent_, changes_, today_.pack, now_ms);
  offer_receipt(deletion);
  stage_ = never_came ? Stage::nothing_sent : Stage::deleted;
  ++position_;
  forget();
}

void ReceiptSession::seal(std::int64_t now_ms, RandomSource& random) {
  stage_ = Stage::not_sent;
  trail_.clear();
  ++position_;
  auto sealed = seal_changes(sent_, changes_, today_.pack, today_.hash, now_ms, random);
  if (!sealed.ok()) return;
  events_ = sealed.value().events;
  const sealing::SealedEnvelope& envelope = sealed.value().envelope;
  pending_ = receipt::EnvelopeRef{envelope.id, envelope.hash};
  effects_.add(receipt::post_effect(envelope, today_.pack.intake_address, sealed.value().key));
  stage_ = Stage::sending;
}

void ReceiptSession::offer_receipt(std::string_view deletion) {
  if (sent_.document.is_null()) return;
  json::Value file = plain("file");
  file.set("id", "receipt");
  file.set("name", "receipt-" + sealing::envelope_reference(sent_.envelope.id) + ".json");
  file.set("mediaType", "application/json");
  file.set("content", amended_receipt(sent_, events_, deletion));
  effects_.add(std::move(file));
}

// It is over: what was typed and the key are not needed any more.
void ReceiptSession::forget() {
  for (Change& change : changes_) sealing::wipe(change.text);
  changes_.clear();
  for (auto& [name, values] : typed_) {
    for (std::string& value : values) sealing::wipe(value);
  }
  typed_.clear();
  sent_.key.reset();
}

bool ReceiptSession::acknowledged(std::string_view text) const {
  return sealing::verify_acknowledgement(text, pending_->id, pending_->hash, intake_keys(today_.pack)).ok();
}

}  // namespace sealwell::amend
