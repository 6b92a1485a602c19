#include "core/html/render.hpp"

#include "core/base/text.hpp"
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

void head(Markup& out, const engine::Screen& screen, const PageAssets& assets) {
  out.raw("<head><meta charset=\"utf-8\">").element("title", "", screen.title);
  out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
  out.raw("<meta name=\"format-detection\" content=\"telephone=no\">");
  out.raw("<meta name=\"robots\" content=\"noindex\"><meta name=\"referrer\" content=\"no-referrer\">");
  for (const std::string& address : assets.stylesheets) {
    out.raw("<link rel=\"stylesheet\"").attribute("href", address).raw(">");
  }
  if (!assets.inline_style.empty()) {
    // The content of <style> knows no entities: only its own end tag must not stand in it.
    out.raw("<style>").markup(replaced(assets.inline_style, "</", "<\\/")).raw("</style>");
  }
  for (const auto& preload : assets.preloads) {
    out.raw("<link rel=\"preload\" crossorigin").attribute("as", preload.as);
    out.attribute("href", preload.address).attribute_unless_empty("type", preload.type).raw(">");
  }
  if (!assets.script.empty()) {
    out.raw("<script type=\"module\"").attribute("src", assets.script).raw("></script>");
  }
  out.raw("</head>");
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

namespace {

// The dark squares of a row that lie together are one bar. Four squares of white around it, as ISO/IEC 18004 asks.
void draw(Markup& out, const Squares& picture) {
  if (picture.size == 0) return;
  constexpr int margin = 4;
  const std::string whole = std::to_string(picture.size + 2 * margin);
  out.raw("<figure class=\"sealwell-squares\"><svg role=\"img\"");
  out.attribute("aria-label", picture.label).attribute("viewBox", "0 0 " + whole + " " + whole);
  out.raw(" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h").text(whole).raw("v").text(whole);
  out.raw("H0z\"/><path fill=\"#000\" d=\"");
  for (int row = 0; row < picture.size; ++row) {
    const auto is_dark = [&](int column) {
      return picture.dark[static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.size) +
                          static_cast<std::size_t>(column)];
    };
    for (int from = 0; from < picture.size; ++from) {
      int to = from;
      while (to < picture.size && is_dark(to)) ++to;
      if (to == from) continue;
      out.text("M" + std::to_string(from + margin) + " " + std::to_string(row + margin) + "h" +
               std::to_string(to - from) + "v1h-" + std::to_string(to - from) + "z");
      from = to;
    }
  }
  out.raw("\"/></svg>").element("figcaption", "", picture.text).raw("</figure>");
}

}  // namespace

std::string render_page(const engine::Screen& screen, const PageAssets& assets) {
  Markup out;
  out.raw("<!DOCTYPE html>\n<html").attribute("lang", screen.language);
  out.attribute("dir", screen.direction).raw(">");
  head(out, screen, assets);
  out.raw("<body");
  for (const auto& attribute : assets.data) {
    out.raw(" data-").markup(attribute.name).raw("=\"").text(attribute.value).raw("\"");
  }
  out.raw(">");
  if (!assets.no_script.empty()) {
    out.raw("<noscript>").element("p", "govuk-inset-text", assets.no_script).raw("</noscript>");
  }
  out.raw("<div id=\"sealwell-alert\" role=\"alert\">").markup(render_alerts(screen)).raw("</div>");
  out.raw("<div id=\"sealwell-screen\">").markup(render_screen(screen)).raw("</div>");
  draw(out, assets.picture);
  out.raw("</body></html>\n");
  return out.take();
}

}  // namespace sealwell::html
