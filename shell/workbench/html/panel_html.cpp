#include "shell/workbench/html/panel_html.hpp"

#include "core/html/renderer.hpp"

#include "shell/workbench/rooms/panel.hpp"

namespace sealwell::workbench {
namespace {

void rename(engine::Field& field, const std::string& form) {
  field.name = page_name(form, field.name);
  if (!field.other_name.empty()) field.other_name = page_name(form, field.other_name);
}

// With the names that its fields have in the page.
engine::Block as_in_page(engine::Block block, const std::string& form) {
  if (auto* field = std::get_if<engine::Field>(&block)) rename(*field, form);
  if (auto* group = std::get_if<engine::FieldGroup>(&block)) {
    for (engine::Field& field : group->fields) rename(field, form);
  }
  if (auto* summary = std::get_if<engine::ErrorSummary>(&block)) {
    for (auto& entry : summary->entries) entry.target = page_name(form, entry.target);
  }
  if (auto* details = std::get_if<engine::Details>(&block)) {
    for (engine::Block& inner : details->blocks) inner = as_in_page(std::move(inner), form);
  }
  return block;
}

// One that is never shown again: what was typed is asked for once, and wiped.
void write_secret(html::Renderer& to, const SecretField& field, const std::string& form) {
  const std::string name = page_name(form, field.name);
  const std::string id = html::identifier(name), hint = id + "-hint", error = id + "-error";
  html::Markup& out = to.out();
  out.open("div", field.error.empty() ? "govuk-form-group" : "govuk-form-group govuk-form-group--error").raw(">");
  out.open("label", "govuk-label").attribute("for", id).raw(">").text(field.label).end("label");
  std::string described;
  if (!field.hint.empty()) {
    out.open("div", "govuk-hint").attribute("id", hint).raw(">").text(field.hint).end("div");
    described = hint;
  }
  if (!field.error.empty()) {
    out.open("p", "govuk-error-message").attribute("id", error).raw(">").text(field.error).end("p");
    described += (described.empty() ? "" : " ") + error;
  }
  out.open("input", "govuk-input")
      .attribute("id", id)
      .attribute("name", name)
      .attribute_unless_empty("aria-describedby", described);
  out.raw(" type=\"password\" autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\" data-secret>");
  out.end("div");
}

// The blocks that follow each other are drawn together, so that commands stand in one row.
class Run {
 public:
  explicit Run(html::Renderer& to) : to_(to) {}
  ~Run() { end(); }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  void add(engine::Block block) { blocks_.push_back(std::move(block)); }
  void end() {
    to_.blocks(blocks_);
    blocks_.clear();
  }

 private:
  html::Renderer& to_;
  std::vector<engine::Block> blocks_;
};

void write_form(html::Renderer& to, const Form& form) {
  // Where scripts don't run nothing is sent: a dialog's method submits to nowhere.
  to.out().raw("<form method=\"dialog\" autocomplete=\"off\" novalidate").attribute("data-form", form.id).raw(">");
  {
    Run run(to);
    for (const auto& part : form.parts) {
      if (const auto* block = std::get_if<engine::Block>(&part)) {
        run.add(as_in_page(*block, form.id));
      } else {
        run.end();
        write_secret(to, std::get<SecretField>(part), form.id);
      }
    }
  }
  to.out().raw("</form>");
}

// The fields get their ids before anything else does.
engine::Screen with_fields_of(const Panel& panel) {
  engine::Screen screen;
  screen.language = "en";  // the workbench's own words
  screen.direction = "ltr";
  for (const Piece& piece : panel.pieces) {
    const auto* form = std::get_if<Form>(&piece);
    if (!form) continue;
    for (const auto& part : form->parts) {
      if (const auto* block = std::get_if<engine::Block>(&part)) screen.blocks.push_back(as_in_page(*block, form->id));
    }
  }
  return screen;
}

}  // namespace

std::string page_name(std::string_view form, std::string_view field) {
  return std::string(form) + "." + std::string(field);
}

std::string_view own_name(std::string_view form, std::string_view page_name) {
  const bool is_of_form = page_name.starts_with(form) && page_name.substr(form.size()).starts_with(".");
  return is_of_form ? page_name.substr(form.size() + 1) : page_name;
}

std::string panel_html(const Panel& panel) {
  const engine::Screen screen = with_fields_of(panel);
  html::Renderer to(screen, false);
  {
    Run run(to);
    for (const Piece& piece : panel.pieces) {
      if (const auto* block = std::get_if<engine::Block>(&piece)) {
        run.add(*block);
        continue;
      }
      run.end();
      if (const auto* table = std::get_if<Table>(&piece)) write_table(to, *table);
      else if (const auto* tree = std::get_if<Tree>(&piece)) write_tree(to, *tree);
      else if (const auto* graph = std::get_if<Graph>(&piece)) write_graph(to, *graph);
      else if (const auto* code = std::get_if<Code>(&piece)) write_code(to, *code);
      else write_form(to, std::get<Form>(piece));
    }
  }
  return to.out().take();
}

}  // namespace sealwell::workbench
