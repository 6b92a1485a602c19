#include "shell/workbench/rooms/assist/assist_room.hpp"

#include "core/authoring/build/pack_document.hpp"
#include "core/base/text.hpp"
#include "core/engine/screen.hpp"
#include "core/html/saved_document.hpp"
#include "core/receipt/calendar.hpp"
#include "core/receipt/issue.hpp"
#include "core/receipt/page.hpp"
#include "core/sealing/secret.hpp"

#include "shell/files/file_type.hpp"
#include "shell/packs/packs.hpp"
#include "shell/workbench/rooms/address.hpp"
#include "shell/workbench/rooms/panel_parts.hpp"

#include <algorithm>

namespace sealwell::workbench {

using shell::DoneOrMessage;
using shell::Message;

AssistRoom::AssistRoom(std::string outbox, RandomSource& random, Outbox::Durability durability)
    : random_(random), outbox_(std::move(outbox), random, durability) {
  outbox_.load();
}

std::optional<engine::Screen> AssistRoom::screen() const {
  if (!journey_) return std::nullopt;
  return journey_->screen(now_ms_);
}

DoneOrMessage AssistRoom::open_pack(const std::string& path, std::int64_t now_ms) {
  if (detect_file_type(path) != FileType::pack)
    return Message{path + ": not a signed pack. Residents are assisted with a signed one only."};
  if (trust_.empty())
    return Message{"Choose the service's signing public keys first: without them nobody can tell whose pack it is."};
  pack_path_ = path;
  return begin(now_ms);
}

DoneOrMessage AssistRoom::begin(std::int64_t now_ms) {
  journey::Dependencies dependencies = build::document_dependencies();
  dependencies.completed_by = "staff";
  const auto loaded = shell::load_signed_pack(pack_path_, trust_, now_ms);
  if (!loaded.ok()) return loaded.failure();
  auto journey = shell::begin(loaded.value(), "", now_ms, dependencies);
  if (!journey.ok()) return journey.failure();
  journey_ = std::move(journey).value();
  pending_.clear();
  draft_ = {};
  acknowledgement_.clear();
  files_.clear();
  now_ms_ = now_ms;
  return Done{};
}

void AssistRoom::tell(std::string_view panel, const DoneOrMessage& done) {
  if (!done.ok()) problems_.insert_or_assign(std::string(panel), done.failure().text);
}

void AssistRoom::pick(std::string id, std::string words) {
  Request request;
  request.type = Request::Type::pick_files;
  request.id = std::move(id);
  request.name = std::move(words);
  requests_.push_back(std::move(request));
}

void AssistRoom::picked(std::string_view request, const std::vector<std::string>& paths, std::int64_t now_ms) {
  ++revision_;
  problems_.erase("assist");
  if (paths.empty()) return;
  if (request == "trust") trust(paths.front());
  else if (request == "pack") tell("assist", open_pack(paths.front(), now_ms));
}

void AssistRoom::act(const Event& event, Secrets secrets, std::int64_t now_ms) {
  (void)secrets;
  ++revision_;
  problems_.erase(event.panel);
  tell(event.panel, carry_out(event, now_ms));
}

DoneOrMessage AssistRoom::carry_out(const Event& event, std::int64_t now_ms) {
  const auto field = [&](std::string_view name) { return std::string(trimmed(text_of(event, name))); };
  const std::string what = event.type == "submit" ? event.target : event.type;
  if (what == "pick-trust") pick("trust", "The file of signing public keys");
  else if (what == "pick-pack") pick("pack", "A signed pack");
  else if (what == "pack-path") {
    if (const std::string keys = field("trust"); !keys.empty()) trust(keys);
    return open_pack(field("path"), now_ms);
  } else if (what == "begin-again") return begin(now_ms);
  else if (what == "leave") journey_.reset();
  else if (what == "origin") {
    std::string origin = field("origin");
    while (origin.ends_with('/')) origin.pop_back();
    if (!origin.empty() && !is_private_address(origin)) return Message{"The intake's address begins with https://"};
    outbox_.set_origin(std::move(origin));
    outbox_.retry({});
  } else if (what == "try") outbox_.retry(event.target);
  else if (what == "save-envelope") {
    const auto id = sealing::parse_envelope_id(event.target);
    const auto sealed = outbox_.envelope(event.target);
    if (!sealed.ok()) return sealed.failure();
    if (id) offer(Request::Type::save_file, sealing::envelope_reference(*id) + ".sealwell", as_text(sealed.value()));
  } else if (what == "delete") confirming_deletion_of_ = event.target;
  else if (what == "keep") confirming_deletion_of_.clear();
  else if (what == "delete-sure" && event.target == confirming_deletion_of_) {
    const auto removed = outbox_.remove(event.target);
    if (removed.ok()) confirming_deletion_of_.clear();
    return removed;
  }
  return Done{};
}

void AssistRoom::act_on_screen(std::string_view action, std::int64_t now_ms) {
  ++revision_;
  problems_.erase("assist");
  if (!journey_) return;
  const auto read = json::parse(action);
  const std::string_view type = read.ok() ? read.value().text_or("type") : std::string_view();
  // What the shell does for the core, here as in the frame.
  if (type == "receipt") return tell("assist", offer_receipt(read.value().text_or("target")));
  if (type == "file" || type == "download") return offer_file(read.value().text_or("target"));
  // What is believed of the intake is checked by the outbox, and comes from nowhere else.
  if (type == "acknowledged" || type == "not-sent") return;
  tell("assist", update_text(action, now_ms));
}

DoneOrMessage AssistRoom::update(const json::Value& action, std::int64_t now_ms) {
  return update_text(json::write(action), now_ms);
}

DoneOrMessage AssistRoom::update_text(std::string_view action, std::int64_t now_ms) {
  now_ms_ = now_ms;
  auto answer = journey_->update(action, {now_ms, random_}, journey::Format::data);
  if (!answer.ok()) return Message{"The form did not take that: " + std::string(error_name(answer.error()))};
  const auto parsed = json::parse(answer.value());
  sealing::wipe(answer.value());
  if (!parsed.ok()) return Message{"The form did not take that: " + std::string(error_name(parsed.error()))};
  DoneOrMessage followed = Done{};
  for (const json::Value& effect : parsed.value().items("effects")) {
    if (auto done = follow(effect, now_ms); !done.ok()) followed = std::move(done);
  }
  return followed;
}

DoneOrMessage AssistRoom::follow(const json::Value& effect, std::int64_t now_ms) {
  const std::string_view type = effect.text_or("type");
  if (type == "post") keep(effect, now_ms);
  else if (type == "post-again") outbox_.retry(pending_);
  else if (type == "discard") return outbox_.remove(std::exchange(pending_, {}));
  else if (type == "receipt") draft_ = *effect.find("draft");
  else if (type == "print") offer(Request::Type::show_page, "results.html", html::document_html(*screen()));
  else if (type == "file") {
    files_.insert_or_assign(std::string(effect.text_or("id")),
                            File{std::string(effect.text_or("name")), std::string(effect.text_or("content"))});
  } else if (type == "wipe") {
    for (auto& [id, file] : files_) sealing::wipe(file.content);
    files_.clear();
    draft_ = {};
    acknowledgement_.clear();
  }
  return Done{};
}

// In lasting storage before the screen may say that it is saved, and before the first try.
void AssistRoom::keep(const json::Value& effect, std::int64_t now_ms) {
  PendingEnvelope waiting;
  waiting.id = pending_ = effect.text_or("id");
  const auto id = sealing::parse_envelope_id(waiting.id);
  waiting.reference = id ? sealing::envelope_reference(*id) : std::string();
  waiting.service = journey_->pack().name;
  waiting.address = effect.text_or("address");
  waiting.proof = effect.text_or("proof");
  waiting.intake_keys = journey_->pack().intake_keys;
  waiting.sealed_ms = now_ms;
  waiting.envelope = from_base64(effect.text_or("envelope")).value_or(Bytes());
  outbox_.keep(std::move(waiting));
}

void AssistRoom::tell_not_sent(std::string_view reason, bool saved, std::int64_t now_ms) {
  told_ = pending_;
  tell("assist",
       update(json::Value::object().set("type", "not-sent").set("reason", reason).set("saved", saved), now_ms));
}

void AssistRoom::answered(std::string_view request, HttpAnswer answer, std::int64_t now_ms) {
  const auto posted = outbox_.answered(request, answer, now_ms);
  if (!posted) return;
  ++revision_;
  if (!journey_ || posted->id != pending_) return;
  if (posted->acknowledgement.empty()) return tell_not_sent(posted->reason, outbox_.saved(posted->id), now_ms);
  acknowledgement_ = posted->acknowledgement;
  const auto taken =
      update(json::Value::object().set("type", "acknowledged").set("acknowledgement", acknowledgement_), now_ms);
  if (taken.ok()) pending_.clear();
  tell("assist", taken);
}

std::int64_t AssistRoom::tick(std::int64_t now_ms) {
  const std::int64_t next = outbox_.tick(now_ms);
  if (journey_ && !pending_.empty() && !outbox_.has(pending_)) {
    ++revision_;
    pending_.clear();
    problems_["assist"] =
        "It is in the outbox of this device no longer: another window has sent it, or it was deleted.";
  }
  // A try that could not even begin is one that failed.
  if (journey_ && !pending_.empty() && told_ != pending_) {
    const auto& entries = outbox_.entries();
    const auto at =
        std::find_if(entries.begin(), entries.end(), [&](const PendingEnvelope& one) { return one.id == pending_; });
    if (at != entries.end() && at->request.empty() && at->tries > 0) {
      ++revision_;
      tell_not_sent("refused", outbox_.saved(pending_), now_ms);
    }
  }
  return next;
}

void AssistRoom::offer(Request::Type type, std::string name, std::string_view bytes) {
  Request request;
  request.type = type;
  request.name = std::move(name);
  request.bytes.assign(bytes.begin(), bytes.end());
  requests_.push_back(std::move(request));
}

void AssistRoom::offer_file(std::string_view id) {
  const auto file = files_.find(id);
  if (file != files_.end()) offer(Request::Type::save_file, file->second.name, file->second.content);
}

// The resident's own: for their printer or their stick, and no copy of it stays here.
DoneOrMessage AssistRoom::offer_receipt(std::string_view target) {
  if (draft_.is_null()) return Message{"There is no receipt for this."};
  const auto made = receipt::complete(draft_, journey_->pack(), {"", acknowledgement_});
  if (!made.ok()) return Message{"The receipt could not be made: " + std::string(error_name(made.error()))};
  std::string text;
  if (target == "page") text = receipt::page_html(made.value());
  else if (target == "calendar") text = receipt::calendar_of(made.value(), "");
  else text = json::write_indented(made.value()) + "\n";
  if (target == "page") offer(Request::Type::show_page, "receipt.html", text);
  else offer(Request::Type::save_file, target == "calendar" ? "follow-up.ics" : "receipt.json", text);
  sealing::wipe(text);
  return Done{};
}

std::vector<Request> AssistRoom::take_requests() {
  std::vector<Request> all = std::exchange(requests_, {});
  for (Request& request : outbox_.take_requests()) all.push_back(std::move(request));
  return all;
}

}  // namespace sealwell::workbench
