#include "tests/unit/html/samples.hpp"

namespace sealwell::html::samples {

using namespace engine;

const std::string hostile =
    "\"'><script>alert(1)</script></textarea></select></title><img src=x onerror=alert(2)>&amp;";

namespace {

Field hostile_field(FieldKind kind, const std::string& name) {
  Field field;
  field.kind = kind;
  field.name = name + hostile;
  field.label = field.caption = field.hint = field.error = field.error_prefix = field.unit = hostile;
  field.autocomplete = hostile;
  field.options = {{hostile, hostile, hostile, true, true}, {hostile + "2", hostile, hostile, false, false}};
  field.values = {hostile, hostile, hostile};
  field.wrong_parts = field.part_labels = {hostile, hostile, hostile};
  field.unit_label = hostile;
  field.units = {{hostile, hostile, "", true, false}};
  field.label_is_heading = field.decimal = field.from_left = field.repeats = field.in_a_row = true;
  field.autofill = field.spellcheck = false;
  field.max_length = field.width = 7;
  field.other_label = field.other_text = hostile;
  field.other_name = name + "other" + hostile;
  return field;
}

}  // namespace

Screen hostile_screen() {
  const std::string& h = hostile;
  Screen screen;
  screen.id = ScreenId::parse(h);
  screen.title = screen.language = screen.direction = screen.service = h;
  screen.back_label = screen.clear_label = h;
  screen.form = true;
  screen.position = 7;
  screen.help = {h, h, h, h};
  screen.languages = {{h, h, h, true}, {h, h, h, false}};
  screen.blocks = {Heading{1, h, h},
                   Heading{3, h, h},
                   Paragraph{h, true},
                   MarkedText{{{pack::MarkedLine::Kind::bullet,
                                {{pack::MarkedRun::Mark::plain, h, ""}, {pack::MarkedRun::Mark::link, h, h}}}}},
                   Inset{h},
                   Warning{h, h},
                   TextList{{h, h}, true},
                   ErrorSummary{h, {{h, h}}},
                   SummaryList{{{h, {h}, h, h, h}, {h, {h, h}, "", "", ""}}},
                   Suggestion{h, h, h, h, h, h, true, {h}},
                   Actions{{{h, h, Button::Kind::secondary}}},
                   Command{h, h, h},
                   Download{h, h},
                   Link{h, h},
                   Panel{h, h},
                   StatusLine{h},
                   Details{h, {Paragraph{h, false}}},
                   Contact{h, h, h, h},
                   Chart{h, h, h, h, h, h, 10, {{h, h, 3, true, h}}},
                   Chart{h, h, h, h, h, h, 3, {{h, h, 3, true, h}}, true},
                   FieldGroup{h, true, h, h, {hostile_field(FieldKind::number, "group")}}};
  int number = 0;
  for (const auto kind : {FieldKind::radios, FieldKind::checkboxes, FieldKind::select, FieldKind::text,
                          FieldKind::number, FieldKind::textarea, FieldKind::date}) {
    screen.blocks.emplace_back(hostile_field(kind, std::to_string(++number)));
  }
  screen.alerts = {Warning{h, h}, Contact{h, h, h, h}, Details{h, {Paragraph{h, false}}}};
  return screen;
}

}  // namespace sealwell::html::samples
