// A pack's questions as a page without a script, to print or to save: for browsers in which the form can't run. It can be
// filled in by hand and kept at hand for the call; it is nothing that a service takes in.
#include "core/authoring/publish/publication.hpp"
#include "core/html/markup.hpp"
#include "core/pack/language.hpp"
#include "core/pack/messages.hpp"

#include <algorithm>

namespace sealwell::publish {
namespace {

using html::Markup;
using pack::Item;
using pack::ItemType;

class Paper {
 public:
  explicit Paper(const pack::ServicePack& pack)
      : pack_(pack), questionnaire_(pack.questionnaire), messages_(pack, pack::page_sentences) {}

  std::string body() {
    out_.start("main", "paper").start("p", "govuk-body").element("strong", "", pack_.name).end("p");
    out_.element("h1", "govuk-heading-l", pack_.start_title);
    own_element("p", "govuk-body", "paper-lead");
    contact();
    out_.open("p", "govuk-body save");
    mark_language("paper-save");
    out_.raw("><a class=\"govuk-link\" href=\"\"").attribute("download", pack_.id + ".html").raw(">");
    out_.text(messages_.say("paper-save")).raw("</a></p>");
    for (std::size_t i = 0; i < questionnaire_.items.size(); ++i) {
      if (questionnaire_.items[i].parent < 0) draw(questionnaire_.items[i], 2);
    }
    out_.end("main");
    return out_.take();
  }

 private:
  // A sentence of the page's own that nobody has translated says so to who hears it.
  void mark_language(std::string_view id) {
    if (messages_.has_own(id) || pack::primary_language(pack_.language) == "en") return;
    out_.raw(" lang=\"en\" dir=\"ltr\"");
  }

  void own_element(const char* tag, const char* classes, std::string_view id) {
    out_.raw("<").raw(tag);
    if (*classes != '\0') out_.attribute("class", classes);
    mark_language(id);
    out_.raw(">").text(messages_.say(id)).end(tag);
  }

  void contact() {
    const pack::ServiceContact& contact = pack_.contact;
    paragraph(contact.lead);
    out_.start("p", "govuk-body").open("a", "govuk-link").attribute("href", html::phone_address(contact.phone));
    out_.raw(">").element("bdi", "", contact.phone).raw("</a></p>");
    paragraph(contact.hours);
    paragraph(contact.note);
  }

  void paragraph(const std::string& text) {
    if (!text.empty()) out_.element("p", "govuk-body", text);
  }

  void hint(std::string_view id) { own_element("p", "govuk-hint", id); }
  void line() { out_.raw("<div class=\"line\"></div>"); }

  static bool is_help(const Item& item) {
    return item.type == ItemType::display && item.control == pack::ItemControl::help;
  }

  // Nobody is asked what is hidden or worked out; of a group that repeats, the Questionnaire's own instance is enough.
  static bool is_left_out(const Item& item) {
    return item.hidden || !item.calculated.empty() || item.instance > 1 || item.is_add_another_question ||
           is_help(item);
  }

  // As deep as a Questionnaire is nested, which its reader bounds.
  void draw(const Item& item, int level) {
    if (is_left_out(item)) return;
    if (item.type == ItemType::display) {
      out_.element("p", "govuk-body", item.text);
      return;
    }
    const bool group = item.type == ItemType::group;
    if (group && item.text.empty()) return draw_children(item, level);
    if (group) out_.start("section");
    else out_.start("div", "question");
    if (!item.text.empty()) heading(item.text, level);
    if (!group) {
      if (!item.enable_rule.conditions.empty() || !item.enabled_by.empty()) hint("paper-only-if");
      help(item);
      place(item);
      out_.end("div");
    }
    draw_children(item, level);
    if (group) out_.end("section");
  }

  void draw_children(const Item& item, int level) {
    for (const int child : item.children) draw(questionnaire_.item(child), std::min(level + 1, 6));
  }

  void heading(const std::string& text, int level) {
    const std::string tag = "h" + std::to_string(level);
    out_.element(tag.c_str(), level == 2 ? "govuk-heading-m" : "govuk-heading-s", text);
  }

  void help(const Item& item) {
    if (!item.help.empty()) out_.element("p", "govuk-hint", item.help);
    for (const int child : item.children) {
      if (is_help(questionnaire_.item(child))) out_.element("p", "govuk-hint", questionnaire_.item(child).text);
    }
  }

  // Where the answer is written.
  void place(const Item& item) {
    switch (item.type) {
      case ItemType::boolean:
        out_.start("ul");
        own_option("paper-yes");
        own_option("paper-no");
        out_.end("ul");
        break;
      case ItemType::choice:
      case ItemType::open_choice:
        hint(item.repeats ? "paper-several" : "paper-one");
        out_.start("ul");
        for (const pack::AnswerOption& option : item.options) out_.element("li", "", option.label);
        if (item.type == ItemType::open_choice) own_option("paper-other");
        out_.end("ul");
        if (item.type == ItemType::open_choice) line();
        break;
      case ItemType::text: out_.raw("<div class=\"box\"></div>"); break;
      case ItemType::date:
        hint("paper-date");
        line();
        break;
      default:
        if (!item.unit.empty()) out_.element("p", "govuk-hint", item.unit);
        line();
    }
  }

  void own_option(std::string_view id) {
    out_.start("li");
    own_element("span", "", id);
    out_.end("li");
  }

  const pack::ServicePack& pack_;
  const pack::Questionnaire& questionnaire_;
  const pack::Messages messages_;
  Markup out_;
};

}  // namespace

std::string paper_html(const pack::ServicePack& pack, const html::PageAssets& assets) {
  html::PageAssets style;
  style.stylesheets = assets.stylesheets;
  style.inline_style = assets.inline_style;
  const std::string title = pack::Messages(pack).say("title", {{"heading", pack.start_title}, {"service", pack.name}});
  const std::string direction(pack::direction_of(pack.language));
  return html::render_document(pack.language, direction, title, style, Paper(pack).body());
}

}  // namespace sealwell::publish
