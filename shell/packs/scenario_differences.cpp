#include "shell/packs/scenario_differences.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace sealwell::shell {
namespace {

using Id = engine::ScreenId::Kind;
using Texts = std::vector<std::string>;

// What a scenario may expect, and what else it may say.
constexpr std::string_view expectations[] = {"ends",  "kind",     "scores", "barriers",  "flags",
                                             "asked", "notAsked", "advice", "notAdvised"};
constexpr std::string_view members[] = {"title", "answers", "decisions", "barrier", "favourites", "expect"};

Texts texts_of(const json::Value& value, std::string_view name) {
  Texts texts;
  for (const json::Value& item : value.items(name)) {
    if (const std::string* text = item.if_string()) texts.push_back(*text);
  }
  return texts;
}

std::string listed(const Texts& texts) { return texts.empty() ? "none" : joined(texts); }

bool contains(const Texts& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

std::string quoted(std::string_view text) {
  constexpr std::size_t most = 90;
  std::string shown(text);
  if (shown.size() > most) shown = shown.substr(0, std::min(shown.rfind(' ', most), most)) + "…";
  return "\"" + shown + "\"";
}

// "true" and true, 31 and "31", say the same in a scenario.
std::string as_written(const json::Value& value) {
  if (const std::string* text = value.if_string()) return *text;
  return json::write(value);
}

bool same_value(const json::Value& expected, const json::Value& found) {
  const auto a = expected.decimal();
  const auto b = found.decimal();
  if (a && b) return *a == *b;
  return json::write_canonical(expected) == json::write_canonical(found);
}

class Comparison {
 public:
  Comparison(const pack::ServicePack& pack, const json::Value& scenario, const Resident& resident,
             const WalkResult& walked)
      : pack_(pack), scenario_(scenario), resident_(resident), walked_(walked) {}

  std::vector<Difference> run() {
    spelling(scenario_, members, "The scenario");
    const json::Value* expect = scenario_.find("expect");
    if (!expect) {
      say("The scenario says nothing under \"expect\", so nothing was compared.");
      return std::move(found_);
    }
    spelling(*expect, expectations, "\"expect\"");
    answers();
    decisions();
    ending(*expect);
    if (const json::Value* scores = expect->find("scores")) compare_scores(*scores);
    whole_list(*expect, "barriers", walked_.barriers, "The barrier ");
    whole_list(*expect, "flags", walked_.flags, "The safety message ");
    questions(*expect);
    advice(*expect);
    return std::move(found_);
  }

 private:
  void say(std::string sentence, std::string_view about = {}) {
    found_.push_back({std::move(sentence), std::string(about)});
  }

  template <std::size_t count>
  void spelling(const json::Value& object, const std::string_view (&known)[count], const std::string& whose) {
    const json::Object* all = object.if_object();
    for (std::size_t i = 0; all && i < all->size(); ++i) {
      const std::string& name = (*all)[i].name;
      if (std::find(std::begin(known), std::end(known), name) != std::end(known)) continue;
      say(whose + " says \"" + name + "\", which means nothing here: it may say " +
          listed(Texts(std::begin(known), std::end(known))) + ".");
    }
  }

  // `"How many cigarettes do you smoke a day?" (cigarettes-per-day)`
  std::string question(std::string_view link_id) const {
    const int item = pack_.questionnaire.find(link_id);
    if (item < 0) return std::string(link_id);
    return quoted(pack_.questionnaire.item(item).text) + " (" + std::string(link_id) + ")";
  }

  std::string statement(std::string_view id) const {
    const pack::Statement* known = pack_.statement(id);
    const auto wording = known ? known->wording.find(pack_.languages.front()) : decltype(known->wording.end())();
    if (!known || wording == known->wording.end()) return "the statement " + std::string(id);
    return "the statement " + quoted(wording->second.title) + " (" + std::string(id) + ")";
  }

  // Where a journey can end, or stop.
  std::string place(const engine::ScreenId& id) const {
    if (id.kind == Id::refused) return "a refusal of what must be agreed to (refused)";
    if (id.kind == Id::sent && id.name.empty()) return "sending (sent)";
    if (id.kind == Id::consent && !id.name.empty()) return statement(id.name);
    if (id.kind == Id::ended && !id.name.empty()) {
      for (const pack::Ending& known : pack_.endings) {
        if (known.id == id.name) return "the ending " + quoted(known.title) + " (" + id.to_text() + ")";
      }
      return "an ending that the pack does not have (" + id.to_text() + ")";
    }
    if (id.kind == Id::item && pack_.questionnaire.find(id.name) >= 0) return question(id.name);
    return "the screen " + id.to_text();
  }

  void answers() {
    const json::Object* given = resident_.answers.if_object();
    for (std::size_t i = 0; given && i < given->size(); ++i) {
      const json::Member& answer = (*given)[i];
      const int item = pack_.questionnaire.find(answer.name);
      if (item < 0) {
        say("The scenario answers " + answer.name + ", and the questionnaire has no question of that linkId.");
        continue;
      }
      options(pack_.questionnaire.item(item), answer.value);
      if (contains(walked_.asked, answer.name)) continue;
      say("The scenario answers " + question(answer.name) + ", and this journey does not come by it.", answer.name);
    }
  }

  void options(const pack::Item& item, const json::Value& answer) {
    // A question that offers what was chosen in another has no list of its own to compare with.
    if (item.type != pack::ItemType::choice || !item.options_chosen_in.empty()) return;
    json::Array one;
    if (!answer.if_array()) one.push_back(answer);
    for (const json::Value& chosen : answer.if_array() ? *answer.if_array() : one) {
      const std::string code = as_written(chosen);
      Texts known;
      for (const pack::AnswerOption& option : item.options) known.push_back(option.submitted);
      if (contains(known, code)) continue;
      say("\"" + code + "\" is none of the answers to " + question(item.link_id) + ": it takes " + listed(known) + ".",
          item.link_id);
    }
  }

  void decisions() {
    const json::Object* made = resident_.decisions.if_object();
    for (std::size_t i = 0; made && i < made->size(); ++i) {
      const json::Member& decision = (*made)[i];
      const std::string said = as_written(decision.value);
      if (!pack_.statement(decision.name)) {
        say("The scenario decides about " + decision.name + ", and consent.json has no statement of that id.");
      } else if (said != "yes" && said != "no") {
        say("The decision about " + statement(decision.name) + " is \"" + said + "\"; it can be yes or no.");
      }
    }
  }

  void ending(const json::Value& expect) {
    const auto expected = engine::ScreenId::parse(expect.text_or("ends"));
    // Whatever was refused: a scenario expects a refusal.
    const engine::ScreenId came_to = walked_.ends.kind == Id::refused ? engine::ScreenId{Id::refused} : walked_.ends;
    const std::string where = walked_.ends.to_text();
    if (expected.empty()) {
      say("\"expect\" does not say how the journey \"ends\".");
    } else if (!walked_.stopped.empty()) {
      say("The journey gets stuck at " + place(walked_.ends) +
              (walked_.says.empty() ? "" : ", which says: " + walked_.says) + ". It should end with " +
              place(expected) + ".",
          where);
    } else if (came_to != expected) {
      say("The journey ends with " + place(came_to) + "; it should end with " + place(expected) + ".", where);
    }
    const std::string_view kind = expect.text_or("kind");
    if (kind.empty() || kind == walked_.kind) return;
    const std::string sent = walked_.kind.empty() ? "Nothing is sent" : "A " + walked_.kind + " is sent";
    say(sent + "; it should be a " + std::string(kind) + ".", where);
  }

  void compare_scores(const json::Value& expected) {
    const json::Object* instruments = expected.if_object();
    for (std::size_t i = 0; instruments && i < instruments->size(); ++i) {
      const json::Member& instrument = (*instruments)[i];
      const json::Value* result = walked_.scores.find(instrument.name);
      if (!result) {
        no_score(instrument.name);
        continue;
      }
      const json::Object* figures = instrument.value.if_object();
      for (std::size_t k = 0; figures && k < figures->size(); ++k) {
        const json::Member& figure = (*figures)[k];
        const json::Value* value = result->find(figure.name);
        if (!value) {
          say(instrument.name + " has no \"" + figure.name + "\"; docs/instruments.md lists what it gives.", "results");
        } else if (!same_value(figure.value, *value)) {
          say("By these answers the " + figure.name + " of " + instrument.name + " is " + as_written(*value) +
                  "; it should be " + as_written(figure.value) + ".",
              "results");
        }
      }
    }
  }

  void no_score(const std::string& instrument) {
    Texts missing;
    bool fed = false;
    for (const pack::Item& item : pack_.questionnaire.items) {
      const bool feeds = std::any_of(item.feeds.begin(), item.feeds.end(),
                                     [&](const pack::InstrumentInput& feed) { return feed.instrument == instrument; });
      fed = fed || feeds;
      if (feeds && !resident_.answers.find(item.link_id)) missing.push_back(item.link_id);
    }
    const std::string result = "There is no result of " + instrument;
    if (!fed) say(result + ": no question of the pack asks for it.", "results");
    else if (!missing.empty()) say(result + ": not answered are " + listed(missing) + ".", "results");
    else say(result + ": the journey did not come as far as the results.", "results");
  }

  // `found` and what `expect` lists must be the same.
  void whole_list(const json::Value& expect, std::string_view name, const Texts& found, const std::string& what) {
    if (!expect.find(name)) return;
    const Texts expected = texts_of(expect, name);
    bool same = true;
    for (const std::string& one : expected) {
      if (contains(found, one)) continue;
      same = false;
      say(what + one + " should be there, and is not.", "results");
    }
    for (const std::string& one : found) {
      if (contains(expected, one)) continue;
      same = false;
      say(what + one + " is there, and should not be.", "results");
    }
    if (same && expected != found) {
      say("The order of the " + std::string(name) + " is " + listed(found) + "; it should be " + listed(expected) + ".",
          "results");
    }
  }

  void questions(const json::Value& expect) {
    for (const std::string& link_id : texts_of(expect, "asked")) {
      if (contains(walked_.asked, link_id)) continue;
      const bool known = pack_.questionnaire.find(link_id) >= 0;
      say(known ? question(link_id) + " should be asked, and the journey does not come by it."
                : "\"asked\" names " + link_id + ", and the questionnaire has no question of that linkId.",
          link_id);
    }
    for (const std::string& link_id : texts_of(expect, "notAsked")) {
      if (pack_.questionnaire.find(link_id) < 0) {
        say("\"notAsked\" names " + link_id + ", and the questionnaire has no question of that linkId.");
      } else if (contains(walked_.asked, link_id)) {
        say(question(link_id) + " is asked, and should not be.", link_id);
      }
    }
  }

  void advice(const json::Value& expect) {
    const auto named = [this](const std::string& id) {
      for (const pack::Advice& known : pack_.suggestions) {
        if (known.id == id) return "The suggestion " + quoted(known.title) + " (" + id + ")";
      }
      return std::string();
    };
    for (const std::string_view list : {"advice", "notAdvised"}) {
      const bool wanted = list == "advice";
      for (const std::string& id : texts_of(expect, list)) {
        const std::string name = named(id);
        if (name.empty()) {
          say("\"" + std::string(list) + "\" names " + id + ", and advice.json has no suggestion of that id.");
        } else if (contains(walked_.advice, id) != wanted) {
          say(name + (wanted ? " should be made, and is not." : " is made, and should not be."), "results");
        }
      }
    }
  }

  const pack::ServicePack& pack_;
  const json::Value& scenario_;
  const Resident& resident_;
  const WalkResult& walked_;
  std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> differences_by_subject(const pack::ServicePack& pack, const json::Value& scenario,
                                               const Resident& resident, const WalkResult& walked) {
  return Comparison(pack, scenario, resident, walked).run();
}

std::vector<std::string> differences(const pack::ServicePack& pack, const json::Value& scenario,
                                     const Resident& resident, const WalkResult& walked) {
  std::vector<std::string> sentences;
  for (Difference& found : differences_by_subject(pack, scenario, resident, walked)) {
    sentences.push_back(std::move(found.text));
  }
  return sentences;
}

}  // namespace sealwell::shell
