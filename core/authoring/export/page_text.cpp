#include "core/authoring/describe/screen_text.hpp"
#include "core/authoring/export/receipt_views.hpp"
#include "core/engine/screen.hpp"
#include "core/receipt/page.hpp"

namespace sealwell::receipt {

std::string page_text(const json::Value& receipt) { return describe::screen_text(receipt_page(receipt)); }

}  // namespace sealwell::receipt
