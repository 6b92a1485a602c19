#pragma once

#include "core/engine/screen.hpp"

#include <concepts>
#include <string_view>
#include <type_traits>

// Every member of each part of a screen once, under its name in JSON. screen_json writes what stands here, and tests
// change each member and look for what changed in HTML, JSON, plain text and widgets
// (tests/unit/html/screen_changes.hpp). A structured binding must name every member of its struct, so that a member
// added to screen.hpp and forgotten here does not compile.
//
// `members(visit, part)` calls `visit(name, member)` for each, or `visit(name, member, usual)` where JSON leaves the
// member out when it is `usual` and not when it is empty, zero or false.
namespace sealwell::engine {

/// In place of a usual value: JSON never leaves the member out.
struct Always {};
inline constexpr Always always;

/// `Part`, constant or not.
template <typename T, typename Part>
concept Either = std::same_as<std::remove_const_t<T>, Part>;

/// What a part is called in JSON and by tests: the `type` of a block.
template <typename Part> inline constexpr std::string_view part_name;
template <> inline constexpr std::string_view part_name<Contact> = "contact";
template <> inline constexpr std::string_view part_name<Heading> = "heading";
template <> inline constexpr std::string_view part_name<Paragraph> = "paragraph";
template <> inline constexpr std::string_view part_name<Inset> = "inset";
template <> inline constexpr std::string_view part_name<Warning> = "warning";
template <> inline constexpr std::string_view part_name<TextList> = "list";
template <> inline constexpr std::string_view part_name<Option> = "option";
template <> inline constexpr std::string_view part_name<Field> = "field";
template <> inline constexpr std::string_view part_name<FieldGroup> = "group";
template <> inline constexpr std::string_view part_name<ErrorSummary> = "errors";
template <> inline constexpr std::string_view part_name<ErrorSummary::Entry> = "errors entry";
template <> inline constexpr std::string_view part_name<Chart> = "chart";
template <> inline constexpr std::string_view part_name<Chart::Bar> = "chart bar";
template <> inline constexpr std::string_view part_name<SummaryList> = "summary";
template <> inline constexpr std::string_view part_name<SummaryList::Row> = "summary row";
template <> inline constexpr std::string_view part_name<Suggestion> = "suggestion";
template <> inline constexpr std::string_view part_name<Button> = "button";
template <> inline constexpr std::string_view part_name<Actions> = "actions";
template <> inline constexpr std::string_view part_name<Command> = "command";
template <> inline constexpr std::string_view part_name<Download> = "download";
template <> inline constexpr std::string_view part_name<Link> = "link";
template <> inline constexpr std::string_view part_name<pack::MarkedRun> = "marked run";
template <> inline constexpr std::string_view part_name<pack::MarkedLine> = "marked line";
template <> inline constexpr std::string_view part_name<MarkedText> = "marked";
template <> inline constexpr std::string_view part_name<Panel> = "panel";
template <> inline constexpr std::string_view part_name<StatusLine> = "status";
template <> inline constexpr std::string_view part_name<Details> = "details";
template <> inline constexpr std::string_view part_name<Screen> = "screen";
template <> inline constexpr std::string_view part_name<Screen::Language> = "screen language";

// The names of enumerators in JSON; empty for a number that is none.

[[nodiscard]] constexpr std::string_view enumerator_name(FieldKind kind) {
  switch (kind) {
    case FieldKind::radios: return "radios";
    case FieldKind::checkboxes: return "checkboxes";
    case FieldKind::select: return "select";
    case FieldKind::text: return "text";
    case FieldKind::number: return "number";
    case FieldKind::textarea: return "textarea";
    case FieldKind::date: return "date";
  }
  return {};
}

[[nodiscard]] constexpr std::string_view enumerator_name(Button::Kind kind) {
  switch (kind) {
    case Button::Kind::primary: return "primary";
    case Button::Kind::secondary: return "secondary";
  }
  return {};
}

[[nodiscard]] constexpr std::string_view enumerator_name(pack::MarkedLine::Kind kind) {
  switch (kind) {
    case pack::MarkedLine::Kind::paragraph: return "paragraph";
    case pack::MarkedLine::Kind::bullet: return "bullet";
    case pack::MarkedLine::Kind::numbered: return "numbered";
  }
  return {};
}

[[nodiscard]] constexpr std::string_view enumerator_name(pack::MarkedRun::Mark mark) {
  switch (mark) {
    case pack::MarkedRun::Mark::plain: return "plain";
    case pack::MarkedRun::Mark::strong: return "strong";
    case pack::MarkedRun::Mark::emphasis: return "emphasis";
    case pack::MarkedRun::Mark::link: return "link";
  }
  return {};
}

template <typename V> void members(V&& visit, Either<Contact> auto& part) {
  auto& [lead, phone, hours, note] = part;
  visit("lead", lead);
  visit("phone", phone);
  visit("hours", hours);
  visit("note", note);
}

template <typename V> void members(V&& visit, Either<Heading> auto& part) {
  auto& [level, text, caption] = part;
  visit("level", level);
  visit("text", text);
  visit("caption", caption);
}

template <typename V> void members(V&& visit, Either<Paragraph> auto& part) {
  auto& [text, lead] = part;
  visit("text", text);
  visit("lead", lead);
}

template <typename V> void members(V&& visit, Either<Inset> auto& part) {
  auto& [text] = part;
  visit("text", text);
}

template <typename V> void members(V&& visit, Either<Warning> auto& part) {
  auto& [label, text] = part;
  visit("label", label);
  visit("text", text);
}

template <typename V> void members(V&& visit, Either<TextList> auto& part) {
  auto& [items, numbered] = part;
  visit("numbered", numbered);
  visit("items", items);
}

template <typename V> void members(V&& visit, Either<Option> auto& part) {
  auto& [value, label, hint, chosen, exclusive] = part;
  visit("value", value);
  visit("label", label);
  visit("hint", hint);
  visit("chosen", chosen);
  visit("exclusive", exclusive);
}

template <typename V> void members(V&& visit, Either<Field> auto& part) {
  auto& [kind, name, label, label_is_heading, caption, hint, options, values, error, error_prefix, unit, autocomplete,
         autofill, decimal, spellcheck, from_left, max_length, repeats, in_a_row, units, unit_label, width, wrong_parts,
         part_labels, other_label, other_name, other_text] = part;
  visit("kind", kind);
  visit("name", name);
  visit("label", label);
  visit("labelIsHeading", label_is_heading);
  visit("caption", caption);
  visit("hint", hint);
  visit("options", options);
  visit("values", values);
  visit("error", error);
  visit("errorPrefix", error_prefix);
  visit("unit", unit);
  visit("autocomplete", autocomplete);
  visit("autofill", autofill, true);
  visit("decimal", decimal);
  visit("spellcheck", spellcheck, true);
  visit("fromLeft", from_left);
  visit("maxLength", max_length);
  visit("repeats", repeats);
  visit("inARow", in_a_row);
  visit("units", units);
  visit("unitLabel", unit_label);
  visit("width", width);
  visit("wrongParts", wrong_parts);
  visit("partLabels", part_labels);
  visit("otherLabel", other_label);
  visit("otherName", other_name);
  visit("otherText", other_text);
}

template <typename V> void members(V&& visit, Either<FieldGroup> auto& part) {
  auto& [legend, legend_is_heading, caption, hint, fields] = part;
  visit("legend", legend);
  visit("legendIsHeading", legend_is_heading);
  visit("caption", caption);
  visit("hint", hint);
  visit("fields", fields);
}

template <typename V> void members(V&& visit, Either<ErrorSummary::Entry> auto& part) {
  auto& [text, target] = part;
  visit("text", text);
  visit("target", target);
}

template <typename V> void members(V&& visit, Either<ErrorSummary> auto& part) {
  auto& [title, entries] = part;
  visit("title", title);
  visit("entries", entries);
}

template <typename V> void members(V&& visit, Either<Chart::Bar> auto& part) {
  auto& [group, label, value, marked, mark] = part;
  visit("group", group);
  visit("label", label);
  visit("value", value, always);
  visit("marked", marked);
  visit("mark", mark);
}

template <typename V> void members(V&& visit, Either<Chart> auto& part) {
  auto& [title, summary, group_heading, bar_heading, value_heading, table_label, max, bars, counts] = part;
  visit("title", title);
  visit("summary", summary);
  visit("groupHeading", group_heading);
  visit("barHeading", bar_heading);
  visit("valueHeading", value_heading);
  visit("tableLabel", table_label);
  visit("max", max);
  visit("counts", counts);
  visit("bars", bars);
}

template <typename V> void members(V&& visit, Either<SummaryList::Row> auto& part) {
  auto& [key, values, change_label, change_hidden, change_target] = part;
  visit("key", key);
  visit("values", values);
  visit("change", change_label);
  visit("changeHidden", change_hidden);
  visit("target", change_target);
}

template <typename V> void members(V&& visit, Either<SummaryList> auto& part) {
  auto& [rows] = part;
  visit("rows", rows);
}

template <typename V> void members(V&& visit, Either<Suggestion> auto& part) {
  auto& [id, title, text, why, phone, star_label, starred, details] = part;
  visit("id", id);
  visit("title", title);
  visit("text", text);
  visit("details", details);
  visit("why", why);
  visit("phone", phone);
  visit("star", star_label);
  visit("starred", starred);
}

template <typename V> void members(V&& visit, Either<Button> auto& part) {
  auto& [label, value, kind] = part;
  visit("label", label);
  visit("value", value);
  visit("kind", kind);
}

template <typename V> void members(V&& visit, Either<Actions> auto& part) {
  auto& [buttons] = part;
  visit("buttons", buttons);
}

template <typename V> void members(V&& visit, Either<Command> auto& part) {
  auto& [label, action, target] = part;
  visit("label", label);
  visit("action", action);
  visit("target", target);
}

template <typename V> void members(V&& visit, Either<Download> auto& part) {
  auto& [file, label] = part;
  visit("file", file);
  visit("label", label);
}

template <typename V> void members(V&& visit, Either<Link> auto& part) {
  auto& [label, address] = part;
  visit("label", label);
  visit("address", address);
}

template <typename V> void members(V&& visit, Either<pack::MarkedRun> auto& part) {
  auto& [mark, text, address] = part;
  visit("mark", mark);
  visit("text", text);
  visit("address", address);
}

template <typename V> void members(V&& visit, Either<pack::MarkedLine> auto& part) {
  auto& [kind, runs] = part;
  visit("kind", kind);
  visit("runs", runs);
}

template <typename V> void members(V&& visit, Either<MarkedText> auto& part) {
  auto& [lines] = part;
  visit("lines", lines);
}

template <typename V> void members(V&& visit, Either<Panel> auto& part) {
  auto& [title, text] = part;
  visit("title", title);
  visit("text", text);
}

template <typename V> void members(V&& visit, Either<StatusLine> auto& part) {
  auto& [text] = part;
  visit("text", text);
}

template <typename V> void members(V&& visit, Either<Details> auto& part) {
  auto& [summary, blocks] = part;
  visit("summary", summary);
  visit("blocks", blocks);
}

template <typename V> void members(V&& visit, Either<Screen::Language> auto& part) {
  auto& [tag, name, direction, current] = part;
  visit("tag", tag);
  visit("name", name);
  visit("direction", direction);
  visit("current", current);
}

template <typename V> void members(V&& visit, Either<Screen> auto& part) {
  auto& [id, title, language, direction, service, position, back_label, form, alerts, blocks, help, clear_label,
         languages] = part;
  visit("id", id);
  visit("title", title);
  visit("language", language);
  visit("direction", direction);
  visit("service", service);
  visit("position", position, always);
  visit("back", back_label);
  visit("form", form);
  visit("alerts", alerts);
  visit("blocks", blocks);
  visit("help", help);
  visit("clear", clear_label);
  visit("languages", languages);
}

}  // namespace sealwell::engine
