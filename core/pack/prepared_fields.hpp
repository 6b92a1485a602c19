#pragma once

#include "core/pack/service_pack.hpp"

// Every member of a pack once, for writing and for reading alike: `archive` takes one thing after the other. What is
// worked out from the rest (order_items, places_of) is left out.
namespace sealwell::pack {

template <typename A> void fields(A& archive, Coding& coding) { archive(coding.system, coding.code, coding.display); }

template <typename A> void fields(A& archive, CivilDate& date) { archive(date.year, date.month, date.day); }

template <typename A> void fields(A& archive, CivilDateTime& moment) {
  archive(moment.date, moment.second, moment.offset);
}

template <typename A> void fields(A& archive, AnswerValue& value) {
  archive.one_of(value.kind, AnswerValue::Kind::coding);
  switch (value.kind) {
    case AnswerValue::Kind::boolean: archive(value.boolean); break;
    case AnswerValue::Kind::integer:
    case AnswerValue::Kind::decimal: archive(value.number); break;
    case AnswerValue::Kind::quantity: archive(value.number, value.text, value.coding); break;
    case AnswerValue::Kind::date: archive(value.date); break;
    case AnswerValue::Kind::date_time:
    case AnswerValue::Kind::time: archive(value.moment); break;
    case AnswerValue::Kind::text:
    case AnswerValue::Kind::url: archive(value.text); break;
    case AnswerValue::Kind::coding: archive(value.coding); break;
  }
}

template <typename A> void fields(A& archive, Condition& condition) {
  archive(condition.question);
  archive.one_of(condition.comparison, Operator::less_or_equal);
  archive(condition.expected);
}

template <typename A> void fields(A& archive, EnableRule& enable_rule) {
  archive(enable_rule.conditions, enable_rule.any);
}

template <typename A> void fields(A& archive, AnswerOption& option) {
  archive(option.value);
  archive.usually(option.submitted, option.value.coding.code);
  archive.usually(option.label, option.value.coding.display);
  archive(option.weight, option.exclusive, option.selected);
}

template <typename A> void fields(A& archive, InstrumentInput& feed) {
  archive(feed.instrument, feed.input, feed.yes_or_no);
}

template <typename A> void fields(A& archive, MarkedRun& run) {
  archive.one_of(run.mark, MarkedRun::Mark::link);
  archive(run.text, run.address);
}

template <typename A> void fields(A& archive, MarkedLine& line) {
  archive.one_of(line.kind, MarkedLine::Kind::numbered);
  archive(line.runs);
}

template <typename A> void fields(A& archive, Variable& variable) { archive(variable.name, variable.expression); }

template <typename A> void fields(A& archive, Pattern::Class& members) { archive(members.ranges, members.outside); }

template <typename A> void fields(A& archive, Pattern::Instruction& step) {
  archive.one_of(step.kind, Pattern::Instruction::Kind::accept);
  archive(step.next, step.index);
}

template <typename A> void fields(A& archive, Pattern::Program& program) {
  archive(program.classes, program.instructions);
}

template <typename A> void fields(A& archive, Item& item) {
  archive(item.link_id);
  archive.one_of(item.type, ItemType::quantity);
  archive(item.text);
  archive.usually(item.short_text, item.text);
  archive(item.help, item.marked, item.parent, item.children, item.enable_rule, item.asked_when, item.asked,
          item.required, item.repeats, item.min_occurs, item.max_occurs, item.read_only, item.hidden, item.initial);
  archive.one_of(item.control, ItemControl::slider);
  archive(item.options, item.options_chosen_in, item.in_a_row, item.entry_format, item.link, item.unit,
          item.unit_coding, item.units, item.min_value, item.max_value, item.min_date, item.max_date, item.min_moment,
          item.max_moment, item.min_length, item.max_length, item.max_decimals, item.step, item.pattern,
          item.autocomplete, item.feeds, item.instance, item.in_instance, item.next_instance,
          item.is_add_another_question, item.written, item.calculated, item.enabled_by, item.initially, item.variables);
}

template <typename A> void fields(A& archive, ServiceContact& contact) {
  archive(contact.lead, contact.phone, contact.hours, contact.note);
}

template <typename A> void fields(A& archive, JourneyStep& step) {
  archive.one_of(step.kind, JourneyStep::Kind::send);
  archive(step.items, step.statement, step.record_kind, step.enable_rule);
}

template <typename A> void fields(A& archive, Ending& ending) {
  archive(ending.id, ending.enable_rule, ending.title, ending.text);
}

template <typename A> void fields(A& archive, Topic& topic) {
  archive(topic.id, topic.title, topic.items, topic.instruments);
}

template <typename A> void fields(A& archive, StatementPoint& point) { archive(point.id, point.text); }

template <typename A> void fields(A& archive, StatementWording& wording) {
  archive(wording.title, wording.text, wording.question, wording.points, wording.yes, wording.no, wording.refusal_title,
          wording.refusal_text, wording.hash);
}

template <typename A> void fields(A& archive, Statement& statement) {
  archive(statement.id, statement.version, statement.kind, statement.purpose, statement.lawful_basis,
          statement.condition, statement.controllers, statement.recipients, statement.data_categories,
          statement.retention, statement.withdrawal, statement.required_for, statement.item, statement.wording);
}

template <typename A> void fields(A& archive, BandText& words) { archive(words.means, words.next); }

template <typename A> void fields(A& archive, ComponentText& words) { archive(words.name, words.means); }

template <typename A> void fields(A& archive, ListedBarrier& barrier) {
  archive(barrier.option, barrier.component, barrier.domain);
}

template <typename A> void fields(A& archive, BarrierChecklist& checklist) {
  archive(checklist.item, checklist.goal, checklist.barriers);
}

template <typename A> void fields(A& archive, Advice& advice) {
  archive(advice.id, advice.title, advice.text, advice.phone, advice.where, advice.when, advice.topics,
          advice.components, advice.functions);
}

template <typename A> void fields(A& archive, FlagText& words) { archive(words.title, words.text); }

template <typename A> void fields(A& archive, RetiredKey& key) { archive(key.public_key, key.from, key.until); }

template <typename A> void fields(A& archive, Recipient& recipient) {
  archive(recipient.id, recipient.name, recipient.public_key, recipient.from, recipient.retired);
}

template <typename A> void fields(A& archive, PartRule& part) {
  archive(part.id, part.recipients, part.items, part.topics, part.statements, part.anonymous, part.takes_rest);
}

template <typename A> void fields(A& archive, ServicePack& pack) {
  archive(pack.id, pack.version, pack.name, pack.languages, pack.language, pack.time_zone, pack.contact,
          pack.privacy_label, pack.privacy_address, pack.start_title, pack.start_button, pack.start_text,
          pack.start_points, pack.journey, pack.endings, pack.topics, pack.goal_item, pack.goals, pack.checklists,
          pack.completed_by, pack.autofill, pack.sent_title, pack.sent_text, pack.recipients);
  archive.one_of(pack.recovery_choice, RecoveryChoice::key);
  archive(pack.recovery, pack.parts, pack.part_of, pack.rest_part, pack.intake_address, pack.intake_keys,
          pack.frame_ancestors, pack.theme, pack.messages, pack.questionnaire.url, pack.questionnaire.version,
          pack.questionnaire.title, pack.questionnaire.variables, pack.questionnaire.calculates,
          pack.questionnaire.source, pack.questionnaire.items, pack.statements, pack.follows_up, pack.bands,
          pack.components, pack.suggestions, pack.flags, pack.sources);
  // What is recorded is in the Questionnaire's own words, of which a pack in its first language has no others.
  if (pack.languages.empty() || pack.language == pack.languages.front()) return;
  for (Item& item : pack.questionnaire.items) archive(item.own_text);
}

}  // namespace sealwell::pack
