#include "shell/workbench/rooms/preview/run.hpp"

#include "core/engine/screen.hpp"

#include "shell/packs/seeded_random.hpp"
#include "shell/workbench/rooms/panel.hpp"

#include <algorithm>

namespace sealwell::workbench {
namespace {

std::string in_words(const json::Value& effect) {
  const std::string_view type = effect.text_or("type");
  if (type == "file") return "Offers the file " + std::string(effect.text_or("name"));
  if (type == "print") return "Opens the print dialogue";
  if (type == "post") return "Posts the envelope " + std::string(effect.text_or("id")) + " (not done in a preview)";
  if (type == "post-again") return "Posts what is in the outbox again (not done in a preview)";
  if (type == "receipt") return "Makes a receipt for the resident (not kept in a preview)";
  if (type == "discard") return "Forgets the outbox entry";
  if (type == "wipe") return "Forgets every answer";
  if (type == "completed") return "Gets ready to make the receipt";
  if (type == "closed") return "Nothing: the resident ended without sending";
  return std::string(type);
}

/// Whether the same screen's fields are sent again by the next step, so that what was typed meanwhile needs no step.
bool is_typing(const RunStep& step) {
  const auto action = json::parse(step.action);
  return action.ok() && action.value().text_or("type") == "input";
}

}  // namespace

std::vector<std::string> fields_of(const engine::Screen& screen) {
  std::vector<std::string> names;
  for (const engine::Block& block : screen.blocks) {
    if (const auto* field = std::get_if<engine::Field>(&block)) names.push_back(field->name);
    if (const auto* group = std::get_if<engine::FieldGroup>(&block)) {
      for (const engine::Field& field : group->fields) names.push_back(field.name);
    }
  }
  return names;
}

Result<Run, shell::Message> Run::begun(const shell::LoadedPack& pack, std::int64_t now_ms) {
  auto journey = shell::begin(pack, "", now_ms);
  if (!journey.ok()) return journey.failure();
  return Run(pack, now_ms, std::move(journey).value());
}

Run::Run(const shell::LoadedPack& pack, std::int64_t began_ms, std::unique_ptr<journey::Journey> journey)
    : pack_(pack), began_ms_(began_ms) {
  begin(std::move(journey));
}

// A pack that could be begun can be begun again.
void Run::begin() {
  if (auto journey = shell::begin(pack_, "", began_ms_); journey.ok()) begin(std::move(journey).value());
}

void Run::begin(std::unique_ptr<journey::Journey> journey) {
  // The same bytes each time, so that going back and forth shows the same ids. What it seals is kept nowhere.
  random_ = std::make_unique<shell::SeededRandom>("preview run");
  journey_ = std::move(journey);
  at_ = 0;
  sealed_.reset();
  effects_.clear();
  stopped_.clear();
  screen_ = std::make_shared<engine::Screen>(journey_->screen(began_ms_));
}

bool Run::carry_out(RunStep& step) {
  const json::Value record =
      journey_->state().phase == engine::State::Phase::asking ? journey_->record("", step.now_ms) : json::Value();
  step.from = screen_->id;
  step.from_title = screen_->title;
  step.asked = fields_of(*screen_);
  const auto answer = journey_->update(step.action, {step.now_ms, *random_}, journey::Format::data);
  if (!answer.ok()) return false;
  const auto parsed = json::parse(answer.value());
  effects_.clear();
  for (const json::Value& effect : parsed.value().items("effects")) {
    effects_.push_back(in_words(effect));
    if (effect.text_or("type") != "post") continue;
    SealedInRun sealed;
    sealed.id = effect.text_or("id");
    sealed.sha256 = effect.text_or("sha256");
    sealed.record = record;
    sealed.record.set("id", sealed.id);
    sealed.record.set("kind", journey_->state().record_kind);
    sealed.envelope = from_base64(effect.text_or("envelope")).value_or(Bytes());
    sealed_ = std::move(sealed);
  }
  screen_ = std::make_shared<engine::Screen>(journey_->screen(step.now_ms));
  step.to = screen_->id;
  step.to_title = screen_->title;
  return true;
}

bool Run::act(const std::string& action, std::int64_t now_ms) {
  RunStep step{action, now_ms, {}, {}, {}, {}, {}};
  if (!carry_out(step)) return false;
  if (stopped_.empty()) steps_.resize(at_);
  if (is_typing(step) && at_ > 0 && is_typing(steps_[at_ - 1]) && steps_[at_ - 1].from == step.from) {
    steps_[at_ - 1] = std::move(step);
  } else {
    steps_.insert(steps_.begin() + static_cast<std::ptrdiff_t>(at_), std::move(step));
    ++at_;
    if (!stopped_.empty()) ++wanted_;
  }
  if (stopped_.empty()) wanted_ = at_;
  return true;
}

std::string Run::misfit(const RunStep& step) const {
  if (screen_->id == step.from) {
    const std::vector<std::string> asked = fields_of(*screen_);
    const auto action = json::parse(step.action);
    const json::Value* fields = action.ok() ? action.value().find("fields") : nullptr;
    const json::Object* named = fields ? fields->if_object() : nullptr;
    for (std::size_t i = 0; named && i < step.asked.size(); ++i) {
      const bool answered = fields->find(step.asked[i]) != nullptr;
      if (answered && std::find(asked.begin(), asked.end(), step.asked[i]) == asked.end()) {
        return "The screen \"" + screen_->title + "\" no longer asks " + step.asked[i] + ".";
      }
    }
    return {};
  }
  return "The next step was done on \"" + step.from_title + "\" (" + step.from.to_text() + "); the pack now shows \"" +
         screen_->title + "\" (" + screen_->id.to_text() + ").";
}

void Run::replay(std::size_t target) {
  stopped_.clear();
  while (at_ < std::min(target, steps_.size())) {
    std::string why = misfit(steps_[at_]);
    RunStep again = steps_[at_];
    if (why.empty()) {
      if (!carry_out(again)) why = "The next step is no longer taken.";
      else if (again.to == again.from && steps_[at_].to != steps_[at_].from) {
        // It was refused, and the screen says why. The step is kept as it was for a pack that takes it again.
        why = "The answer on \"" + again.from_title + "\" is no longer taken.";
      }
    }
    if (!why.empty()) {
      stopped_ = why + " Of " + std::to_string(target) + " steps " + std::to_string(at_) +
                 " were done again; answer here and go on, or fix the pack.";
      return;
    }
    steps_[at_++] = std::move(again);
  }
}

void Run::go_to(std::size_t step) {
  wanted_ = std::min(step, steps_.size());
  begin();
  replay(wanted_);
}

void Run::resume() {
  if (stopped_.empty()) return;
  // On with the first of them that was done on the screen at hand. What was done on screens before that one, which
  // were answered anew or are no longer there, is needed no more.
  const auto ahead = steps_.begin() + static_cast<std::ptrdiff_t>(at_);
  const auto fits = std::find_if(ahead, steps_.end(), [&](const RunStep& step) { return step.from == screen_->id; });
  if (fits != steps_.end()) {
    wanted_ = std::max(at_, wanted_ - std::min(wanted_, static_cast<std::size_t>(fits - ahead)));
    steps_.erase(ahead, fits);
  }
  replay(wanted_);
}

void Run::restart(std::int64_t now_ms) {
  steps_.clear();
  wanted_ = 0;
  began_ms_ = now_ms;
  begin();
}

shell::DoneOrMessage Run::reload(const shell::LoadedPack& pack) {
  auto journey = shell::begin(pack, "", began_ms_);
  if (!journey.ok()) return journey.failure();
  pack_ = pack;
  begin(std::move(journey).value());
  replay(wanted_);
  return Done{};
}

}  // namespace sealwell::workbench
