#include "shell/workbench/html/workbench_html.hpp"

#include "core/html/markup.hpp"
#include "core/html/render.hpp"

#include "shell/workbench/html/panel_html.hpp"
#include "shell/workbench/rooms/panel.hpp"

namespace sealwell::workbench {
namespace {

void write_rooms(html::Markup& out, const HtmlMirror& mirror) {
  out.raw("<nav class=\"workbench-rooms\" aria-label=\"Rooms\"><ul>");
  for (const auto& room : mirror.rooms) {
    out.start("li").open("button", "govuk-button govuk-button--secondary").raw(" type=\"button\"");
    out.attribute("data-room", std::string(room->id()));
    if (room.get() == &mirror.open) out.raw(" aria-current=\"page\"");
    out.raw(">").text(std::string(room->title())).raw("</button></li>");
  }
  out.raw("</ul></nav>");
}

void write_screen(html::Markup& out, const engine::Screen& screen) {
  out.raw("<div class=\"workbench-screen\"")
      .attribute("lang", screen.language)
      .attribute("dir", screen.direction)
      .raw(">");
  out.raw("<div role=\"alert\">").markup(html::render_alerts(screen)).raw("</div>");
  out.markup(html::render_screen(screen)).raw("</div>");
}

void write_panel(html::Markup& out, const Panel& panel, const std::string& key, bool open) {
  out.raw("<section").attribute("data-panel", panel.id).attribute("aria-label", panel.title).raw(">");
  out.raw("<h2 class=\"govuk-heading-m\"><button class=\"workbench-fold\" type=\"button\"");
  out.attribute("data-fold", key).attribute("aria-expanded", open ? "true" : "false").raw(">");
  out.text(panel.title).raw("</button></h2>");
  if (open) out.markup(panel_html(panel));
  out.end("section");
}

}  // namespace

std::string workbench_html(const HtmlMirror& mirror) {
  html::Markup out;
  write_rooms(out, mirror);
  const auto screen = mirror.open.screen();
  // A screen brings the page's <main>.
  if (screen) write_screen(out, *screen);
  out.raw(screen ? "<div class=\"workbench-panels\">" : "<main class=\"workbench-panels\">");
  for (const std::string& id : mirror.open.panels()) {
    const std::string key = std::string(mirror.open.id()) + "/" + id;
    write_panel(out, mirror.open.panel(id), key, mirror.open_panels.contains(key));
  }
  out.raw(screen ? "</div>" : "</main>");
  return out.take();
}

}  // namespace sealwell::workbench
