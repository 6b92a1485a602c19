#include "core/html/exit_link.hpp"

#include "core/html/markup.hpp"

namespace sealwell::html {
namespace {

// The same wherever it stands.
void draw(Markup& out, const ExitLink& link) {
  out.raw("<a").attribute("href", link.address);
  out.raw(" target=\"_top\" role=\"button\" draggable=\"false\" class=\"govuk-button govuk-button--warning");
  out.raw(" govuk-exit-this-page__button govuk-js-exit-this-page-button\" data-module=\"govuk-button\"");
  out.raw(" rel=\"nofollow noreferrer\">").element("span", "govuk-visually-hidden", link.emergency);
  out.raw(" ").text(link.label).raw("</a>");
}

}  // namespace

std::string exit_link_above(const ExitLink& link) {
  Markup out;
  out.open("div", "govuk-exit-this-page").raw(" data-module=\"govuk-exit-this-page\"");
  out.attribute("data-words", link.words).raw(">");
  draw(out, link);
  out.raw("<div role=\"status\" class=\"govuk-visually-hidden\" id=\"sealwell-exit-said\"></div></div>");
  return out.take();
}

std::string exit_link_below(const ExitLink& link) {
  Markup out;
  out.start("div", "sealwell-exit-below");
  draw(out, link);
  out.end("div");
  return out.take();
}

}  // namespace sealwell::html
