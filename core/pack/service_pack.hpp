#pragma once

#include "core/base/civil_date.hpp"
#include "core/json/value.hpp"
#include "core/pack/places.hpp"
#include "core/pack/questionnaire.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sealwell::pack {

/// How to reach the service; shown in the same place on every screen.
struct ServiceContact {
  std::string lead;   ///< "Need help? Call LiveWell Dorset"
  std::string phone;  ///< As written for people
  std::string hours;
  std::string note;  ///< "Calls are free. We record calls…"
};

/// One step of the journey, in order.
struct JourneyStep {
  enum class Kind { questions, results, consent, check, send };
  Kind kind = Kind::questions;
  std::vector<std::string> items;  ///< questions: linkIds of top-level items
  std::string statement;           ///< consent: id of the statement
  std::string record_kind;         ///< send: "referral" or "call-back"
  EnableRule enable_rule;
};

/// A place where the journey ends without sending, such as under eighteen.
struct Ending {
  std::string id;
  EnableRule enable_rule;
  std::string title;
  std::vector<std::string> text;
};

/// A group of the results: what was told and the instruments that speak about it.
struct Topic {
  std::string id;
  std::string title;
  std::vector<std::string> items;        ///< linkIds shown under "what you told us"
  std::vector<std::string> instruments;  ///< Ids, in the order of the pack
};

/// One point of a statement, each recorded by itself.
struct StatementPoint {
  std::string id;
  std::string text;
};

/// A statement's wording in one language.
struct StatementWording {
  std::string title;
  std::vector<std::string> text;
  std::string question;
  std::vector<StatementPoint> points;
  std::string yes, no;  ///< Labels of the two buttons
  std::string refusal_title;
  std::vector<std::string> refusal_text;
  std::string hash;  ///< SHA-256 of the wording's canonical JSON in hexadecimal; made by the build
};

/// What is asked for consent, and on what ground.
struct Statement {
  std::string id;
  std::string version;
  std::string kind;  ///< explicit-consent, consent, confidentiality-agreement, acknowledgement
  std::string purpose, lawful_basis, condition;
  std::vector<std::string> controllers, recipients, data_categories;
  std::string retention;     ///< In words
  std::string withdrawal;    ///< In words
  std::string required_for;  ///< Record kind that can't be sent without it; empty: optional
  std::string item;          ///< linkId of the hidden question that has the decision as its answer; may be empty
  /// By language: from a document those of all, from a prepared pack the one of its language.
  std::map<std::string, StatementWording, std::less<>> wording;
};

/// What a result means in words, and one thing to do next.
struct BandText {
  std::string means, next;
};

/// A COM-B component in plain words.
struct ComponentText {
  std::string name, means;
};

/// What stands behind an option of a barrier checklist.
struct ListedBarrier {
  std::string option;     ///< What is submitted for it
  std::string component;  ///< COM-B component
  std::string domain;     ///< Domain of the Theoretical Domains Framework; may be empty
};

/// A question from whose options the resident picks what gets in the way: the second way into COM-B.
struct BarrierChecklist {
  std::string item;  ///< linkId of a choice question that repeats
  std::string goal;  ///< Option code of the goal that it is about; empty: any
  std::vector<ListedBarrier> barriers;
};

/// Something that could help with a barrier. A local activity says where and when it is.
struct Advice {
  std::string id, title, text, phone, where, when;
  std::vector<std::string> topics, components, functions;
};

/// A safety message.
struct FlagText {
  std::string title;
  std::vector<std::string> text;
};

/// A key that was in use before. Nothing new is sealed to it; what was stays openable with its file.
struct RetiredKey {
  std::string public_key;
  std::optional<CivilDate> from, until;  ///< First and last day of use, where known
};

/// Somebody who can open what is sealed.
struct Recipient {
  std::string id, name, public_key;  ///< The key as one line: "sealwell-recipient-v1 …"
  std::optional<CivilDate> from;     ///< First day on which the current key was used, where known
  std::vector<RetiredKey> retired;
};

/// Whether a service keeps a key aside for the day on which the others are lost.
enum class RecoveryChoice {
  unsaid,  ///< Nobody has decided; the checker asks
  none,    ///< Decided against
  key,     ///< There is one, and every part is sealed to it as well
};

/// One part of what is sealed, whose it is, and what falls into it (docs/pack-format.md, "Parts").
struct PartRule {
  std::string id;
  std::vector<std::string> recipients;  ///< Ids
  std::vector<std::string> items;       ///< linkIds; each with the items below it that no other part names
  std::vector<std::string> topics;      ///< Ids; the items of each and those that feed its instruments
  std::vector<std::string> statements;  ///< Ids; whose decisions stand in this part too
  bool anonymous = false;               ///< Holds its answers and nothing that could lead to a person
  bool takes_rest = true;               ///< Names neither items nor topics: takes what no other part names
};

/// One service, whole, with its texts in one of its languages. Made once from its document and never changed after.
struct ServicePack {
  std::string id, version, name;
  std::vector<std::string> languages;  ///< All that the service has; the first is the one that it was written in
  std::string language;                ///< The one that the texts here are in
  std::string time_zone;  ///< "Europe/London" or "UTC": by which clock residents tell a time; empty: none is asked
  ServiceContact contact;
  std::string privacy_label, privacy_address;
  std::string start_title, start_button;
  std::vector<std::string> start_text, start_points;
  std::vector<JourneyStep> journey;
  Places places;  ///< Of the journey
  std::vector<Ending> endings;
  std::vector<Topic> topics;
  std::string goal_item;                                  ///< linkId of the goal worked on first
  std::map<std::string, std::string, std::less<>> goals;  ///< Option code -> behaviour in words
  std::vector<BarrierChecklist> checklists;               ///< Instead of six ratings
  std::string completed_by;  ///< linkId of the question who is filling this in; empty: it is not asked
  bool autofill = true;      ///< Whether the browser may fill in and remember contact details
  std::string sent_title;
  std::vector<std::string> sent_text;
  std::vector<Recipient> recipients;
  RecoveryChoice recovery_choice = RecoveryChoice::unsaid;
  Recipient recovery;  ///< Its id is empty; meaningful when recovery_choice is key
  std::vector<PartRule> parts;
  std::vector<std::size_t> part_of;  ///< By item of the questionnaire: index of its part; 0 without parts
  std::size_t rest_part = 0;         ///< Index of the part that takes the rest
  std::string intake_address;
  std::vector<std::string> intake_keys;
  std::vector<std::string> frame_ancestors;
  std::map<std::string, std::string, std::less<>> theme;
  std::map<std::string, std::string, std::less<>> messages;  ///< What the engine says otherwise than in English, by id
  Questionnaire questionnaire;
  std::vector<Statement> statements;
  bool follows_up = false;  ///< The assessment is done again later; what is said about that is in `terms`
  /// The pack's consent document without its wordings: the notice, and of each statement retention rules, consequence
  /// and withdrawal route as they were written (docs/consent.md); and `followUp` (docs/follow-up.md). Only who makes a receipt looks into it.
  std::shared_ptr<const json::Value> terms;
  std::map<std::string, std::map<std::string, BandText, std::less<>>, std::less<>> bands;  ///< By instrument
  std::map<std::string, ComponentText, std::less<>> components;
  std::vector<Advice> suggestions;
  std::map<std::string, FlagText, std::less<>> flags;
  std::map<std::string, std::string, std::less<>> sources;  ///< By instrument: where its cut-offs come from

  [[nodiscard]] const Statement* statement(std::string_view statement_id) const;
  /// The statement whose decision that question has as its answer; nullptr for an ordinary one.
  [[nodiscard]] const Statement* decided_by(std::string_view link_id) const;
};

/// The time zone by which `offset_of` knows summer time; the other one that a pack may name is "UTC".
inline constexpr std::string_view london_time_zone = "Europe/London";

/// Minutes east of UTC of the clock by which the pack's residents tell a time, at that local time.
[[nodiscard]] int offset_of(const ServicePack& pack, const CivilDate& date, int second);

/// What that clock shows at an instant in milliseconds since 1970-01-01T00:00:00Z.
[[nodiscard]] CivilDateTime local_time(const ServicePack& pack, std::int64_t unix_ms);

/// The day by that clock at an instant.
[[nodiscard]] CivilDate day_of(const ServicePack& pack, std::int64_t unix_ms);

}  // namespace sealwell::pack
