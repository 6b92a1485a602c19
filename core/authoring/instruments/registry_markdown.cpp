// docs/instruments.md. In a file of its own, so that only a program that prints it carries it.
#include "core/authoring/instruments/registry.hpp"
#include "core/base/text.hpp"

namespace sealwell::scoring {
namespace {

constexpr std::string_view opening =
    "# Instruments\n"
    "\n"
    "Printed from the registry in `core/authoring/instruments` by `sealwell score --list --markdown`: change it there, "
    "not here. `sealwell score INSTRUMENT < inputs.json` scores one; the names below are its contract.\n"
    "\n"
    "For every instrument:\n"
    "\n"
    "- An input that is missing or null is never zero. Nothing is estimated: without a required input "
    "the answer is `{\"error\": \"incomplete\", \"field\": …}`.\n"
    "- An input outside its range, a code that is not listed, or a fraction where a whole number is asked "
    "is `out_of_range`; text where a number is asked is `wrong_type`. What is wrong is reported before "
    "what is missing.\n"
    "- A score equal to a lower bound is inside that band. Bands are decided on exact numbers, never on "
    "the rounded ones that are shown.\n"
    "- Inputs that an instrument does not know are ignored.\n"
    "- A result informs. It is no diagnosis, and is never shown without its words.\n";

class Page {
 public:
  void line(std::string_view text) { text_.append(text).push_back('\n'); }

  void row(std::initializer_list<std::string_view> cells) {
    text_.append("|");
    for (const std::string_view cell : cells) text_.append(" ").append(replaced(cell, "|", "\\|")).append(" |");
    line("");
  }

  void head(std::initializer_list<std::string_view> cells) {
    row(cells);
    text_.append("|");
    for (std::size_t i = 0; i < cells.size(); ++i) text_.append("---|");
    line("");
  }

  void list(std::string_view title, std::span<const std::string_view> lines) {
    if (lines.empty()) return;
    line("");
    line(title);
    line("");
    for (const std::string_view text : lines) line(std::string("- ").append(text));
  }

  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string quoted(std::string_view id) { return id.empty() ? std::string() : std::string("`").append(id).append("`"); }

void inputs(Page& page, const InstrumentInfo& info) {
  page.line("");
  page.head({"input", "type", "values", "", "asks or means"});
  for (const InputInfo& input : info.inputs) {
    page.row(
        {quoted(input.name), input.type, input.values, input.required ? "required" : "may be left out", input.asks});
  }
  for (const InputInfo& input : info.inputs) {
    if (input.items.empty()) continue;
    page.line("");
    page.line("Items of " + quoted(input.name) + ":");
    page.line("");
    int number = 0;
    for (const std::string_view item : input.items) {
      page.line(std::to_string(++number).append(". ").append(item));
    }
  }
}

void outputs(Page& page, const InstrumentInfo& info) {
  page.line("");
  page.head({"output", "type", "meaning"});
  for (const OutputInfo& output : info.outputs) page.row({quoted(output.name), output.type, output.meaning});
}

void bands(Page& page, const InstrumentInfo& info) {
  if (info.bands.empty()) return;
  page.line("");
  page.head({"band of", "id", "range", "in words", "for"});
  for (const BandInfo& band : info.bands) {
    page.row({quoted(band.field), quoted(band.id), band.range, band.words, band.when.empty() ? "all" : band.when});
  }
}

void shipped(Page& page, const InstrumentInfo& info) {
  page.line("");
  page.line("## " + std::string(info.id));
  page.line("");
  page.line(std::string(info.title).append("."));
  inputs(page, info);
  outputs(page, info);
  bands(page, info);
  page.list("Notes:", info.notes);
  page.list("Sources:", info.sources);
  page.line("");
  page.line("Licence: " + std::string(info.licence));
}

}  // namespace

std::string instruments_markdown() {
  Page page;
  page.line(opening);
  page.head({"instrument", "what it is"});
  for (const InstrumentInfo& info : instruments()) {
    if (info.availability != Availability::ships) continue;
    page.row({std::string("[`").append(info.id).append("`](#").append(info.id).append(")"), info.title});
  }
  for (const InstrumentInfo& info : instruments()) {
    if (info.availability == Availability::ships) shipped(page, info);
  }
  page.line("");
  page.line("## Not shipped");
  page.line("");
  page.line("A pack that names one of these is refused by `sealwell pack check`.");
  page.line("");
  page.head({"instrument", "what it is", "standing", "why", "licence"});
  for (const InstrumentInfo& info : instruments()) {
    if (info.availability == Availability::ships) continue;
    page.row({quoted(info.id), info.title, availability_id(info.availability), info.reason, info.licence});
  }
  return page.take();
}

}  // namespace sealwell::scoring
