#include "core/amend/screens.hpp"

#include "core/amend/reassessment.hpp"
#include "core/base/text.hpp"
#include "core/pack/language.hpp"
#include "core/receipt/calendar.hpp"

#include <algorithm>

namespace sealwell::amend {

using namespace engine;
using Stage = ReceiptSession::Stage;

namespace {

// The sentences of `texts` that are not among `others`.
std::vector<std::string> only_in(const std::vector<std::string>& texts, const std::vector<std::string>& others) {
  std::vector<std::string> only;
  for (const std::string& text : texts) {
    if (std::find(others.begin(), others.end(), text) == others.end()) only.push_back(text);
  }
  return only;
}

}  // namespace

Revocation revocation_of(const AgreedStatement& agreed) {
  if (agreed.kind == "confidentiality-agreement") return Revocation::stop_sharing;
  if (agreed.kind == "consent" || agreed.kind == "explicit-consent" || agreed.lawful_basis == "6(1)(a)") {
    return Revocation::withdraw;
  }
  if (agreed.lawful_basis == "6(1)(e)" || agreed.lawful_basis == "6(1)(f)") return Revocation::object;
  return Revocation::none;
}

std::vector<std::string> changed_statements(const SentReferral& sent, const pack::ServicePack& pack) {
  std::vector<std::string> changed;
  for (const AgreedStatement& agreed : sent.agreed) {
    // In another language the words differ by themselves.
    const pack::Statement* today = pack.statement(agreed.id);
    if (!today || agreed.language != pack.language) continue;
    const auto wording = today->wording.find(pack.language);
    if (wording != today->wording.end() && wording->second.hash != agreed.text_hash) changed.push_back(agreed.id);
  }
  return changed;
}

const pack::Item* contact_item(const pack::ServicePack& pack) {
  const json::Value* afterwards = pack.terms ? pack.terms->find("afterwards") : nullptr;
  const int item = afterwards ? pack.questionnaire.find(afterwards->text_or("contact")) : -1;
  return item < 0 ? nullptr : &pack.questionnaire.item(item);
}

std::vector<std::string> parties(const SentReferral& sent) {
  std::vector<std::string> names;
  for (const AgreedStatement& agreed : sent.agreed) {
    if (revocation_of(agreed) == Revocation::none || agreed.recipients.size() < 2) continue;
    for (const std::string& name : agreed.recipients) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

Screen Screens::current() const {
  switch (session_.stage_) {
    case Stage::refused: return refused();
    case Stage::read_only: return notice("read-only", "changes-read-only");
    case Stage::nothing_sent_before: return notice("nothing", "changes-nothing");
    case Stage::bring: return bring();
    case Stage::menu: return menu();
    case Stage::again: return again();
    case Stage::which: return which();
    case Stage::who: return who();
    case Stage::channels: return channels();
    case Stage::review: return text("review");
    case Stage::complaint: return text("complaint");
    case Stage::erase: return erase();
    case Stage::decide: return decide();
    case Stage::check: return check();
    case Stage::withdrawing:
    case Stage::sending: return sending();
    case Stage::not_sent: return not_sent();
    case Stage::done: return ended("done");
    case Stage::deleted: return ended("deleted");
    case Stage::nothing_sent: break;
  }
  return ended("nothing-sent");
}

Screen Screens::frame(std::string name, const std::string& heading) const {
  Screen screen;
  screen.id = {ScreenId::Kind::changes, std::move(name)};
  screen.title = messages_.say("title", {{"heading", heading}, {"service", pack_.name}});
  if (!session_.error_.empty()) screen.title = messages_.say("title-error", {{"title", screen.title}});
  screen.language = pack_.language;
  screen.direction = pack::direction_of(pack_.language);
  screen.service = pack_.name;
  screen.position = session_.position_;
  if (!session_.trail_.empty()) screen.back_label = messages_.say("back");
  screen.help = {pack_.contact.lead, pack_.contact.phone, pack_.contact.hours, pack_.contact.note};
  if (!session_.error_.empty()) {
    screen.blocks.push_back(ErrorSummary{messages_.say("errors"), {{error(), "choice"}}});
  }
  return screen;
}

std::string Screens::error() const {
  const std::string limit = std::to_string(text_max_characters);
  return messages_.say(session_.error_, {{"limit", limit}});
}

Field Screens::field(FieldKind kind, std::string name, std::string label) const {
  Field field;
  field.kind = kind;
  field.name = std::move(name);
  field.label = std::move(label);
  field.label_is_heading = true;
  const auto typed = session_.typed_.find(field.name);
  if (typed != session_.typed_.end()) field.values = typed->second;
  if (!session_.error_.empty()) {
    field.error = error();
    field.error_prefix = messages_.say("error-prefix");
  }
  return field;
}

void Screens::add_form(Screen& screen, Field field) const {
  for (Option& option : field.options) {
    option.chosen = std::find(field.values.begin(), field.values.end(), option.value) != field.values.end();
  }
  screen.form = true;
  screen.blocks.push_back(std::move(field));
  screen.blocks.push_back(Actions{{{messages_.say("continue"), "continue", Button::Kind::primary}}});
}

Screen Screens::refused() const {
  const std::string heading = messages_.say("changes-refused");
  Screen screen = frame("refused", heading);
  screen.blocks.push_back(Heading{1, heading, ""});
  const bool elsewhere = session_.open_error_ == Error::receipt_of_another_service;
  screen.blocks.push_back(
      Paragraph{messages_.say(elsewhere ? "changes-refused-service" : "changes-refused-damaged"), false});
  screen.blocks.push_back(Paragraph{messages_.say("changes-refused-call"), false});
  return screen;
}

void Screens::add_receipt(Screen& screen) const {
  SummaryList list;
  const SentReferral& sent = session_.sent_;
  if (const auto at = parse_instant(sent.issued_at)) {
    list.rows.push_back({messages_.say("changes-sent-on"), {messages_.date(date_of_instant(*at))}, "", "", ""});
  }
  if (sent.outcome == "sent") {
    list.rows.push_back(
        {messages_.say("changes-reference"), {sealing::envelope_reference(sent.envelope.id)}, "", "", ""});
  }
  std::vector<std::string> questions;
  for (const AgreedStatement& agreed : sent.agreed) questions.push_back(agreed.title);
  if (!questions.empty()) list.rows.push_back({messages_.say("changes-agreed"), std::move(questions), "", "", ""});
  if (!list.rows.empty()) screen.blocks.push_back(std::move(list));
}

Screen Screens::notice(std::string name, std::string_view sentence) const {
  const std::string heading = messages_.say("changes-title");
  Screen screen = frame(std::move(name), heading);
  screen.blocks.push_back(Heading{1, heading, ""});
  screen.blocks.push_back(Inset{messages_.say(sentence)});
  add_receipt(screen);
  return screen;
}

Screen Screens::menu() const {
  const std::string heading = messages_.say("changes-title");
  Screen screen = frame("menu", heading);
  screen.blocks.push_back(Heading{1, heading, ""});
  add_receipt(screen);
  Field choice = field(FieldKind::radios, "choice", messages_.say("changes-what"));
  choice.label_is_heading = false;
  const SentReferral& sent = session_.sent_;
  const auto offer = [&](const char* value, bool is_offered, const char* hint = nullptr) {
    if (!is_offered) return;
    choice.options.push_back(
        {value, messages_.say(std::string("changes-") + value), hint ? messages_.say(hint) : "", false, false});
  };
  const bool any = std::any_of(sent.agreed.begin(), sent.agreed.end(),
                               [](const AgreedStatement& agreed) { return revocation_of(agreed) != Revocation::none; });
  offer("again", can_reassess(sent, pack_), "changes-again-hint");
  offer("agree", !changed_statements(sent, pack_).empty(), "changes-agree-hint");
  offer("take-back", any, "changes-take-back-hint");
  offer("stop", !parties(sent).empty());
  offer("contact", contact_item(pack_) != nullptr);
  offer("human-review", true);
  offer("complaint", true);
  offer("erase", true);
  add_form(screen, std::move(choice));
  if (!receipt::calendar_of(sent.document, {}).empty()) {
    screen.blocks.push_back(Download{"calendar", messages_.say("receipt-calendar")});
  }
  return screen;
}

Screen Screens::bring() const {
  const std::string heading = messages_.say("changes-again");
  Screen screen = frame("bring", heading);
  screen.form = true;
  screen.blocks.push_back(Heading{1, heading, ""});
  screen.blocks.push_back(Paragraph{messages_.say("changes-bring-text"), false});
  screen.blocks.push_back(Command{messages_.say("changes-bring"), "receipt", "open"});
  screen.blocks.push_back(Actions{{{messages_.say("changes-without"), "without", Button::Kind::secondary}}});
  return screen;
}

Screen Screens::again() const {
  const std::string heading = messages_.say("changes-again");
  Screen screen = frame("again", heading);
  screen.form = true;
  screen.blocks.push_back(Heading{1, heading, ""});
  screen.blocks.push_back(Paragraph{messages_.say("changes-again-text"), false});
  const auto again = reassessment_from(session_.sent_, pack_);
  if (const int left_out = again ? again->left_out : 0; left_out > 0) {
    const std::string count = std::to_string(left_out);
    screen.blocks.push_back(
        Inset{messages_.say(left_out == 1 ? "changes-again-left-one" : "changes-again-left", {{"count", count}})});
  }
  screen.blocks.push_back(Paragraph{messages_.say("changes-again-new"), false});
  screen.blocks.push_back(Actions{{{messages_.say("continue"), "continue", Button::Kind::primary}}});
  return screen;
}

Screen Screens::which() const {
  Screen screen = frame("which", messages_.say("changes-which"));
  Field choice = field(FieldKind::checkboxes, "choice", messages_.say("changes-which"));
  std::vector<std::string> duties;
  for (const AgreedStatement& agreed : session_.sent_.agreed) {
    const Revocation way = revocation_of(agreed);
    if (way == Revocation::none) {
      duties.push_back(agreed.title);
      continue;
    }
    const std::string_view hint = way == Revocation::withdraw ? "changes-withdraw-hint"
                                  : way == Revocation::object ? "changes-object-hint"
                                                              : "changes-stop-sharing-hint";
    choice.options.push_back({agreed.id, agreed.title, messages_.say(hint), false, false});
  }
  choice.hint = messages_.say("changes-effect");
  add_form(screen, std::move(choice));
  if (!duties.empty()) {
    screen.blocks.push_back(TextList{std::move(duties), false});
    screen.blocks.push_back(Paragraph{messages_.say("changes-duty"), false});
  }
  return screen;
}

Screen Screens::who() const {
  Screen screen = frame("who", messages_.say("changes-who"));
  Field choice = field(FieldKind::radios, "choice", messages_.say("changes-who"));
  for (const std::string& name : parties(session_.sent_)) choice.options.push_back({name, name, "", false, false});
  add_form(screen, std::move(choice));
  return screen;
}

Screen Screens::channels() const {
  Screen screen = frame("channels", messages_.say("changes-channels"));
  Field choice = field(FieldKind::checkboxes, "choice", messages_.say("changes-channels"));
  choice.hint = messages_.say("changes-channels-text");
  if (const pack::Item* item = contact_item(pack_)) {
    for (const pack::AnswerOption& option : item->options) {
      choice.options.push_back({option.submitted, option.label, "", false, option.exclusive});
    }
  }
  add_form(screen, std::move(choice));
  return screen;
}

Screen Screens::text(std::string_view kind) const {
  const std::string name(kind);
  const std::string label = messages_.say("changes-" + name + "-label");
  Screen screen = frame(name, label);
  Field area = field(FieldKind::textarea, "choice", label);
  area.hint = messages_.say("changes-" + name + "-text");
  area.max_length = static_cast<int>(text_max_characters);
  add_form(screen, std::move(area));
  return screen;
}

Screen Screens::erase() const {
  const std::string heading = messages_.say("changes-erase");
  Screen screen = frame("erase", heading);
  screen.form = true;
  screen.blocks.push_back(Heading{1, heading, ""});
  screen.blocks.push_back(Paragraph{messages_.say("changes-erase-text", {{"service", pack_.name}}), false});
  screen.blocks.push_back(Actions{{{messages_.say("continue"), "continue", Button::Kind::primary}}});
  return screen;
}

Screen Screens::decide() const {
  const std::string& id = session_.renewed_[session_.deciding_];
  const StatementWordingView wording = wording_of(id);
  Screen screen = frame("decide/" + id, wording.today->title);
  screen.form = true;
  screen.blocks.push_back(Heading{1, wording.today->title, ""});
  std::vector<std::string> fresh = only_in(wording.today->text, wording.agreed->text);
  std::vector<std::string> gone = only_in(wording.agreed->text, wording.today->text);
  if (fresh.empty()) fresh.push_back(wording.today->question);
  screen.blocks.push_back(Heading{2, messages_.say("changes-new-words"), ""});
  for (std::string& text : fresh) screen.blocks.push_back(Inset{std::move(text)});
  if (!gone.empty()) {
    screen.blocks.push_back(Heading{2, messages_.say("changes-gone-words"), ""});
    screen.blocks.push_back(TextList{std::move(gone), false});
  }
  screen.blocks.push_back(Heading{2, wording.today->question, ""});
  screen.blocks.push_back(Actions{
      {{wording.today->yes, "yes", Button::Kind::secondary}, {wording.today->no, "no", Button::Kind::secondary}}});
  return screen;
}

Screens::StatementWordingView Screens::wording_of(std::string_view statement) const {
  StatementWordingView view;
  for (const AgreedStatement& agreed : session_.sent_.agreed) {
    if (agreed.id == statement) view.agreed = &agreed;
  }
  view.today = &pack_.statement(statement)->wording.find(pack_.language)->second;
  return view;
}

std::string Screens::title_of(std::string_view statement) const {
  for (const AgreedStatement& agreed : session_.sent_.agreed) {
    if (agreed.id == statement) return agreed.title;
  }
  return std::string(statement);
}

std::string Screens::line_of(const Change& change) const {
  std::string id = "changes-line-" + std::string(change_name(change.kind));
  if (!change.recipient.empty()) id = "changes-line-stop-one";
  std::vector<std::string> channels;
  if (const pack::Item* item = change.channels.empty() ? nullptr : contact_item(pack_)) {
    for (const pack::AnswerOption& option : item->options) {
      const auto& own = change.channels;
      if (std::find(own.begin(), own.end(), option.submitted) != own.end()) channels.push_back(option.label);
    }
  }
  const std::string title = title_of(change.statement);
  const std::string list = joined(channels);
  return messages_.say(id,
                       {{"title", title}, {"recipient", change.recipient}, {"channels", list}, {"text", change.text}});
}

Screen Screens::check() const {
  const std::string heading = messages_.say("changes-check");
  Screen screen = frame("check", heading);
  screen.form = true;
  screen.blocks.push_back(Heading{1, heading, ""});
  screen.blocks.push_back(Heading{2, messages_.say("changes-you-want"), ""});
  std::vector<std::string> lines;
  for (const Change& change : session_.changes_) lines.push_back(line_of(change));
  screen.blocks.push_back(TextList{std::move(lines), false});
  screen.blocks.push_back(Paragraph{messages_.say("changes-check-text", {{"service", pack_.name}}), false});
  screen.blocks.push_back(Actions{{{messages_.say("changes-send"), "send", Button::Kind::primary}}});
  return screen;
}

Screen Screens::sending() const {
  const std::string heading = messages_.say("changes-sending");
  Screen screen = frame("sending", heading);
  screen.blocks.push_back(Heading{1, heading, ""});
  screen.blocks.push_back(StatusLine{heading});
  return screen;
}

Screen Screens::not_sent() const {
  const std::string heading = messages_.say("changes-not-sent");
  Screen screen = frame("not-sent", heading);
  screen.blocks.push_back(Heading{1, heading, ""});
  const std::string_view why = !session_.pending_ ? "changes-not-sealed"
                               : session_.saved_  ? "changes-not-sent-saved"
                                                  : "changes-not-sent-lost";
  screen.blocks.push_back(Warning{messages_.say("warning"), messages_.say(why)});
  screen.blocks.push_back(Command{messages_.say("retry"), "retry", ""});
  return screen;
}

Screen Screens::ended(std::string_view how) const {
  const std::string id = "changes-" + std::string(how);
  const std::string heading = messages_.say(id, {{"service", pack_.name}});
  Screen screen = frame(std::string(how), heading);
  screen.blocks.push_back(Panel{heading, ""});
  screen.blocks.push_back(
      Paragraph{messages_.say(id + "-text", {{"service", pack_.name}, {"reference", session_.reference_}}), false});
  if (!session_.sent_.document.is_null()) {
    screen.blocks.push_back(Paragraph{messages_.say("changes-keep-text"), false});
    screen.blocks.push_back(Download{"receipt", messages_.say("changes-keep")});
  }
  return screen;
}

}  // namespace sealwell::amend
