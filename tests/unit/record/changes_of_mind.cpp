// Residents who go back and answer otherwise: what they decided follows what they answered.
#include "core/engine/calculation/calculator.hpp"
#include "core/engine/navigator.hpp"
#include "core/engine/questionnaire_response.hpp"
#include "core/engine/update.hpp"
#include "core/record/record.hpp"

#include "tests/unit/fixtures/random_answers.hpp"
#include "tests/unit/fixtures/resident.hpp"

#include <cstdlib>
#include <set>

using namespace sealwell;
using namespace sealwell::engine;
using Phase = State::Phase;
using Names = std::set<std::string>;

namespace {

// Which statements somebody is asked who has just given these answers: worked out from the record alone.
Names asked_for(const pack::ServicePack& pack, const json::Value& record) {
  std::vector<std::string> problems;
  State state;
  state.answers = read_response(pack.questionnaire, *record.find("questionnaireResponse"), problems);
  REQUIRE(problems.empty());
  recompute(pack, state.answers, state.derived);
  Names statements;
  for (const ScreenSlot& slot : Navigator(pack, state).all()) {
    if (slot.kind == ScreenSlot::Kind::consent) statements.insert(slot.step->statement);
  }
  return statements;
}

Names decided_in(const json::Value& record) {
  Names statements;
  for (const json::Value& decision : record.items("decisions")) statements.emplace(decision.text_or("statement"));
  return statements;
}

std::size_t decisions_on(const Screen& check, const pack::ServicePack& pack) {
  std::size_t rows = 0;
  for (const Block& block : check.blocks) {
    const auto* list = std::get_if<SummaryList>(&block);
    if (!list) continue;
    for (const SummaryList::Row& row : list->rows) {
      const ScreenId changes = ScreenId::parse(row.change_target);
      if (changes.kind == ScreenId::Kind::consent && pack.statement(changes.name)) ++rows;
    }
  }
  return rows;
}

// One resident at random, who changes their mind at "check your answers" several times before they send.
class Wanderer {
 public:
  Wanderer(const pack::ServicePack& pack, unsigned seed)
      : pack_(pack), random_(seed), calculator_(make_calculator(pack)) {
    context_.calculator = calculator_.get();
    now_ = begin(pack, context_);
  }

  /// Until something is sealed: the record, null where it came to another end.
  json::Value record() {
    std::size_t shown = 0;
    for (int step = 0; step < 600; ++step) {
      if (now_.state.phase == Phase::sending) {
        CHECK(shown == decided_in(built()).size());
        return built();
      }
      if (now_.state.phase != Phase::asking) return {};
      const ScreenId::Kind kind = now_.screen.id.kind;
      if (kind == ScreenId::Kind::check) shown = decisions_on(now_.screen, pack_);
      if ((kind == ScreenId::Kind::check && random_() % 3) || random_() % 25 == 0) change();
      else if (kind == ScreenId::Kind::ended) act(Action::Type::back);
      else submit();
    }
    return {};
  }

  [[nodiscard]] bool has_lapsed() const {
    return std::any_of(now_.state.decisions.begin(), now_.state.decisions.end(), [](const consent::Decision& decision) {
      return decision.event == consent::Decision::Event::lapsed;
    });
  }

 private:
  [[nodiscard]] json::Value built() const {
    return record::build(pack_, now_.state, {"00112233445566778899aabbccddeeff", now_.state.record_kind, "ab12", noon});
  }

  void act(Action::Type type, const std::string& target = {}) {
    Action action;
    action.type = type;
    action.target = target;
    now_ = update(pack_, std::move(now_.state), action, context_);
  }

  void change() {
    const auto slots = Navigator(pack_, now_.state).all();
    act(Action::Type::change, slots[random_() % slots.size()].id.to_text());
  }

  void submit() {
    Action action;
    action.screen = now_.screen.id;
    action.fields = random_fields(now_.screen, random_);
    const bool consent = now_.screen.id.kind == ScreenId::Kind::consent;
    const auto slot = Navigator(pack_, now_.state).find(now_.screen.id);
    action.button = !consent ? "continue" : (slot && slot->required) || random_() % 2 ? "yes" : "no";
    now_ = update(pack_, std::move(now_.state), action, context_);
  }

  const pack::ServicePack& pack_;
  std::mt19937 random_;
  std::unique_ptr<Calculator> calculator_;
  Context context_{noon};
  Update now_;
};

// How many journeys of each pack: SEALWELL_JOURNEYS, for a person with time.
unsigned journeys() {
  const char* wanted = std::getenv("SEALWELL_JOURNEYS");
  return wanted ? static_cast<unsigned>(std::strtoul(wanted, nullptr, 10)) : 300;
}

}  // namespace

TEST_CASE("decisions in force are about the statements that the answers ask for, whatever was changed on the way",
          "[large]") {
  for (const char* id : {"banes-wellbeing-hub", "lancaster-health-coach", "livewell-dorset", "living-well-consortium",
                         "living-well-rochdale"}) {
    const pack::ServicePack pack = pack::read_pack(pack::site_pack(id));
    unsigned sent = 0, lapsed = 0;
    for (unsigned seed = 1; seed <= journeys(); ++seed) {
      INFO(id << ", seed " << seed);
      Wanderer wanderer(pack, seed);
      const json::Value record = wanderer.record();
      if (record.is_null()) continue;
      ++sent;
      lapsed += wanderer.has_lapsed();
      REQUIRE(decided_in(record) == asked_for(pack, record));
      REQUIRE(record::discrepancies(pack, record).empty());
    }
    INFO(id << ": " << sent << " sent, in " << lapsed << " a decision lapsed");
    CHECK(sent > journeys() / 10);
    if (std::string_view(id) == "lancaster-health-coach" || std::string_view(id) == "livewell-dorset")
      CHECK(lapsed > 0);
  }
}
