#include "core/html/render.hpp"

#include "core/engine/screen.hpp"
#include "core/html/renderer.hpp"

namespace sealwell::html {
namespace {

using Language = engine::Screen::Language;

void language_navigation(Markup& out, const std::vector<Language>& languages) {
  if (languages.size() < 2) return;
  out.start("nav", "govuk-language-navigation").start("ul", "govuk-language-navigation__list");
  for (const Language& language : languages) {
    out.start("li", "govuk-language-navigation__list-item");
    if (language.current) {
      out.open("span", "govuk-language-navigation__text").raw(" aria-current=\"true\"");
    } else {
      out.open("a", "govuk-language-navigation__link").raw(" href=\"#\" rel=\"alternate\"");
      out.raw(" data-action=\"language\"").attribute("data-target", language.tag);
      out.attribute("hreflang", language.tag);
    }
    out.attribute("lang", language.tag).attribute_unless_empty("dir", language.direction);
    out.raw(">").text(language.name).raw(language.current ? "</span></li>" : "</a></li>");
  }
  out.raw("</ul></nav>");
}

}  // namespace

Renderer::Renderer(const engine::Screen& screen, bool heading_receives_focus)
    : screen_(screen), heading_pending_(heading_receives_focus), right_to_left_(screen.direction == "rtl") {
  reserve_ids(screen.blocks);
}

void Renderer::main_blocks() {
  if (!screen_.form) {
    blocks(screen_.blocks);
    return;
  }
  // The frame's script sends the form as an action. A tap before it runs must not start a navigation
  // instead: the policy blocks it, and a blocked one keeps Chromium from ever running the script. A
  // dialog's method submits to nowhere; where a browser does not know it, answers still never go into
  // an address, because the policy stops that. Autofill remembers only what has a token.
  out_.raw("<form id=\"sealwell-form\" method=\"dialog\" autocomplete=\"off\" novalidate>");
  blocks(screen_.blocks);
  out_.raw("</form>");
}

std::string render_screen(const engine::Screen& screen) {
  Renderer renderer(screen, true);
  Markup& out = renderer.out();
  out.raw("<header>").start("div", "sealwell-header").element("p", "sealwell-service", screen.service);
  language_navigation(out, screen.languages);
  out.end("div");
  if (!screen.back_label.empty()) {
    out.open("a", "govuk-back-link").raw(" href=\"#\" data-action=\"back\">");
    out.text(screen.back_label).end("a");
  }
  out.end("header");
  out.open("main", "govuk-main-wrapper").raw(" id=\"sealwell-main\"").attribute("data-screen", screen.id.to_text());
  out.attribute("data-position", screen.position).raw(">");
  renderer.main_blocks();
  out.end("main").start("footer", "sealwell-foot");
  renderer.draw(screen.help);
  if (!screen.clear_label.empty()) renderer.draw(engine::Command{screen.clear_label, "clear", ""});
  out.end("footer");
  return out.take();
}

std::string render_alerts(const engine::Screen& screen) {
  Renderer renderer(screen, false);
  renderer.blocks(screen.alerts);
  return renderer.out().take();
}

}  // namespace sealwell::html
