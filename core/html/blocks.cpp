#include "core/html/renderer.hpp"

#include <algorithm>
#include <iterator>

namespace sealwell::html {
namespace {

using engine::Block;

constexpr const char* heading_tags[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
constexpr int deepest_level = 6;

const char* heading_tag(int level) { return heading_tags[std::clamp(level, 1, deepest_level) - 1]; }

/// Commands and files stand in one row when they follow each other.
bool stands_in_a_row(const Block& block) {
  return std::holds_alternative<engine::Command>(block) || std::holds_alternative<engine::Download>(block);
}

}  // namespace

void Renderer::blocks(const std::vector<Block>& list) {
  bool in_row = false;
  for (const Block& block : list) {
    if (stands_in_a_row(block) != in_row) {
      if (in_row) out_.end("div");
      else out_.start("div", "govuk-button-group");
      in_row = !in_row;
    }
    std::visit([this](const auto& each) { draw(each); }, block);
  }
  if (in_row) out_.end("div");
}

void Renderer::heading_start(int level, const char* classes) {
  out_.open(heading_tag(level), classes);
  if (level == 1 && heading_pending_) {
    heading_pending_ = false;
    out_.raw(" id=\"sealwell-heading\" tabindex=\"-1\"");
  }
  out_.raw(">");
}

void Renderer::heading_end(int level) { out_.end(heading_tag(level)); }

void Renderer::caption(const std::string& caption, const char* classes) {
  // The space keeps the two apart where the caption is read out as part of the heading.
  if (!caption.empty()) out_.element("span", classes, caption).raw(" ");
}

void Renderer::draw(const engine::Heading& heading) {
  heading_level_ = heading.level;
  if (heading.level == 1) {
    heading_start(1, "govuk-heading-l");
    caption(heading.caption, "govuk-caption-l");
  } else {
    heading_start(heading.level, heading.level == 2 ? "govuk-heading-m" : "govuk-heading-s");
    caption(heading.caption, "govuk-caption-m");
  }
  out_.text(heading.text);
  heading_end(heading.level);
}

void Renderer::draw(const engine::Paragraph& paragraph) {
  out_.element("p", paragraph.lead ? "govuk-body-l" : "govuk-body", paragraph.text);
}

void Renderer::draw(const engine::MarkedText& text) {
  using Kind = pack::MarkedLine::Kind;
  static constexpr const char* lists[] = {"", "ul", "ol"};
  static constexpr const char* classes[] = {"", "govuk-list govuk-list--bullet", "govuk-list govuk-list--number"};
  static constexpr const char* marks[] = {"", "strong", "em"};
  static_assert(std::size(lists) == static_cast<std::size_t>(Kind::numbered) + 1 &&
                std::size(lists) == std::size(classes));
  static_assert(std::size(marks) == static_cast<std::size_t>(pack::MarkedRun::Mark::link));
  Kind inside = Kind::paragraph;
  const auto go_into = [&](Kind kind) {
    if (kind == inside) return;
    if (inside != Kind::paragraph) out_.end(lists[static_cast<int>(inside)]);
    if (kind != Kind::paragraph) out_.start(lists[static_cast<int>(kind)], classes[static_cast<int>(kind)]);
    inside = kind;
  };
  for (const pack::MarkedLine& line : text.lines) {
    go_into(line.kind);
    const bool paragraph = line.kind == Kind::paragraph;
    out_.start(paragraph ? "p" : "li", paragraph ? "govuk-body" : "");
    for (const pack::MarkedRun& run : line.runs) {
      if (run.mark == pack::MarkedRun::Mark::plain) out_.text(run.text);
      else if (run.mark == pack::MarkedRun::Mark::link) link(run.address, run.text);
      else out_.element(marks[static_cast<int>(run.mark)], "", run.text);
    }
    out_.end(paragraph ? "p" : "li");
  }
  go_into(Kind::paragraph);
}

void Renderer::draw(const engine::Inset& inset) { out_.element("div", "govuk-inset-text", inset.text); }

void Renderer::draw(const engine::Warning& warning) {
  out_.start("div", "govuk-warning-text");
  out_.raw("<span class=\"govuk-warning-text__icon\" aria-hidden=\"true\">!</span>");
  out_.start("strong", "govuk-warning-text__text");
  out_.element("span", "govuk-visually-hidden", warning.label).raw(" ").text(warning.text);
  out_.end("strong").end("div");
}

void Renderer::draw(const engine::TextList& list) {
  const char* tag = list.numbered ? "ol" : "ul";
  out_.start(tag, list.numbered ? "govuk-list govuk-list--number" : "govuk-list govuk-list--bullet");
  for (const std::string& item : list.items) out_.element("li", "", item);
  out_.end(tag);
}

void Renderer::draw(const engine::ErrorSummary& summary) {
  out_.open("div", "govuk-error-summary").raw(" id=\"sealwell-errors\" tabindex=\"-1\"");
  out_.raw(" data-module=\"govuk-error-summary\"><div role=\"alert\">");
  out_.element("h2", "govuk-error-summary__title", summary.title);
  out_.start("div", "govuk-error-summary__body").start("ul", "govuk-list govuk-error-summary__list");
  for (const auto& entry : summary.entries) {
    out_.raw("<li><a href=\"#").text(identifier(entry.target)).raw("\">").text(entry.text);
    out_.raw("</a></li>");
  }
  out_.raw("</ul></div></div></div>");
}

void Renderer::draw(const engine::SummaryList& list) {
  bool has_actions = false;
  for (const auto& row : list.rows) has_actions = has_actions || !row.change_label.empty();
  out_.start("dl", "govuk-summary-list");
  for (const auto& row : list.rows) summary_row(row, has_actions);
  out_.end("dl");
}

void Renderer::summary_row(const engine::SummaryList::Row& row, bool list_has_actions) {
  const bool changes = !row.change_label.empty();
  out_.start("div", list_has_actions && !changes ? "govuk-summary-list__row govuk-summary-list__row--no-actions"
                                                 : "govuk-summary-list__row");
  out_.element("dt", "govuk-summary-list__key", row.key).start("dd", "govuk-summary-list__value");
  if (row.values.size() == 1) {
    summary_value(row.values[0]);
  } else if (!row.values.empty()) {
    out_.start("ul", "govuk-list");
    for (const std::string& value : row.values) {
      out_.start("li");
      summary_value(value);
      out_.end("li");
    }
    out_.end("ul");
  }
  out_.end("dd");
  if (changes) {
    out_.start("dd", "govuk-summary-list__actions");
    out_.open("a", "govuk-link").raw(" href=\"#\" data-action=\"change\"");
    out_.attribute("data-target", row.change_target).raw(">").text(row.change_label);
    if (!row.change_hidden.empty()) {
      out_.start("span", "govuk-visually-hidden").raw(" ").text(row.change_hidden).end("span");
    }
    out_.end("a").end("dd");
  }
  out_.end("div");
}

void Renderer::summary_value(const std::string& value) {
  // What was typed may be written the other way than the page: it keeps its own direction.
  if (right_to_left_) out_.element("bdi", "", value);
  else out_.text(value);
}

void Renderer::draw(const engine::Suggestion& suggestion) {
  // One below the heading that it stands under.
  const int level = std::min(heading_level_ + 1, deepest_level);
  out_.start("div", "sealwell-suggestion");
  heading_start(level, "govuk-heading-s");
  out_.text(suggestion.title);
  heading_end(level);
  out_.element("p", "govuk-body", suggestion.text);
  for (const std::string& line : suggestion.details) out_.element("p", "govuk-body", line);
  if (!suggestion.why.empty()) out_.element("p", "govuk-body sealwell-why", suggestion.why);
  phone_paragraph(suggestion.phone);
  if (!suggestion.star_label.empty()) {
    out_.open("button", "govuk-button govuk-button--secondary sealwell-star");
    out_.raw(" type=\"button\" data-action=\"star\"").attribute("data-target", suggestion.id);
    out_.attribute("aria-pressed", suggestion.starred ? "true" : "false").raw(">");
    out_.open("svg", "sealwell-star__shape").raw(" viewBox=\"0 0 24 24\" aria-hidden=\"true\"");
    out_.raw(" focusable=\"false\"><path d=\"M12 2l3.1 6.3 6.9 1-5 4.9 1.2 6.8-6.2-3.2L5.8 21 7");
    out_.raw(" 14.2l-5-4.9 6.9-1z\"/></svg>").text(suggestion.star_label);
    // Without it every star on the screen would have the same name.
    out_.start("span", "govuk-visually-hidden").raw(" ").text(suggestion.title).raw("</span></button>");
  }
  out_.end("div");
}

void Renderer::draw(const engine::Actions& actions) {
  const bool several = actions.buttons.size() > 1;
  if (several) out_.start("div", "govuk-button-group");
  for (const engine::Button& button : actions.buttons) {
    out_.raw("<button type=\"submit\"").attribute("value", button.value).raw(" name=\"button\"");
    const bool secondary = button.kind == engine::Button::Kind::secondary;
    out_.attribute("class", secondary ? "govuk-button govuk-button--secondary" : "govuk-button");
    out_.raw(" data-module=\"govuk-button\">").text(button.label).end("button");
  }
  if (several) out_.end("div");
}

void Renderer::draw(const engine::Command& command) {
  // What the resident most likely came to the screen for looks like a button; what takes them
  // elsewhere, or throws something away, looks like a link and is not hit by mistake.
  const bool secondary = command.action == "print" || command.action == "restart";
  out_.open("button", command.action == "retry" ? "govuk-button"
                      : secondary               ? "govuk-button govuk-button--secondary"
                                                : "govuk-link sealwell-link");
  out_.raw(" type=\"button\"").attribute("data-action", command.action);
  out_.attribute_unless_empty("data-target", command.target).raw(">").text(command.label).end("button");
}

void Renderer::draw(const engine::Download& download) {
  out_.open("a", "govuk-button govuk-button--secondary").raw(" href=\"#\" download");
  out_.attribute("data-file", download.file).raw(">").text(download.label).end("a");
}

void Renderer::draw(const engine::Link& link) {
  out_.start("p", "govuk-body sealwell-support");
  this->link(link.address, link.label);
  out_.end("p");
}

// A page elsewhere learns neither where the resident came from nor how to reach this one.
void Renderer::link(const std::string& address, const std::string& label) {
  out_.open("a", "govuk-link").attribute("href", address);
  out_.raw(" target=\"_blank\" rel=\"noopener noreferrer\">").text(label).end("a");
}

void Renderer::draw(const engine::Panel& panel) {
  out_.start("div", "govuk-panel govuk-panel--confirmation");
  heading_start(1, "govuk-panel__title");
  out_.text(panel.title);
  heading_end(1);
  heading_level_ = 1;
  if (!panel.text.empty()) out_.element("div", "govuk-panel__body", panel.text);
  out_.end("div");
}

void Renderer::draw(const engine::StatusLine& status) {
  out_.open("p", "govuk-body").raw(" role=\"status\">").text(status.text).end("p");
}

void Renderer::details_start(const std::string& summary) {
  out_.start("details", "govuk-details").start("summary", "govuk-details__summary");
  out_.element("span", "govuk-details__summary-text", summary).end("summary");
  out_.start("div", "govuk-details__text");
}

void Renderer::details_end() { out_.raw("</div></details>"); }

void Renderer::draw(const engine::Details& details) {
  details_start(details.summary);
  blocks(details.blocks);
  details_end();
}

void Renderer::phone_paragraph(const std::string& phone) {
  if (phone.empty()) return;
  out_.start("p", "govuk-body").open("a", "govuk-link sealwell-phone");
  out_.attribute("href", phone_address(phone));
  // Groups of digits would change places in a line that runs from right to left.
  if (right_to_left_) out_.raw(" dir=\"ltr\"");
  out_.raw(">").text(phone).end("a").end("p");
}

void Renderer::draw(const engine::Contact& contact) {
  if (contact.lead.empty() && contact.phone.empty()) return;
  out_.start("div", "sealwell-contact");
  if (!contact.lead.empty()) out_.element("p", "govuk-body sealwell-contact__lead", contact.lead);
  phone_paragraph(contact.phone);
  if (!contact.hours.empty()) out_.element("p", "govuk-body", contact.hours);
  if (!contact.note.empty()) out_.element("p", "govuk-body", contact.note);
  out_.end("div");
}

}  // namespace sealwell::html
