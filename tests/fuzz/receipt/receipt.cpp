// Any text is refused by name, or is a receipt that can be shown in every form and checked.
#include "core/authoring/export/receipt_views.hpp"
#include "core/authoring/verify/receipt_verify.hpp"
#include "core/receipt/page.hpp"
#include "core/receipt/read.hpp"

#include <cstdlib>

using namespace sealwell;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = receipt::read_receipt(as_text({data, size}));
  if (!read.ok()) return 0;
  const json::Value& document = read.value().document;
  const pack::ServicePack pack{};
  const json::Value joined = json::Value::object();
  const receipt::Verdict verdict = receipt::verify_receipt(read.value(), {joined, pack, "", false}, &document);
  if (verdict.findings.empty()) std::abort();
  // What is taken is taken again from what was written of it.
  if (!receipt::read_receipt(json::write(document)).ok()) std::abort();
  if (receipt::page_html(document).find("<script") != std::string::npos) std::abort();
  if (receipt::page_text(document).empty()) std::abort();
  for (const json::Value& view :
       {receipt::kantara_view(document), receipt::iso27560_view(document), receipt::fhir_view(document)}) {
    if (!view.if_object()) std::abort();
  }
  return 0;
}
