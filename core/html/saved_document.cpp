#include "core/html/saved_document.hpp"

#include "core/engine/screen.hpp"
#include "core/html/page.hpp"

namespace sealwell::html {
namespace {

// Enough to read and print; a file on a resident's disk carries no theme.
constexpr std::string_view style =
    "body{font:1.1rem/1.5 system-ui,Arial,sans-serif;max-width:42rem;margin:2rem auto;padding:0 "
    "1rem;color:#111}"
    "table{border-collapse:collapse}th,td{text-align:start;padding:.25rem .75rem .25rem 0;vertical-align:top}"
    "dt{font-weight:700}dd{margin:0 0 .5rem}svg{max-width:100%}"
    ".govuk-visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
    ".govuk-inset-text{border-inline-start:.5rem solid #555;padding-inline-start:1rem}"
    ".govuk-warning-text__icon{display:none}h2,h3,svg{break-after:avoid}";

}  // namespace

std::string document_html(const engine::Screen& screen) {
  html::PageAssets assets;
  assets.inline_style = std::string(style);
  return html::render_page(screen, assets);
}

}  // namespace sealwell::html
