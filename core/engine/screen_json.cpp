#include "core/engine/screen_json.hpp"

#include <utility>

namespace sealwell::engine {
namespace {

// Builds an object and leaves out what is empty.
class Members {
 public:
  explicit Members(std::string_view type = {}) {
    if (!type.empty()) value_.set("type", type);
  }
  Members& text(std::string_view name, std::string_view text) {
    if (!text.empty()) value_.set(name, text);
    return *this;
  }
  Members& flag(std::string_view name, bool set) {
    if (set) value_.set(name, true);
    return *this;
  }
  Members& number(std::string_view name, int number) {
    if (number != 0) value_.set(name, number);
    return *this;
  }
  Members& texts(std::string_view name, const std::vector<std::string>& texts) {
    json::Value list = json::Value::array();
    for (const std::string& text : texts) list.add(text);
    return list_of(name, std::move(list));
  }
  Members& list_of(std::string_view name, json::Value list) {
    if (!list.if_array()->empty()) value_.set(name, std::move(list));
    return *this;
  }
  Members& value(std::string_view name, json::Value value) {
    value_.set(name, std::move(value));
    return *this;
  }
  json::Value take() { return std::move(value_); }

 private:
  json::Value value_ = json::Value::object();
};

constexpr std::string_view kind_names[] = {"radios", "checkboxes", "select", "text", "number", "textarea", "date"};

json::Value contact_json(const Contact& contact) {
  return Members("contact")
      .text("lead", contact.lead)
      .text("phone", contact.phone)
      .text("hours", contact.hours)
      .text("note", contact.note)
      .take();
}

json::Value options_json(const std::vector<Option>& options) {
  json::Value list = json::Value::array();
  for (const Option& option : options) {
    list.add(Members()
                 .text("value", option.value)
                 .text("label", option.label)
                 .text("hint", option.hint)
                 .flag("chosen", option.chosen)
                 .flag("exclusive", option.exclusive)
                 .take());
  }
  return list;
}

json::Value field_json(const Field& field) {
  return Members("field")
      .text("kind", kind_names[static_cast<std::size_t>(field.kind)])
      .text("name", field.name)
      .text("label", field.label)
      .flag("labelIsHeading", field.label_is_heading)
      .text("caption", field.caption)
      .text("hint", field.hint)
      .list_of("options", options_json(field.options))
      .texts("values", field.values)
      .text("error", field.error)
      .text("unit", field.unit)
      .text("autocomplete", field.autocomplete)
      .flag("decimal", field.decimal)
      .flag("withTime", field.part_labels.size() > 3)
      .number("maxLength", field.max_length)
      .number("width", field.width)
      .flag("repeats", field.repeats)
      .flag("inARow", field.in_a_row)
      .list_of("units", options_json(field.units))
      .texts("wrongParts", field.wrong_parts)
      .text("otherName", field.other_name)
      .text("otherText", field.other_text)
      .take();
}

json::Value blocks_json(const std::vector<Block>& blocks);

struct BlockJson {
  json::Value operator()(const Heading& b) const {
    return Members("heading").number("level", b.level).text("text", b.text).text("caption", b.caption).take();
  }
  json::Value operator()(const Paragraph& b) const {
    return Members("paragraph").text("text", b.text).flag("lead", b.lead).take();
  }
  json::Value operator()(const Inset& b) const { return Members("inset").text("text", b.text).take(); }
  json::Value operator()(const Warning& b) const {
    return Members("warning").text("label", b.label).text("text", b.text).take();
  }
  json::Value operator()(const TextList& b) const {
    return Members("list").flag("numbered", b.numbered).texts("items", b.items).take();
  }
  json::Value operator()(const MarkedText& b) const {
    json::Value lines = json::Value::array();
    for (const pack::MarkedLine& line : b.lines) {
      json::Value runs = json::Value::array();
      for (const pack::MarkedRun& run : line.runs) {
        runs.add(Members()
                     .number("mark", static_cast<int>(run.mark))
                     .text("text", run.text)
                     .text("address", run.address)
                     .take());
      }
      lines.add(Members().number("kind", static_cast<int>(line.kind)).list_of("runs", std::move(runs)).take());
    }
    return Members("marked").list_of("lines", std::move(lines)).take();
  }
  json::Value operator()(const Field& b) const { return field_json(b); }
  json::Value operator()(const FieldGroup& b) const {
    json::Value fields = json::Value::array();
    for (const Field& field : b.fields) fields.add(field_json(field));
    return Members("group")
        .text("legend", b.legend)
        .flag("legendIsHeading", b.legend_is_heading)
        .text("caption", b.caption)
        .text("hint", b.hint)
        .list_of("fields", std::move(fields))
        .take();
  }
  json::Value operator()(const ErrorSummary& b) const {
    json::Value entries = json::Value::array();
    for (const auto& entry : b.entries)
      entries.add(Members().text("text", entry.text).text("target", entry.target).take());
    return Members("errors").text("title", b.title).list_of("entries", std::move(entries)).take();
  }
  json::Value operator()(const Chart& b) const {
    json::Value bars = json::Value::array();
    for (const Chart::Bar& bar : b.bars) {
      bars.add(Members()
                   .text("group", bar.group)
                   .text("label", bar.label)
                   .value("value", bar.value)
                   .flag("marked", bar.marked)
                   .text("mark", bar.mark)
                   .take());
    }
    return Members("chart")
        .text("title", b.title)
        .text("summary", b.summary)
        .number("max", b.max)
        .flag("counts", b.counts)

        .list_of("bars", std::move(bars))
        .take();
  }
  json::Value operator()(const SummaryList& b) const {
    json::Value rows = json::Value::array();
    for (const SummaryList::Row& row : b.rows) {
      rows.add(Members()
                   .text("key", row.key)
                   .texts("values", row.values)
                   .text("change", row.change_label)
                   .text("target", row.change_target)
                   .take());
    }
    return Members("summary").list_of("rows", std::move(rows)).take();
  }
  json::Value operator()(const Suggestion& b) const {
    return Members("suggestion")
        .text("id", b.id)
        .text("title", b.title)
        .text("text", b.text)
        .texts("details", b.details)
        .text("why", b.why)
        .text("phone", b.phone)
        .text("star", b.star_label)
        .flag("starred", b.starred)
        .take();
  }
  json::Value operator()(const Actions& b) const {
    json::Value buttons = json::Value::array();
    for (const Button& button : b.buttons) {
      buttons.add(Members()
                      .text("label", button.label)
                      .text("value", button.value)
                      .text("kind", button.kind == Button::Kind::primary ? "primary" : "secondary")
                      .take());
    }
    return Members("actions").list_of("buttons", std::move(buttons)).take();
  }
  json::Value operator()(const Command& b) const {
    return Members("command").text("label", b.label).text("action", b.action).text("target", b.target).take();
  }
  json::Value operator()(const Download& b) const {
    return Members("download").text("file", b.file).text("label", b.label).take();
  }
  json::Value operator()(const Link& b) const {
    return Members("link").text("label", b.label).text("address", b.address).take();
  }
  json::Value operator()(const Panel& b) const {
    return Members("panel").text("title", b.title).text("text", b.text).take();
  }
  json::Value operator()(const StatusLine& b) const { return Members("status").text("text", b.text).take(); }
  json::Value operator()(const Details& b) const {
    return Members("details").text("summary", b.summary).list_of("blocks", blocks_json(b.blocks)).take();
  }
  json::Value operator()(const Contact& b) const { return contact_json(b); }
};

json::Value blocks_json(const std::vector<Block>& blocks) {
  json::Value list = json::Value::array();
  for (const Block& block : blocks) list.add(std::visit(BlockJson(), block));
  return list;
}

}  // namespace

json::Value screen_json(const Screen& screen) {
  json::Value languages = json::Value::array();
  for (const auto& language : screen.languages) {
    languages.add(
        Members().text("tag", language.tag).text("name", language.name).flag("current", language.current).take());
  }
  return Members()
      .text("id", screen.id.to_text())
      .text("title", screen.title)
      .text("language", screen.language)
      .text("direction", screen.direction)
      .text("service", screen.service)
      .value("position", screen.position)
      .value("step", screen.step)
      .text("back", screen.back_label)
      .flag("form", screen.form)
      .list_of("alerts", blocks_json(screen.alerts))
      .list_of("blocks", blocks_json(screen.blocks))
      .value("help", contact_json(screen.help))
      .text("clear", screen.clear_label)
      .list_of("languages", std::move(languages))
      .take();
}

}  // namespace sealwell::engine
