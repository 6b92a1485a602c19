// Native programs only.
#include "core/authoring/describe/description.hpp"

#include "core/authoring/describe/rights_summary.hpp"
#include "core/authoring/describe/statement_summary.hpp"
#include "core/authoring/instruments/registry.hpp"
#include "core/base/text.hpp"
#include "core/engine/screen.hpp"
#include "core/pack/language.hpp"
#include "core/pack/retention.hpp"

#include <algorithm>

namespace sealwell::describe {
namespace {

using engine::Heading;
using engine::Paragraph;
using engine::SummaryList;
using pack::PartRule;
using pack::Statement;
using Lines = std::vector<std::string>;

constexpr std::string_view unsaid = "The pack does not say.";

std::string name_of_kind(std::string_view kind) {
  if (kind == "explicit-consent") return "Explicit consent";
  if (kind == "consent") return "Consent";
  if (kind == "confidentiality-agreement") return "Agreement to share, beside the legal basis";
  return "Told, and can object; does not rest on consent";
}

class Description {
 public:
  explicit Description(const pack::ServicePack& pack) : pack_(pack), none_(json::Value::object()) {
    const json::Value* notice = pack.terms ? pack.terms->find("notice") : nullptr;
    notice_ = notice ? notice : &none_;
  }

  engine::Screen run() {
    screen_.id = {engine::ScreenId::Kind::other, "description"};
    screen_.language = pack_.language;
    screen_.direction = pack::direction_of(pack_.language);
    screen_.service = pack_.name;
    screen_.title = pack_.name + ": what is collected, why, and who can open it";
    screen_.blocks.emplace_back(Heading{1, screen_.title, ""});
    screen_.blocks.emplace_back(Paragraph{"From the pack " + pack_.id + " " + pack_.version +
                                              ", which is all that residents are asked, told and shown. Numbers in "
                                              "brackets are those of the purposes; what has none is for all of them.",
                                          false});
    purposes();
    people();
    collected();
    parts();
    keeping();
    again();
    rights();
    places();
    not_sent();
    return std::move(screen_);
  }

 private:
  void row(std::string key, Lines values) {
    std::erase(values, std::string());
    if (!values.empty()) rows_.rows.push_back({std::move(key), std::move(values), "", "", ""});
  }

  void section(std::string title) {
    if (rows_.rows.empty()) return;
    screen_.blocks.emplace_back(Heading{2, std::move(title), ""});
    screen_.blocks.emplace_back(std::exchange(rows_, {}));
  }

  // What `texts_of` has of each statement.
  template <typename TextsOf> [[nodiscard]] Lines over_statements(TextsOf texts_of) const {
    StatementSummary said(pack_.statements.size());
    for (std::size_t i = 0; i < pack_.statements.size(); ++i) {
      for (const std::string& text : texts_of(pack_.statements[i])) said.add(text, i);
    }
    return said.lines();
  }

  // A member of the pack's terms of a statement: what only receipts show.
  [[nodiscard]] std::string term(const Statement& statement, std::string_view name) const {
    const json::Value* all = pack_.terms ? pack_.terms->find("statements") : nullptr;
    const json::Value* own = all ? all->find(statement.id) : nullptr;
    return own ? std::string(own->text_or(name)) : std::string();
  }

  [[nodiscard]] static std::string ways_to(const json::Value& who) {
    Lines ways;
    for (const std::string_view way : {"address", "phone", "email", "web"}) {
      if (!who.text_or(way).empty()) ways.emplace_back(who.text_or(way));
    }
    return joined(ways, ", ");
  }

  [[nodiscard]] static std::string with_ways(const json::Value& who) {
    const std::string name(who.text_or("name"));
    const std::string ways = ways_to(who);
    return name.empty() || ways.empty() ? name + ways : name + ": " + ways;
  }

  [[nodiscard]] Lines notice_says(std::string_view name) const {
    Lines lines;
    for (const json::Value& text : notice_->items(name)) {
      if (text.if_string()) lines.push_back(*text.if_string());
    }
    if (const std::string_view text = notice_->text_or(name); !text.empty()) lines.emplace_back(text);
    if (lines.empty()) lines.emplace_back(unsaid);
    return lines;
  }

  [[nodiscard]] bool sends() const {
    return std::any_of(pack_.journey.begin(), pack_.journey.end(),
                       [](const pack::JourneyStep& step) { return step.kind == pack::JourneyStep::Kind::send; });
  }

  void purposes() {
    Lines purposes;
    for (const Statement& statement : pack_.statements) {
      purposes.push_back(std::to_string(purposes.size() + 1) + ". " + statement.purpose);
    }
    row("Purposes", std::move(purposes));
    row("Legal basis (UK GDPR)", over_statements([](const Statement& statement) {
          std::string basis = name_of_kind(statement.kind) + ". Article " + statement.lawful_basis;
          if (!statement.condition.empty()) basis += "; for health information Article " + statement.condition;
          return Lines{std::move(basis)};
        }));
    row("After a no", over_statements([this](const Statement& statement) {
          const std::string& sent = statement.required_for;
          const std::string needed = sent.empty() ? "Nothing else depends on it." : "No " + sent + " is sent.";
          const std::string words = term(statement, "consequence");
          return Lines{words.empty() ? needed : needed + " Residents are told: " + words};
        }));
    section("What for, and on which ground");
  }

  void people() {
    const Lines responsible = over_statements([](const Statement& statement) { return statement.controllers; });
    Lines recipients = over_statements([](const Statement& statement) { return statement.recipients; });
    // A controller that gets it for just what it is responsible for is named once, with a mark.
    Lines controllers = with_all_ways(responsible);
    const std::size_t named = recipients.size();
    for (std::size_t i = 0; i < responsible.size(); ++i) {
      if (std::erase(recipients, responsible[i]) > 0) controllers[i].insert(responsible[i].size(), "*");
    }
    if (recipients.size() < named) {
      recipients.insert(recipients.begin(), "Controllers with *, for the same purposes");
    }
    row("Responsible (controllers)", std::move(controllers));
    const json::Value* officer = notice_->find("dataProtectionOfficer");
    row("Data protection officer", {officer ? with_ways(*officer) : std::string(unsaid)});
    row("Who gets it", std::move(recipients));
    row("Privacy notice", {pack_.privacy_label, pack_.privacy_address});
    section("Who");
  }

  // Each controller with how to reach it, where the notice says so.
  [[nodiscard]] Lines with_all_ways(Lines lines) const {
    for (std::string& line : lines) {
      for (const json::Value& controller : notice_->items("controllers")) {
        const std::string name(controller.text_or("name"));
        const std::string ways = ways_to(controller);
        if (!ways.empty() && (line == name || line.starts_with(name + " ("))) line += ": " + ways;
      }
    }
    return lines;
  }

  void collected() {
    row("Information", over_statements([](const Statement& statement) { return statement.data_categories; }));
    const auto asked =
        std::count_if(pack_.questionnaire.items.begin(), pack_.questionnaire.items.end(), [](const pack::Item& item) {
          return item.is_question() && !item.is_fixed() && item.instance == 1 && !item.is_add_another_question;
        });
    row("Questions", {std::to_string(asked) + (asked == 1 ? " question" : " questions") +
                      ". A resident meets those that fit earlier answers."});
    Lines results;
    for (const pack::Topic& topic : pack_.topics) {
      for (const std::string& id : topic.instruments) {
        const scoring::InstrumentInfo* info = scoring::find_instrument(id);
        results.push_back(info ? std::string(info->title) : id);
      }
    }
    if (!pack_.goal_item.empty()) results.emplace_back("What stands in the way (COM-B)");
    if (!pack_.flags.empty()) results.emplace_back("Whether a safety message is shown");
    row("Worked out from them", {joined(results, "; ")});
    section("What is collected");
  }

  [[nodiscard]] std::string recipient(const std::string& id) const {
    for (const pack::Recipient& known : pack_.recipients) {
      if (known.id == id && !known.name.empty()) return known.name;
    }
    return id;
  }

  [[nodiscard]] std::string held_by(const PartRule& part) const {
    Lines held;
    for (const std::string& link_id : part.items) {
      const int index = pack_.questionnaire.find(link_id);
      if (index < 0) continue;
      const pack::Item& item = pack_.questionnaire.item(index);
      const std::string& name = item.short_text.empty() ? item.text : item.short_text;
      held.push_back(name.empty() ? link_id : name);
    }
    for (const std::string& id : part.topics) {
      for (const pack::Topic& topic : pack_.topics) {
        if (topic.id == id) held.push_back(topic.title);
      }
    }
    const bool is_only = pack_.parts.size() == 1;
    if (part.takes_rest) held.emplace_back(is_only ? "everything" : "everything that no other part holds");
    return joined(held, "; ") + (part.anonymous ? ", and nothing that names the resident" : "");
  }

  void parts() {
    if (!sends()) return;
    for (const PartRule& part : pack_.parts) {
      Lines who;
      for (const std::string& id : part.recipients) who.push_back(recipient(id));
      const std::string openers = who.empty() ? "nobody yet" : joined(who, ", ");
      row(part.id, {"Opened by " + openers + ". Holds " + held_by(part) + "."});
    }
    const bool kept = pack_.recovery_choice == pack::RecoveryChoice::key;
    row("Recovery key",
        {kept ? "Opens every part, should the other keys be lost; kept by " + pack_.recovery.name + "."
         : pack_.recovery_choice == pack::RecoveryChoice::none ? "None: what the recipients' keys can't open is lost."
                                                               : "Not decided in the pack itself."});
    section("Who can open what");
  }

  void keeping() {
    row("Kept", over_statements([](const Statement& statement) { return Lines{statement.retention}; }));
    section("How long it is kept");
  }

  void again() {
    const json::Value* follow_up = pack_.terms ? pack_.terms->find("followUp") : nullptr;
    if (!follow_up) return;
    Lines after;
    for (const json::Value& period : follow_up->items("after")) {
      const auto length = pack::parse_period(period.if_string() ? *period.if_string() : std::string());
      if (length) after.push_back(pack::period_text(*length));
    }
    row("Asked again", {"After " + joined(after, ", ") +
                        ", counted from sending. Nobody is reminded but by the calendar "
                        "file that residents can save."});
    row("Earlier answers",
        {"Come from the resident's own receipt file and are not kept for this anywhere else. Consent "
         "is asked anew."});
    section("Assessment again");
  }

  void rights() {
    std::vector<const Statement*> statements;
    for (const Statement& statement : pack_.statements) statements.push_back(&statement);
    if (statements.empty()) return;
    row("Rights", rights_summary(statements, *notice_));
    row("Taking it back", over_statements([](const Statement& statement) { return Lines{statement.withdrawal}; }));
    row("With the receipt",
        {"The resident keeps a signed file that takes consent back, or objects, without an account."});
    section("Rights and withdrawal");
  }

  void places() {
    if (sends()) {
      row("On the way", {"Sealed in the resident's browser to the keys above, and posted to " + pack_.intake_address +
                         ". The intake stores it and can't read it."});
    }
    row("Stored", notice_says("storage"));
    row("Other countries", notice_says("transfers"));
    row("Whether it must be given", notice_says("obligation"));
    row("Decisions by computer", notice_says("automatedDecisions"));
    const bool interests = std::any_of(pack_.statements.begin(), pack_.statements.end(),
                                       [](const Statement& statement) { return statement.lawful_basis == "6(1)(f)"; });
    if (interests) row("Legitimate interests", notice_says("legitimateInterests"));
    section("Where it is, and what is done with it");
  }

  void not_sent() {
    if (!sends()) {
      row("Sent", {"Nothing. Answers and results stay in the browser until the page is closed or cleared."});
    } else {
      row("Before “send”", {"Nothing leaves the browser before the resident has checked the answers and sends them. "
                            "Whoever stops, clears the answers, or says no to what sending needs, sends nothing."});
      row("Answers", {"What no longer applies after an earlier answer was changed is not sent."});
    }
    Lines endings;
    for (const pack::Ending& ending : pack_.endings) endings.push_back(ending.title);
    if (!endings.empty()) row("Told to look elsewhere", {"Nothing is sent after: " + joined(endings, "; ") + "."});
    row("The website around it",
        {"Learns the form's height, how far along it is and, once sent, a reference. No answer, "
         "name or result."});
    row("Others", {"No cookies, no analytics, nothing loaded from a third party."});
    section("What is not sent");
  }

  const pack::ServicePack& pack_;
  json::Value none_;
  const json::Value* notice_;
  SummaryList rows_;
  engine::Screen screen_;
};

}  // namespace

engine::Screen description_of(const pack::ServicePack& pack) { return Description(pack).run(); }

}  // namespace sealwell::describe
