#include "core/html/page.hpp"

#include "core/base/text.hpp"
#include "core/engine/screen.hpp"
#include "core/html/markup.hpp"
#include "core/html/render.hpp"

namespace sealwell::html {
namespace {

void head(Markup& out, const std::string& title, const PageAssets& assets) {
  out.raw("<head><meta charset=\"utf-8\">").element("title", "", title);
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
  for (const std::string& script : assets.scripts) {
    out.raw("<script type=\"module\"").attribute("src", script).raw("></script>");
  }
  out.raw("</head>");
}

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

std::string render_document(const std::string& language, const std::string& direction, const std::string& title,
                            const PageAssets& assets, const std::string& body) {
  Markup out;
  out.raw("<!DOCTYPE html>\n<html").attribute("lang", language).attribute("dir", direction).raw(">");
  head(out, title, assets);
  out.raw("<body");
  for (const auto& attribute : assets.data) {
    out.raw(" data-").markup(attribute.name).raw("=\"").text(attribute.value).raw("\"");
  }
  out.raw(">").markup(body).raw("</body></html>\n");
  return out.take();
}

std::string render_page(const engine::Screen& screen, const PageAssets& assets) {
  Markup out;
  if (!assets.no_script.empty()) {
    out.raw("<noscript>").element("p", "govuk-inset-text", assets.no_script);
    if (const auto& [address, label] = assets.no_script_link; !address.empty()) {
      out.start("p", "govuk-body").open("a", "govuk-link").attribute("href", address);
      out.raw(" target=\"_blank\">").text(label).raw("</a></p>");
    }
    out.raw("</noscript>");
  }
  out.markup(assets.above);
  out.raw("<div id=\"sealwell-alert\" role=\"alert\">").markup(render_alerts(screen)).raw("</div>");
  out.raw("<div id=\"sealwell-screen\">").markup(render_screen(screen)).raw("</div>");
  draw(out, assets.picture);
  out.markup(assets.below);
  const std::string& title = assets.title.empty() ? screen.title : assets.title;
  return render_document(screen.language, screen.direction, title, assets, out.take());
}

}  // namespace sealwell::html
