#include "core/engine/screens.hpp"

#include "core/engine/scores.hpp"
#include "core/pack/language.hpp"

#include <algorithm>

namespace sealwell::engine {
namespace {

bool is_severe(std::string_view flag) {
  return flag == "call_999" || flag == "self_harm_crisis" || flag == "urgent_medical_help";
}

}  // namespace

Screens::Screens(const pack::ServicePack& pack, const State& state, const Context& context)
    : pack_(pack), questionnaire_(pack.questionnaire), state_(state), context_(context), messages_(pack) {}

Screen Screens::current(const Errors& errors) const {
  const ScreenId& id = state_.trail[state_.at];
  // Once nothing more is asked there may be no answers left.
  const bool asking = state_.phase == State::Phase::asking;
  std::optional<ScreenSlot> slot;
  if (asking) slot = Navigator(pack_, state_).find(id);
  Screen screen;
  if (state_.phase == State::Phase::sending) screen = sending();
  else if (state_.phase == State::Phase::not_sent) screen = not_sent();
  else if (state_.phase == State::Phase::sent) screen = sent();
  else if (state_.phase == State::Phase::refused) screen = refused(id.name);
  else if (state_.phase == State::Phase::given_up) screen = given_up();
  else if (state_.phase == State::Phase::finished) screen = finished();
  else if (id.kind == Id::ended) screen = ended(id.name);
  else if (!slot || slot->kind == ScreenSlot::Kind::start) screen = start();
  else if (slot->kind == ScreenSlot::Kind::results) screen = results();
  else if (slot->kind == ScreenSlot::Kind::consent) screen = consent(*slot);
  else if (slot->kind == ScreenSlot::Kind::check) screen = check(*slot);
  else screen = question(*slot, errors);
  screen.alerts = alerts(slot, slot && slot->kind == ScreenSlot::Kind::results);
  return screen;
}

void Screens::miss(std::string_view language, Screen& screen) const {
  screen.alerts.insert(
      screen.alerts.begin(),
      Paragraph{messages_.say("language-failed", {{"language", pack::name_of_language(language)}}), false});
}

Screen Screens::frame(ScreenId id, std::string heading, bool refused) const {
  Screen screen;
  screen.id = std::move(id);
  screen.title = messages_.say("title", {{"heading", heading}, {"service", pack_.name}});
  if (refused) screen.title = messages_.say("title-error", {{"title", screen.title}});
  screen.language = pack_.language;
  screen.direction = pack::direction_of(pack_.language);
  screen.service = pack_.name;
  screen.position = static_cast<int>(state_.at);
  const bool asking = state_.phase == State::Phase::asking;
  if (asking && state_.at > 0) screen.back_label = messages_.say("back");
  // What the questionnaire holds by itself is nothing to clear.
  const bool told = std::any_of(state_.answers.begin(), state_.answers.end(), [this](const auto& answer) {
    const int item = questionnaire_.find(answer.first);
    return item < 0 || !questionnaire_.item(item).is_fixed();
  });
  if (asking && told) screen.clear_label = messages_.say("clear");
  screen.help = {pack_.contact.lead, pack_.contact.phone, pack_.contact.hours, pack_.contact.note};
  if (asking && pack_.languages.size() > 1) {
    for (const std::string& tag : pack_.languages) {
      screen.languages.push_back(
          {tag, std::string(pack::name_of_language(tag)), std::string(pack::direction_of(tag)), tag == pack_.language});
    }
  }
  return screen;
}

Screen Screens::start() const {
  Screen screen = frame({Id::start}, pack_.start_title);
  screen.form = true;
  screen.blocks.push_back(Heading{1, pack_.start_title, ""});
  for (std::size_t i = 0; i < pack_.start_text.size(); ++i) {
    screen.blocks.push_back(Paragraph{pack_.start_text[i], i == 0});
  }
  if (!pack_.start_points.empty()) screen.blocks.push_back(TextList{pack_.start_points, false});
  screen.blocks.push_back(Actions{{{pack_.start_button, "start", Button::Kind::primary}}});
  if (!pack_.statements.empty()) screen.blocks.push_back(Command{messages_.say("receipt-open"), "receipt", "open"});
  return screen;
}

Screen Screens::ended(const std::string& id) const {
  for (const pack::Ending& ending : pack_.endings) {
    if (ending.id != id) continue;
    Screen screen = frame({Id::ended, id}, ending.title);
    screen.blocks.push_back(Heading{1, ending.title, ""});
    for (const std::string& text : ending.text) screen.blocks.push_back(Paragraph{text, false});
    screen.blocks.push_back(Paragraph{messages_.say("refused-kept-nothing"), false});
    return screen;
  }
  return start();
}

Screen Screens::given_up() const {
  Screen screen = frame({Id::given_up}, messages_.say("given-up-title"));
  screen.blocks.push_back(Panel{messages_.say("given-up-title"), ""});
  // A try may have arrived all the same: whether the service holds anything is for whoever keeps the outbox to say.
  screen.blocks.push_back(Paragraph{messages_.say("given-up-text"), false});
  offer_receipt(screen.blocks);
  screen.blocks.push_back(Command{messages_.say("restart"), "restart", ""});
  return screen;
}

Screen Screens::finished() const {
  Screen screen = frame({Id::finished}, messages_.say("finished-title"));
  screen.blocks.push_back(Panel{messages_.say("finished-title"), ""});
  screen.blocks.push_back(Paragraph{messages_.say("refused-kept-nothing"), false});
  add_results_download(screen.blocks);
  screen.blocks.push_back(Command{messages_.say("restart"), "restart", ""});
  return screen;
}

void Screens::add_results_download(std::vector<Block>& blocks) const {
  if (!state_.results_offered) return;
  blocks.push_back(Paragraph{messages_.say("refused-results"), false});
  blocks.push_back(Download{"results", messages_.say("save-results")});
}

std::vector<Block> Screens::alerts(const std::optional<ScreenSlot>& slot, bool all) const {
  // What is typed at this moment counts before it is submitted.
  Answers typed = feeding_answers(pack_, state_.answers);
  for (auto& [link_id, answer] : typed) {
    if (answer.draft) answer.values = *answer.draft;
  }
  const std::vector<std::string> raised = raised_flags(pack_, typed);
  if (raised.empty()) return {};
  // Without this screen's own answers: what is gone then was raised here.
  if (slot) {
    for (const int question : slot->questions) typed.erase(questionnaire_.item(question).link_id);
  }
  const std::vector<std::string> without = raised_flags(pack_, typed);
  const auto contains = [](const std::vector<std::string>& flags, const std::string& flag) {
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
  };
  std::vector<Block> blocks;
  for (const std::string& flag : raised) {
    const bool here = !contains(without, flag) || contains(state_.fresh_flags, flag);
    if (!here && !all && !is_severe(flag)) continue;
    const auto words = pack_.flags.find(flag);
    if (words == pack_.flags.end()) continue;
    blocks.push_back(Warning{messages_.say("warning"), words->second.title});
    for (const std::string& text : words->second.text) blocks.push_back(Paragraph{text, false});
  }
  return blocks;
}

std::string Screens::component_name(std::string_view component) const {
  const auto words = pack_.components.find(component);
  return words == pack_.components.end() ? std::string(component) : words->second.name;
}

std::string Screens::goal_text() const {
  const Answer* goal = pack_.goal_item.empty() ? nullptr : state_.answers.find(pack_.goal_item);
  if (!goal || goal->values.empty()) return {};
  const auto words = pack_.goals.find(goal->values.front().coding.code);
  return words == pack_.goals.end() ? std::string() : words->second;
}

}  // namespace sealwell::engine
