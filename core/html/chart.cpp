#include "core/html/renderer.hpp"

#include <algorithm>

// A chart is a list of texts, each with a bar drawn under it. The texts are HTML and not part of
// the drawing: they wrap on a narrow phone, grow with the resident's text size and are read out in
// order. The bars are decoration for the eye, hidden from a screen reader; the table behind says
// the same once more for those who prefer rows and columns.

namespace sealwell::html {

void Renderer::draw(const engine::Chart& chart) {
  out_.start("figure", "sealwell-chart");
  if (!chart.title.empty()) out_.element("figcaption", "govuk-heading-s", chart.title);
  if (!chart.summary.empty()) out_.element("p", "govuk-body", chart.summary);
  out_.start("ul", "sealwell-chart__groups");
  for (std::size_t i = 0; i < chart.bars.size();) {
    const std::string& group = chart.bars[i].group;
    out_.start("li", "sealwell-chart__group");
    if (!group.empty()) out_.element("p", "sealwell-chart__name", group);
    out_.start("ul", "sealwell-chart__bars");
    for (; i < chart.bars.size() && chart.bars[i].group == group; ++i)
      chart_bar(chart.bars[i], chart.max, chart.counts);
    out_.end("ul").end("li");
  }
  out_.end("ul");
  if (!chart.table_label.empty()) chart_table(chart);
  out_.end("figure");
}

void Renderer::chart_bar(const engine::Chart::Bar& bar, int max, bool counts) {
  const int whole = std::max(max, 1);
  const std::string full = std::to_string(whole);
  out_.start("li", bar.marked ? "sealwell-chart__bar sealwell-chart__bar--marked" : "sealwell-chart__bar");
  out_.element("span", "sealwell-chart__label", bar.label).raw(" ");
  out_.element("span", "sealwell-chart__value", std::to_string(bar.value) + (counts ? "" : "/" + full));
  if (!bar.mark.empty()) out_.raw(" ").element("strong", "sealwell-chart__mark", bar.mark);
  out_.open("svg", "sealwell-chart__picture").raw(" aria-hidden=\"true\" focusable=\"false\"");
  out_.raw(" preserveAspectRatio=\"none\"").raw(" viewBox=\"0 0 ").text(full).raw(" 1\">");
  out_.open("rect", "sealwell-chart__track").attribute("width", full).raw(" height=\"1\"/>");
  out_.open("rect", "sealwell-chart__fill").attribute("width", std::clamp(bar.value, 0, whole));
  out_.raw(" height=\"1\"/></svg></li>");
}

void Renderer::chart_table(const engine::Chart& chart) {
  // Two columns, so that it fits the narrowest phone; the groups are rows of their own.
  details_start(chart.table_label);
  out_.start("table", "govuk-table");
  out_.element("caption", "govuk-table__caption govuk-table__caption--s", chart.title);
  out_.start("thead", "govuk-table__head").start("tr", "govuk-table__row");
  out_.raw("<th class=\"govuk-table__header\" scope=\"col\">").text(chart.bar_heading).end("th");
  out_.raw("<th class=\"govuk-table__header govuk-table__header--numeric\" scope=\"col\">");
  out_.text(chart.value_heading).raw("</th></tr></thead>");
  for (std::size_t i = 0; i < chart.bars.size();) {
    const std::string& group = chart.bars[i].group;
    out_.start("tbody", "govuk-table__body");
    if (!group.empty()) {
      out_.start("tr", "govuk-table__row");
      out_.raw("<th class=\"govuk-table__header\" scope=\"rowgroup\" colspan=\"2\">");
      out_.text(group).raw("</th></tr>");
    }
    for (; i < chart.bars.size() && chart.bars[i].group == group; ++i) {
      const auto& bar = chart.bars[i];
      out_.start("tr", "govuk-table__row");
      out_.raw("<th class=\"govuk-table__header\" scope=\"row\">").text(bar.label);
      if (!bar.mark.empty()) out_.raw(" ").element("strong", "sealwell-chart__mark", bar.mark);
      out_.end("th").element("td", "govuk-table__cell govuk-table__cell--numeric", std::to_string(bar.value));
      out_.end("tr");
    }
    out_.end("tbody");
  }
  out_.end("table");
  details_end();
}

}  // namespace sealwell::html
