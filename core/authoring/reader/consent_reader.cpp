// Native programs only: a browser reads prepared packs.
#include "core/authoring/reader/consent_reader.hpp"

#include "core/pack/retention.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace sealwell::pack {
namespace {

constexpr std::array<std::string_view, 4> kinds{"explicit-consent", "consent", "confidentiality-agreement",
                                                "acknowledgement"};
constexpr std::array<std::string_view, 7> rights{"access",    "rectification", "erasure",     "restriction",
                                                 "objection", "portability",   "human-review"};
constexpr std::size_t most_earlier = 100;

StatementWording read_wording(const ObjectReader& reader) {
  reader.allow_only({"title", "text", "question", "points", "yes", "no", "refusal", "sha256"});
  // A wording has one spelling, so that its hash can be worked out from what was shown: what is empty is left out.
  for (const std::string_view name : {"text", "points", "refusal"}) {
    const json::Value* member = reader.find(name);
    const bool empty = member && ((member->if_array() && member->if_array()->empty()) ||
                                  (member->if_object() && member->if_object()->empty()));
    if (empty) reader.fail(Error::missing_field, name);
  }
  StatementWording wording;
  wording.title = reader.required_text("title");
  wording.text = reader.texts("text");
  wording.question = reader.required_text("question");
  for (const ObjectReader& point : reader.objects("points")) {
    point.allow_only({"id", "text"});
    wording.points.push_back({point.required_text("id"), point.required_text("text")});
  }
  wording.yes = reader.required_text("yes");
  wording.no = reader.required_text("no");
  const ObjectReader refusal = reader.object("refusal");
  refusal.allow_only({"title", "text"});
  wording.refusal_title = refusal.text("title");
  wording.refusal_text = refusal.texts("text");
  wording.hash = reader.text("sha256");
  return wording;
}

// Looked at like a wording of today; only the verifier reads it, from the document.
void check_history(const ObjectReader& statement) {
  std::set<std::string> seen{statement.text("version")};
  const auto earlier = statement.objects("history");
  if (earlier.size() > most_earlier) statement.fail(Error::too_large, "history");
  for (const ObjectReader& entry : earlier) {
    entry.allow_only({"version", "wording"});
    const std::string version = entry.required_text("version");
    if (!version.empty() && !seen.insert(version).second) entry.fail(Error::duplicate_key, "version");
    const auto wordings = entry.object("wording").named_objects();
    if (wordings.empty()) entry.fail(Error::missing_field, "wording");
    for (const auto& [language, wording] : wordings) (void)read_wording(wording);
  }
}

// How long it is kept, in words: those that the pack has for its language, else those for its first one (which follow
// from the rules where there are no others), translated.
std::string retention_in(const json::Value& retention, const ServicePack& pack, const ObjectReader& reader) {
  const std::string first = pack.languages.empty() ? "" : pack.languages.front();
  const json::Value* own = retention.find("text");
  const std::string_view said = own ? own->text_or(pack.language) : std::string_view();
  if (!said.empty()) return std::string(said);
  const std::string text = retention_text(retention, first, first);
  const Translator* translator = reader.translator();
  return translator ? translator->say(text, reader.pointer()) : text;
}

Statement read_statement(const ObjectReader& entry, const ServicePack& pack) {
  entry.allow_only({"id", "version", "kind", "purpose", "lawfulBasis", "condition", "controllers", "recipients",
                    "dataCategories", "retention", "withdrawal", "requiredFor", "item", "consequence", "wording",
                    "history"});
  Statement statement;
  statement.id = entry.required_text("id");
  statement.version = entry.required_text("version");
  statement.kind = entry.required_text("kind");
  if (!statement.kind.empty() && std::find(kinds.begin(), kinds.end(), statement.kind) == kinds.end()) {
    entry.fail(Error::unknown_value, "kind");
  }
  statement.purpose = entry.required_localized("purpose");
  statement.lawful_basis = entry.required_text("lawfulBasis");
  statement.condition = entry.text("condition");
  statement.controllers = entry.optional_localized_list("controllers");
  statement.recipients = entry.optional_localized_list("recipients");
  statement.data_categories = entry.localized_list("dataCategories");
  const ObjectReader retention = entry.object("retention");
  (void)read_retention_rules(retention);
  if (const json::Value* said = entry.find("retention")) {
    statement.retention = retention_in(*said, pack, retention);
  }
  const ObjectReader withdrawal = entry.object("withdrawal");
  withdrawal.allow_only({"text", "phone", "address"});
  statement.withdrawal = withdrawal.localized("text");
  (void)withdrawal.text("phone");
  if (withdrawal.has("address") && !withdrawal.text("address").starts_with("https://")) {
    withdrawal.fail(Error::unknown_value, "address");
  }
  statement.required_for = entry.text("requiredFor");
  statement.item = entry.text("item");
  (void)entry.localized("consequence");
  const ObjectReader wordings = entry.object("wording");
  for (const auto& [language, wording] : wordings.named_objects()) {
    statement.wording.emplace(language, read_wording(wording));
  }
  for (const std::string& language : pack.languages) {
    if (!statement.wording.contains(language)) wordings.fail(Error::missing_field, language);
  }
  check_history(entry);
  return statement;
}

void check_texts(const ObjectReader& reader, std::initializer_list<std::string_view> names) {
  if (!reader.is_object()) return;
  reader.allow_only(names);
  for (const std::string_view name : names) (void)reader.text(name);
}

void check_privacy_notice(const ObjectReader& notice) {
  if (!notice.is_object()) return;
  notice.allow_only({"jurisdiction", "controllers", "dataProtectionOfficer", "legitimateInterests", "transfers",
                     "obligation", "automatedDecisions", "storage", "rights", "complaints", "authority"});
  for (const std::string_view name :
       {"jurisdiction", "legitimateInterests", "transfers", "obligation", "automatedDecisions"}) {
    (void)notice.text(name);
  }
  (void)notice.texts("storage");
  for (const ObjectReader& controller : notice.objects("controllers")) {
    (void)controller.required_text("name");
    check_texts(controller, {"name", "address", "phone", "email", "web"});
  }
  for (const std::string_view name : {"dataProtectionOfficer", "authority"}) {
    check_texts(notice.object(name), {"name", "address", "phone", "email", "web"});
  }
  check_texts(notice.object("complaints"), {"text", "phone", "email", "address", "web"});
  std::set<std::string> seen;
  for (const ObjectReader& right : notice.objects("rights")) {
    right.allow_only({"right", "text", "how", "answerWithin", "answerWithinWorkingDays"});
    const std::string name = right.required_text("right");
    if (std::find(rights.begin(), rights.end(), name) == rights.end()) right.fail(Error::unknown_value, "right");
    else if (!seen.insert(name).second) right.fail(Error::duplicate_key, "right");
    (void)right.text("text");
    (void)right.text("how");
    if (right.has("answerWithin") && !parse_period(right.text("answerWithin"))) {
      right.fail(Error::unknown_value, "answerWithin");
    }
    if (const json::Value* days = right.find("answerWithinWorkingDays")) {
      const auto count = days->integer();
      if (!count || *count < 1 || *count > 250) right.fail(Error::out_of_range, "answerWithinWorkingDays");
    }
  }
}

// The members of what a receipt says that are sentences, and may be translated.
constexpr std::array<std::string_view, 10> sentences{
    "consequence", "text",       "how",  "legitimateInterests", "transfers", "obligation", "automatedDecisions",
    "storage",     "categories", "label"};

enum class Says { nothing, sentence, name };

// `value` with its sentences, and those names that have a translation, as the translator says them. A document is at
// most 64 deep, and so is this.
void say_sentences(json::Value& value, const std::string& at, const Translator& translator, Says says) {
  if (json::Object* members = value.if_object()) {
    for (json::Member& member : *members) {
      const bool sentence = std::find(sentences.begin(), sentences.end(), member.name) != sentences.end();
      const Says own = sentence ? Says::sentence : member.name == "name" ? Says::name : Says::nothing;
      say_sentences(member.value, json::pointer_to(at, member.name), translator, own);
    }
  } else if (json::Array* items = value.if_array()) {
    for (std::size_t i = 0; i < items->size(); ++i) {
      say_sentences((*items)[i], json::pointer_to(at, i), translator, says);
    }
  } else if (const std::string* text = value.if_string(); text && says != Says::nothing) {
    value = translator.say(*text, at, says == Says::name);
  }
}

// What a receipt says beyond the statements. Wordings are in the statements, and earlier ones in nobody's.
json::Value terms_of(const ObjectReader& consent, const ServicePack& pack) {
  json::Value terms = json::Value::object();
  const Translator* translator = consent.translator();
  const bool other = translator && !translator->language().empty();
  if (const json::Value* notice = consent.find("notice")) {
    json::Value said = *notice;
    if (other) say_sentences(said, json::pointer_to(consent.pointer(), "notice"), *translator, Says::nothing);
    terms.set("notice", std::move(said));
  }
  json::Value statements = json::Value::object();
  for (const ObjectReader& entry : consent.objects("statements")) {
    json::Value own = json::Value::object();
    const std::string id = entry.text("id");
    for (const std::string_view name : {"consequence", "retention", "withdrawal"}) {
      const json::Value* value = entry.find(name);
      if (!value) continue;
      json::Value said = *value;
      const Statement* statement = pack.statement(id);
      if (other && name == "retention" && said.if_object() && statement) {
        // Whole sentences: rules make theirs in English.
        said.set("text", json::Value::object().set(pack.language, statement->retention));
        if (json::Value* rules = said.find("rules")) {
          say_sentences(*rules, json::pointer_to(entry.pointer(), name) + "/rules", *translator, Says::nothing);
        }
      } else if (other) {
        say_sentences(said, json::pointer_to(entry.pointer(), name), *translator,
                      name == "consequence" ? Says::sentence : Says::nothing);
      }
      own.set(name, std::move(said));
    }
    // In the languages that they were in.
    if (const json::Value* history = entry.find("history")) own.set("history", *history);
    statements.set(id, std::move(own));
  }
  if (const json::Value* afterwards = consent.find("afterwards")) terms.set("afterwards", *afterwards);
  terms.set("statements", std::move(statements));
  return terms;
}

}  // namespace

void read_consent(const ObjectReader& reader, ServicePack& pack) {
  if (!reader.is_object()) return;
  reader.allow_only({"format", "statements", "categories", "notice", "afterwards"});
  reader.require_format("sealwell-consent/1");
  // For the checker alone: which questions each data category stands for.
  if (reader.has("categories")) {
    const ObjectReader categories = reader.object("categories");
    const json::Object* lists = reader.find("categories")->if_object();
    for (std::size_t i = 0; lists && i < lists->size(); ++i) (void)categories.texts((*lists)[i].name);
  }
  for (const ObjectReader& entry : reader.objects("statements")) {
    pack.statements.push_back(read_statement(entry, pack));
  }
  check_privacy_notice(reader.object("notice"));
  const ObjectReader afterwards = reader.object("afterwards");
  if (afterwards.is_object()) {
    afterwards.allow_only({"contact"});
    (void)afterwards.text("contact");
  }
  pack.terms = std::make_shared<const json::Value>(terms_of(reader, pack));
}

}  // namespace sealwell::pack
