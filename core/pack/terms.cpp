#include "core/pack/terms.hpp"

namespace sealwell::pack {
namespace {

constexpr std::string_view format = "sealwell-terms/1";

}  // namespace

std::string write_terms(const ServicePack& pack, const std::array<std::uint8_t, 32>& document_hash) {
  json::Value file = json::Value::object();
  file.set("format", format);
  file.set("packSha256", to_hex(document_hash));
  file.set("terms", pack.terms ? *pack.terms : json::Value::object());
  return json::write_canonical(file);
}

Result<json::Value> read_terms(ByteView text, const std::array<std::uint8_t, 32>& document_hash) {
  const auto file = json::parse(as_text(text));
  if (!file.ok()) return file.failure();
  if (file.value().text_or("format") != format) return Failure{Error::pack_invalid, "/format"};
  if (file.value().text_or("packSha256") != to_hex(document_hash)) return Failure{Error::pack_invalid, "/packSha256"};
  const json::Value* terms = file.value().find("terms");
  if (!terms || !terms->if_object()) return Failure{Error::pack_invalid, "/terms"};
  return *terms;
}

}  // namespace sealwell::pack
