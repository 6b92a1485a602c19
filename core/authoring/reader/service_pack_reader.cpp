#include "core/authoring/reader/service_pack_reader.hpp"

#include "core/authoring/reader/consent_reader.hpp"
#include "core/authoring/reader/follow_up_reader.hpp"
#include "core/authoring/reader/parts_reader.hpp"
#include "core/authoring/reader/questionnaire_reader.hpp"
#include "core/authoring/reader/recipients_reader.hpp"
#include "core/authoring/reader/repeating_groups.hpp"
#include "core/pack/item_order.hpp"
#include "core/pack/messages.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace sealwell::pack {
namespace {

constexpr std::array<std::pair<std::string_view, JourneyStep::Kind>, 5> step_kinds{{
    {"questions", JourneyStep::Kind::questions},
    {"results", JourneyStep::Kind::results},
    {"consent", JourneyStep::Kind::consent},
    {"check", JourneyStep::Kind::check},
    {"send", JourneyStep::Kind::send},
}};

// Notes duplicate_key for each object of a list whose `id` stood before.
void require_own_ids(const ObjectReader& reader, std::string_view list) {
  std::set<std::string> seen;
  for (const ObjectReader& entry : reader.objects(list)) {
    const std::string id = entry.text("id");
    if (!id.empty() && !seen.insert(id).second) entry.fail(Error::duplicate_key, "id");
  }
}

JourneyStep read_step(const ObjectReader& reader) {
  reader.allow_only({"type", "items", "statement", "kind", "enableWhen", "enableBehavior"});
  JourneyStep step;
  const std::string type = reader.required_text("type");
  bool known = false;
  for (const auto& [name, kind] : step_kinds) {
    if (name != type) continue;
    step.kind = kind;
    known = true;
  }
  if (!known) reader.fail(Error::unknown_value, "type");
  step.items = reader.texts("items");
  step.statement = reader.text("statement");
  step.record_kind = reader.text("kind");
  step.enable_rule = read_enable_rule(reader);
  if (step.kind == JourneyStep::Kind::questions && step.items.empty()) reader.fail(Error::missing_field, "items");
  if (step.kind == JourneyStep::Kind::consent && step.statement.empty()) reader.fail(Error::missing_field, "statement");
  if (step.kind == JourneyStep::Kind::send && step.record_kind.empty()) step.record_kind = "referral";
  return step;
}

void read_service(const ObjectReader& reader, ServicePack& pack) {
  reader.allow_only(
      {"format",     "id",       "version",     "name",        "languages",       "contact",  "privacyNotice",
       "start",      "journey",  "endings",     "instruments", "topics",          "comB",     "sent",
       "recipients", "recovery", "parts",       "intake",      "frameAncestors",  "theme",    "messages",
       "timeZone",   "stage",    "completedBy", "followUp",    "hostKeepsSealed", "exitPage", "autofill"});
  reader.require_format("sealwell-pack/1");
  pack.id = reader.required_text("id");
  if (!pack.id.empty() && !is_identifier(pack.id)) reader.fail(Error::unknown_value, "id");
  pack.version = reader.required_text("version");
  pack.name = reader.required_text("name").empty() ? "" : reader.optional_localized("name");
  pack.languages = reader.texts("languages");
  if (pack.languages.empty()) reader.fail(Error::missing_field, "languages");
  pack.time_zone = reader.text("timeZone");
  if (!pack.time_zone.empty() && pack.time_zone != london_time_zone && pack.time_zone != "UTC") {
    reader.fail(Error::unsupported, "timeZone");
  }

  pack.completed_by = reader.text("completedBy");
  pack.autofill = !reader.has("autofill") || reader.boolean("autofill");
  // Where the page that is published leads; no screen knows of it.
  const std::string exit_page = reader.text("exitPage");
  if (!exit_page.empty() && !exit_page.starts_with("https://")) reader.fail(Error::unknown_value, "exitPage");

  const ObjectReader contact = reader.object("contact");
  contact.allow_only({"lead", "phone", "hours", "note"});
  pack.contact = {contact.required_localized("lead"), contact.required_text("phone"), contact.localized("hours"),
                  contact.localized("note")};
  const ObjectReader privacy = reader.object("privacyNotice");
  privacy.allow_only({"label", "address"});
  pack.privacy_label = privacy.localized("label");
  pack.privacy_address = privacy.optional_localized("address");

  const ObjectReader start = reader.object("start");
  start.allow_only({"title", "text", "points", "button"});
  pack.start_title = start.required_localized("title");
  pack.start_text = start.localized_list("text");
  pack.start_points = start.localized_list("points");
  pack.start_button = start.required_localized("button");
  const ObjectReader sent = reader.object("sent");
  sent.allow_only({"title", "text"});
  pack.sent_title = sent.localized("title");
  pack.sent_text = sent.localized_list("text");

  for (const ObjectReader& step : reader.objects("journey")) pack.journey.push_back(read_step(step));
  for (const ObjectReader& ending : reader.objects("endings")) {
    ending.allow_only({"id", "enableWhen", "enableBehavior", "title", "text"});
    pack.endings.push_back({ending.required_text("id"), read_enable_rule(ending), ending.required_localized("title"),
                            ending.localized_list("text")});
    if (!ending.has("enableWhen")) ending.fail(Error::missing_field, "enableWhen");
  }
}

BarrierChecklist read_checklist(const ObjectReader& reader) {
  reader.allow_only({"item", "goal", "barriers"});
  BarrierChecklist checklist{reader.required_text("item"), reader.text("goal"), {}};
  for (const auto& [option, barrier] : reader.object("barriers").named_objects()) {
    barrier.allow_only({"component", "domain"});
    checklist.barriers.push_back({option, barrier.required_text("component"), barrier.text("domain")});
  }
  if (checklist.barriers.empty()) reader.fail(Error::missing_field, "barriers");
  return checklist;
}

void read_results(const ObjectReader& reader, ServicePack& pack) {
  for (const ObjectReader& topic : reader.objects("topics")) {
    topic.allow_only({"id", "title", "items"});
    pack.topics.push_back({topic.required_text("id"), topic.required_localized("title"), topic.texts("items"), {}});
  }
  for (const ObjectReader& entry : reader.objects("instruments")) {
    entry.allow_only({"instrument", "topic"});
    const std::string instrument = entry.required_text("instrument");
    const std::string topic_id = entry.required_text("topic");
    bool known = false;
    for (Topic& topic : pack.topics) {
      if (topic.id != topic_id) continue;
      topic.instruments.push_back(instrument);
      known = true;
    }
    if (!known) entry.fail(Error::unknown_value, "topic");
  }
  const ObjectReader com_b = reader.object("comB");
  com_b.allow_only({"goal", "goals", "checklists"});
  if (com_b.is_object()) {
    pack.goal_item = com_b.required_text("goal");
    const json::Value* goals = com_b.find("goals");
    if (!goals || !goals->if_object()) {
      com_b.fail(Error::missing_field, "goals");
    } else {
      const ObjectReader goal_reader = com_b.object("goals");
      for (const json::Member& goal : *goals->if_object()) pack.goals[goal.name] = goal_reader.localized(goal.name);
    }
  }
  for (const ObjectReader& entry : com_b.objects("checklists")) pack.checklists.push_back(read_checklist(entry));
}

void read_sealing(const ObjectReader& reader, ServicePack& pack) {
  read_recipients(reader, pack);
  read_parts(reader, pack);
  const ObjectReader intake = reader.object("intake");
  intake.allow_only({"address", "publicKeys"});
  pack.intake_address = intake.text("address");
  pack.intake_keys = intake.texts("publicKeys");
  pack.frame_ancestors = reader.texts("frameAncestors");
  // The site's build acts on it; here it is only to be what it says.
  static_cast<void>(reader.boolean("hostKeepsSealed"));
}

void read_texts(const ObjectReader& reader, std::string_view name,
                std::map<std::string, std::string, std::less<>>& into) {
  const json::Value* members = reader.find(name);
  if (!members) return;
  const ObjectReader object = reader.object(name);
  if (!members->if_object()) return;
  for (const json::Member& member : *members->if_object()) into[member.name] = object.text(member.name);
}

const json::Value* translation_in(const json::Value& joined, std::string_view language, std::string_view name) {
  const json::Value* all = joined.find("translations");
  const json::Value* own = all ? all->find(language) : nullptr;
  return own ? own->find(name) : nullptr;
}

// Whether `language` is one of the pack's, and not its first.
bool is_further_language(const json::Value& joined, std::string_view language) {
  const json::Value* service = joined.find("pack");
  if (!service || language.empty()) return false;
  const json::Array& languages = service->items("languages");
  const auto names = [&](const json::Value& tag) { return tag.if_string() && *tag.if_string() == language; };
  return !languages.empty() && std::any_of(languages.begin() + 1, languages.end(), names);
}

// What the engine says: the pack's own words for the language, else the translation of those that it has for its first
// one, else the sentences that come with the engine.
void read_messages(const ObjectReader& root, ServicePack& pack) {
  const ObjectReader service = root.object("pack");
  const ObjectReader messages = service.object("messages");
  for (const auto& [tag, texts] : messages.named_objects()) {
    std::map<std::string, std::string, std::less<>> read;
    read_texts(messages, tag, read);
    if (tag == pack.language) pack.messages = std::move(read);
  }
  const Translator* translator = root.translator();
  if (!translator || translator->language().empty()) return;
  std::map<std::string, std::string, std::less<>> first;
  read_texts(messages, pack.languages.front(), first);
  const std::string at = json::pointer_to(messages.pointer(), pack.languages.front());
  for (const auto& [id, text] : first) {
    if (pack.messages.contains(id)) continue;
    const std::string said = translator->say(text, json::pointer_to(at, id));
    // A question's own message that nobody translated gives way to the sentence for all questions.
    if (translator->find(text)) pack.messages.emplace(id, said);
  }
  const ObjectReader own = root.object("translations").object(pack.language);
  std::map<std::string, std::string, std::less<>> sentences;
  read_texts(own, "sentences", sentences);
  pack.messages.merge(sentences);
}

void check_translations(const ObjectReader& root) {
  for (const auto& [tag, own] : root.object("translations").named_objects()) {
    own.allow_only({"status", "texts", "sentences"});
    std::map<std::string, std::string, std::less<>> texts;
    read_texts(own, "texts", texts);
  }
}

void read_advice(const ObjectReader& reader, ServicePack& pack) {
  if (!reader.is_object()) return;
  reader.allow_only({"format", "bands", "components", "suggestions", "flags"});
  reader.require_format("sealwell-advice/1");
  for (const auto& [instrument, bands] : reader.object("bands").named_objects()) {
    for (const auto& [band, words] : bands.named_objects()) {
      words.allow_only({"means", "next"});
      pack.bands[instrument][band] = {words.required_localized("means"), words.localized("next")};
    }
  }
  for (const auto& [component, words] : reader.object("components").named_objects()) {
    words.allow_only({"name", "means"});
    pack.components[component] = {words.required_localized("name"), words.localized("means")};
  }
  for (const ObjectReader& entry : reader.objects("suggestions")) {
    entry.allow_only({"id", "title", "text", "topics", "components", "functions", "where", "when", "phone"});
    pack.suggestions.push_back({entry.required_text("id"), entry.required_localized("title"),
                                entry.required_localized("text"), entry.text("phone"),
                                entry.optional_localized("where"), entry.localized("when"), entry.texts("topics"),
                                entry.texts("components"), entry.texts("functions")});
    for (const std::string& function : pack.suggestions.back().functions) {
      // Never offered to a person about themselves.
      if (function == "coercion" || function == "restriction") entry.fail(Error::unsupported, "functions");
    }
  }
  for (const auto& [flag, words] : reader.object("flags").named_objects()) {
    words.allow_only({"title", "text"});
    pack.flags[flag] = {words.required_localized("title"), words.localized_list("text")};
  }
}

// Every name that one part of a pack uses for another must be there.
void check_references(const ObjectReader& service, const ServicePack& pack) {
  // Of a group that repeats only the Questionnaire's own items can be named.
  const auto known = [&pack](std::string_view link_id) {
    const int index = pack.questionnaire.find(link_id);
    return index >= 0 && pack.questionnaire.item(index).instance == 1;
  };
  const auto known_condition = [&known](const EnableRule& enable_rule) {
    return std::all_of(enable_rule.conditions.begin(), enable_rule.conditions.end(),
                       [&](const Condition& condition) { return known(condition.question); });
  };
  const auto steps = service.objects("journey");
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const JourneyStep& step = pack.journey[i];
    for (const std::string& link_id : step.items) {
      const int index = pack.questionnaire.find(link_id);
      // Items below another are asked with it; asked by themselves too they would be asked twice.
      if (index < 0 || pack.questionnaire.item(index).parent >= 0) steps[i].fail(Error::unknown_value, "items");
    }
    if (step.kind == JourneyStep::Kind::consent && !step.statement.empty() && !pack.statement(step.statement)) {
      steps[i].fail(Error::unknown_value, "statement");
    }
    if (!known_condition(step.enable_rule)) steps[i].fail(Error::unknown_value, "enableWhen");
  }
  const auto endings = service.objects("endings");
  for (std::size_t i = 0; i < endings.size(); ++i) {
    if (!known_condition(pack.endings[i].enable_rule)) endings[i].fail(Error::unknown_value, "enableWhen");
  }
  if (!pack.goal_item.empty() && !known(pack.goal_item)) service.fail(Error::unknown_value, "comB");
  // One goal and one list of barriers: an instance too many would be dropped in silence.
  const auto repeats = [&](const std::string& link_id) {
    return known(link_id) && pack.questionnaire.item(pack.questionnaire.find(link_id)).in_instance >= 0;
  };
  if (repeats(pack.goal_item)) service.fail(Error::unsupported, "comB");
  for (const BarrierChecklist& checklist : pack.checklists) {
    if (repeats(checklist.item)) service.fail(Error::unsupported, "comB");
  }
}

// A pack that does not say otherwise asks everything, asks for consent, shows it for checking, and
// sends it.
std::vector<JourneyStep> default_journey(const ServicePack& pack) {
  JourneyStep questions;
  for (const Item& item : pack.questionnaire.items) {
    if (item.parent < 0) questions.items.push_back(item.link_id);
  }
  std::vector<JourneyStep> journey{std::move(questions)};
  for (const Statement& statement : pack.statements) {
    JourneyStep consent;
    consent.kind = JourneyStep::Kind::consent;
    consent.statement = statement.id;
    journey.push_back(std::move(consent));
  }
  JourneyStep check;
  check.kind = JourneyStep::Kind::check;
  JourneyStep send;
  send.kind = JourneyStep::Kind::send;
  send.record_kind = "referral";
  journey.push_back(std::move(check));
  journey.push_back(std::move(send));
  return journey;
}

// Tells each top-level item when the journey asks it, so that an answer does not outlive the step
// that asked for it.
void place_items(ServicePack& pack) {
  Questionnaire& questionnaire = pack.questionnaire;
  for (Item& item : questionnaire.items) item.asked = item.parent >= 0;
  std::set<int> always;
  for (const JourneyStep& step : pack.journey) {
    for (const std::string& link_id : step.items) {
      const int index = questionnaire.find(link_id);
      if (index < 0) continue;
      Item& item = questionnaire.items[static_cast<std::size_t>(index)];
      item.asked = true;
      if (step.enable_rule.conditions.empty()) always.insert(index);
      else item.asked_when.push_back(step.enable_rule);
    }
  }
  for (const int index : always) questionnaire.items[static_cast<std::size_t>(index)].asked_when.clear();
  order_items(questionnaire);
  for (JourneyStep& step : pack.journey) resolve_conditions(questionnaire, step.enable_rule);
  for (Ending& ending : pack.endings) resolve_conditions(questionnaire, ending.enable_rule);
  pack.places = places_of(questionnaire, pack.journey);
}

}  // namespace

ServicePack read_service_pack(const json::Value& joined, Failures& failures, std::string_view language) {
  const Translator translator(is_further_language(joined, language) ? language : "",
                              translation_in(joined, language, "texts"));
  return read_service_pack(joined, failures, translator);
}

ServicePack read_service_pack(const json::Value& joined, Failures& failures, const Translator& translator) {
  ServicePack pack;
  const ObjectReader root(joined, "", failures, &translator);
  root.allow_only({"pack", "questionnaire", "consent", "advice", "sources", "translations"});
  const ObjectReader service = root.object("pack");
  if (!service.is_object()) {
    root.fail(Error::missing_field, "pack");
    return pack;
  }
  read_service(service, pack);
  pack.language = translator.language();
  if (pack.language.empty() && !pack.languages.empty()) pack.language = pack.languages.front();
  read_results(service, pack);
  read_sealing(service, pack);
  read_texts(service, "theme", pack.theme);
  read_messages(root, pack);
  if (const json::Value* questionnaire = root.find("questionnaire")) {
    pack.questionnaire = read_questionnaire(*questionnaire, "/questionnaire", failures, &translator);
  } else {
    root.fail(Error::missing_field, "questionnaire");
  }
  check_translations(root);
  read_consent(root.object("consent"), pack);
  if (json::Value follow_up = read_follow_up(service); !follow_up.is_null()) {
    json::Value terms = pack.terms ? *pack.terms : json::Value::object();
    terms.set("followUp", std::move(follow_up));
    pack.terms = std::make_shared<const json::Value>(std::move(terms));
    pack.follows_up = true;
  }
  read_advice(root.object("advice"), pack);
  read_texts(root, "sources", pack.sources);
  if (pack.journey.empty()) pack.journey = default_journey(pack);
  check_references(service, pack);
  place_items(pack);
  assign_items_to_parts(pack, failures);
  for (const std::string_view list : {"endings", "topics", "recipients", "parts"}) require_own_ids(service, list);
  require_own_ids(root.object("consent"), "statements");
  require_own_ids(root.object("advice"), "suggestions");
  label_instances(pack.questionnaire, Messages(pack));
  remove_duplicate_failures(failures);
  return pack;
}

Result<ServicePack> parse_service_pack(std::string_view joined) {
  const auto document = json::parse(joined);
  if (!document.ok()) return document.failure();
  Failures failures;
  ServicePack pack = read_service_pack(document.value(), failures);
  if (!failures.empty()) return Failure{Error::pack_invalid, failures.front().where};
  return pack;
}

}  // namespace sealwell::pack
