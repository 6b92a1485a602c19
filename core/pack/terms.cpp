#include "core/pack/terms.hpp"

#include "core/pack/messages.hpp"

namespace sealwell::pack {
namespace {

constexpr std::string_view format = "sealwell-terms/1";

}  // namespace

std::string write_terms(const ServicePack& pack, const std::array<std::uint8_t, 32>& document_hash) {
  json::Value file = json::Value::object();
  file.set("format", format);
  file.set("packSha256", to_hex(document_hash));
  file.set("terms", pack.terms ? *pack.terms : json::Value::object());
  json::Value messages = json::Value::object();
  for (const auto& [id, text] : pack.messages) {
    const bool elsewhere =
        is_journey_sentence(id) || !english_of(id, device_sentences).empty() || !english_of(id, page_sentences).empty();
    if (!elsewhere) messages.set(id, text);
  }
  file.set("messages", std::move(messages));
  return json::write_canonical(file);
}

Status apply_terms(ByteView text, const std::array<std::uint8_t, 32>& document_hash, ServicePack& pack) {
  const auto file = json::parse(as_text(text));
  if (!file.ok()) return file.failure();
  if (file.value().text_or("format") != format) return Failure{Error::pack_invalid, "/format"};
  if (file.value().text_or("packSha256") != to_hex(document_hash)) return Failure{Error::pack_invalid, "/packSha256"};
  const json::Value* terms = file.value().find("terms");
  if (!terms || !terms->if_object()) return Failure{Error::pack_invalid, "/terms"};
  const json::Value* messages = file.value().find("messages");
  if (!messages || !messages->if_object()) return Failure{Error::pack_invalid, "/messages"};
  for (const json::Member& message : *messages->if_object()) {
    if (message.value.if_string()) pack.messages.insert_or_assign(message.name, *message.value.if_string());
  }
  pack.terms = std::make_shared<const json::Value>(*terms);
  return Done{};
}

}  // namespace sealwell::pack
