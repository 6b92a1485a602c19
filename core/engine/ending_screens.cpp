#include "core/engine/screens.hpp"

#include <algorithm>

namespace sealwell::engine {

// The screens from the consent question to the confirmation.

Screen Screens::consent(const ScreenSlot& slot) const {
  const pack::Statement* statement = pack_.statement(slot.step->statement);
  const auto wording = statement->wording.find(pack_.language);
  if (wording == statement->wording.end()) return start();
  const pack::StatementWording& words = wording->second;
  Screen screen = frame(slot.id, words.title);
  screen.form = true;
  screen.blocks.push_back(Heading{1, words.title, ""});
  for (const std::string& text : words.text) screen.blocks.push_back(Paragraph{text, false});
  if (!words.points.empty()) {
    TextList points;
    for (const pack::StatementPoint& point : words.points) points.items.push_back(point.text);
    screen.blocks.push_back(std::move(points));
  }
  Details more{messages_.say("consent-more"), {}};
  SummaryList facts;
  const auto fact = [&](std::string_view id, std::vector<std::string> values) {
    if (!values.empty() && !values.front().empty())
      facts.rows.push_back({messages_.say(id), std::move(values), "", "", ""});
  };
  fact("consent-purpose", {statement->purpose});
  fact("consent-controllers", statement->controllers);
  fact("consent-recipients", statement->recipients);
  fact("consent-data", statement->data_categories);
  fact("consent-retention", {statement->retention});
  fact("consent-withdrawal", {statement->withdrawal});
  if (!pack_.privacy_address.empty()) fact("consent-notice", {pack_.privacy_label, pack_.privacy_address});
  more.blocks.push_back(std::move(facts));
  screen.blocks.push_back(std::move(more));
  screen.blocks.push_back(Heading{2, words.question, ""});
  // Both answers are buttons of one kind: neither is easier to give than the other.
  screen.blocks.push_back(
      Actions{{{words.yes, "yes", Button::Kind::primary}, {words.no, "no", Button::Kind::primary}}});
  return screen;
}

Screen Screens::refused(const std::string& id) const {
  const pack::Statement* statement = pack_.statement(id);
  const auto wording = statement ? statement->wording.find(pack_.language) : decltype(statement->wording.end()){};
  if (!statement || wording == statement->wording.end()) return start();
  const std::string& title = wording->second.refusal_title;
  Screen screen = frame({Id::refused, id}, title);
  screen.blocks.push_back(Heading{1, title, ""});
  for (const std::string& text : wording->second.refusal_text) screen.blocks.push_back(Paragraph{text, false});
  screen.blocks.push_back(Inset{messages_.say("refused-kept-nothing")});
  add_results_download(screen.blocks);
  offer_receipt(screen.blocks);
  screen.blocks.push_back(Command{messages_.say("restart"), "restart", ""});
  return screen;
}

// What was asked before this check, and since the one before it.
Screen Screens::check(const ScreenSlot& here) const {
  const Navigator navigator(pack_, state_);
  const bool sends = here.id.kind == Id::send;
  std::vector<ScreenSlot> slots;
  for (ScreenSlot& slot : navigator.all()) {
    if (slot.place >= here.place) break;
    if (slot.kind == ScreenSlot::Kind::check) slots.clear();
    slots.push_back(std::move(slot));
  }
  const std::string title = messages_.say(sends ? "send" : "check-title");
  Screen screen = frame(here.id, title);
  screen.form = true;
  screen.blocks.push_back(Heading{1, title, ""});
  screen.blocks.push_back(Inset{messages_.say("check-lead")});
  const std::string change = messages_.say("change");
  SummaryList list;
  int section = -1;
  const auto finish_section = [&] {
    if (list.rows.empty()) return;
    if (section >= 0 && !questionnaire_.item(section).text.empty()) {
      screen.blocks.push_back(Heading{2, questionnaire_.item(section).text, ""});
    }
    screen.blocks.push_back(std::move(list));
    list = {};
  };
  for (const ScreenSlot& slot : slots) {
    const auto is_answer = [this](int note) { return questionnaire_.item(note).is_question(); };
    if (slot.questions.empty() && std::none_of(slot.notes.begin(), slot.notes.end(), is_answer)) continue;
    int top = slot.item;
    while (questionnaire_.item(top).parent >= 0) top = questionnaire_.item(top).parent;
    if (top != section) {
      finish_section();
      section = top;
    }
    for (const int note : slot.notes) {
      if (is_answer(note)) list.rows.push_back(answer_row(questionnaire_.item(note)));
    }
    for (const int question : slot.questions) {
      SummaryList::Row row = answer_row(questionnaire_.item(question));
      row.change_label = change;
      row.change_hidden = row.key;
      row.change_target = slot.id.to_text();
      list.rows.push_back(std::move(row));
    }
  }
  finish_section();

  SummaryList decided;
  for (const ScreenSlot& slot : slots) {
    if (slot.kind != ScreenSlot::Kind::consent) continue;
    const consent::Decision* decision = consent::latest(state_.decisions, slot.step->statement);
    const pack::Statement* statement = pack_.statement(slot.step->statement);
    const auto wording = statement->wording.find(decision ? decision->language : pack_.language);
    if (!decision || wording == statement->wording.end()) continue;
    decided.rows.push_back(
        {wording->second.question, {decision->method}, change, wording->second.title, slot.id.to_text()});
  }
  SummaryList::Row favourites{messages_.say("check-favourites"),
                              {},
                              change,
                              messages_.say("check-favourites"),
                              ScreenId{Id::results}.to_text()};
  for (const RelevantSuggestion& help : relevant_suggestions(pack_, state_)) {
    for (const std::string& id : state_.favourites) {
      if (id == help.advice->id) favourites.values.push_back(help.advice->title);
    }
  }
  if (!favourites.values.empty() && !sends) decided.rows.push_back(std::move(favourites));
  if (!decided.rows.empty()) {
    screen.blocks.push_back(Heading{2, messages_.say("check-consent"), ""});
    screen.blocks.push_back(std::move(decided));
  }
  const bool goes_on =
      navigator.send_step() ? !sends && navigator.find(Id::send) : navigator.place_after(here) != Navigator::end;
  const std::string_view next = goes_on ? "continue" : navigator.send_step() ? "send" : "finish";
  screen.blocks.push_back(Actions{{{messages_.say(next), "send", Button::Kind::primary}}});
  return screen;
}

Screen Screens::sending() const {
  Screen screen = frame({Id::sending}, messages_.say("sending-title"));
  screen.blocks.push_back(Heading{1, messages_.say("sending-title"), ""});
  screen.blocks.push_back(StatusLine{messages_.say("sending-lead", {{"service", pack_.name}})});
  return screen;
}

Screen Screens::not_sent() const {
  Screen screen = frame({Id::not_sent}, messages_.say("not-sent-title"));
  screen.blocks.push_back(Heading{1, messages_.say("not-sent-title"), ""});
  screen.blocks.push_back(Warning{messages_.say("warning"), messages_.say(state_.not_sent_reason)});
  if (state_.not_sent_reason == "not-sealed") {
    screen.blocks.push_back(Command{messages_.say("retry"), "retry", ""});
    screen.blocks.push_back(Command{messages_.say("restart"), "restart", ""});
    return screen;
  }
  screen.blocks.push_back(Paragraph{
      messages_.say(state_.saved ? "not-sent-saved" : "not-sent-not-saved", {{"service", pack_.name}}), false});
  screen.blocks.push_back(Command{messages_.say("retry"), "retry", ""});
  screen.blocks.push_back(Command{messages_.say("give-up"), "give-up", ""});
  return screen;
}

void Screens::offer_receipt(std::vector<Block>& blocks) const {
  if (!state_.has_receipt) return;
  const bool sent = state_.phase == State::Phase::sent;
  blocks.push_back(Heading{2, messages_.say("receipt-title"), ""});
  blocks.push_back(
      Paragraph{messages_.say(sent ? "receipt-text" : "receipt-text-not-sent", {{"service", pack_.name}}), false});
  blocks.push_back(Command{messages_.say("receipt-page"), "receipt", "page"});
  blocks.push_back(Command{messages_.say("receipt-save"), "receipt", "file"});
  if (sent && pack_.follows_up && state_.follow_up_of.empty() && state_.record_kind == "referral") {
    blocks.push_back(Command{messages_.say("receipt-calendar"), "receipt", "calendar"});
  }
}

Screen Screens::sent() const {
  const std::string title = pack_.sent_title.empty() ? messages_.say("sent-title") : pack_.sent_title;
  Screen screen = frame({Id::sent}, title);
  screen.blocks.push_back(Panel{title, messages_.say("sent-reference", {{"reference", state_.reference}})});
  for (const std::string& text : pack_.sent_text) screen.blocks.push_back(Paragraph{text, false});
  offer_receipt(screen.blocks);
  screen.blocks.push_back(Command{messages_.say("print"), "print", ""});
  return screen;
}

}  // namespace sealwell::engine
