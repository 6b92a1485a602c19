// Native programs only.
#include "core/html/page.hpp"

#include "core/authoring/describe/description.hpp"
#include "core/authoring/describe/screen_text.hpp"
#include "core/engine/screen.hpp"

namespace sealwell::describe {
namespace {

// On paper in two columns, as small as can still be read, so that one sheet of A4 holds what a service with many
// recipients has to say.
constexpr std::string_view style =
    "body{font:1rem/1.5 system-ui,Arial,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#111}"
    "h1{font-size:1.6rem}h2{font-size:1.2rem;margin:1.5rem 0 .5rem;border-top:1px solid #555;padding-top:.5rem}"
    "dl{margin:0}dt{font-weight:700}dd{margin:0 0 .4rem;overflow-wrap:anywhere}"
    "dd p,li,p{margin:0 0 .25rem}ul{margin:0;padding-inline-start:1rem}dd ul{list-style:none;padding:0}"
    ".govuk-summary-list__row{display:grid;grid-template-columns:minmax(9rem,1fr) 2fr;gap:0 1rem}"
    "@page{size:A4;margin:8mm}"
    "@media print{body{font-size:7pt;line-height:1.15;max-width:none;margin:0;padding:0}h1{font-size:12pt;margin:0 0 "
    "1mm}"
    "h2{font-size:8pt;margin:1.2mm 0 .4mm;padding-top:.4mm;break-after:avoid}p{margin:0 0 1mm}"
    ".sealwell-service{display:none}#sealwell-main{columns:2;column-gap:5mm}h1,h1+p{column-span:all}"
    // What a heading says runs on in its line, and so does the next of several.
    ".govuk-summary-list__row{display:block;margin:0 0 .5mm}dt,dd,dd ul,dd li{display:inline;margin:0}"
    "dt::after{content:\": \"}dd li+li::before{content:\" \\2022  \"}}";

}  // namespace

std::string description_html(const pack::ServicePack& pack) {
  html::PageAssets assets;
  assets.inline_style = std::string(style);
  return html::render_page(description_of(pack), assets);
}

std::string description_text(const pack::ServicePack& pack) { return screen_text(description_of(pack)); }

}  // namespace sealwell::describe
