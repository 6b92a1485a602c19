#include "core/authoring/publish/publication.hpp"
#include "core/pack/messages.hpp"

namespace sealwell::publish {

json::Value device_json(const Publication& publication, std::string_view language) {
  const pack::ServicePack& pack = publication.in(language);
  const pack::Messages messages(pack, pack::device_sentences);
  // Groups of digits would change places in a line that runs from right to left: an isolate keeps them in theirs.
  const std::string phone = "\u2066" + pack.contact.phone + "\u2069";
  json::Value words = json::Value::object();
  for (const pack::Sentence& sentence : pack::device_sentences.own) {
    words.set(sentence.id, messages.say(sentence.id, {{"service", pack.name}, {"phone", phone}}));
  }
  json::Value device = json::Value::object();
  device.set("format", "sealwell-device/1");
  device.set("words", std::move(words));
  device.set("intake", pack.intake_address);
  device.set("hostKeepsSealed", publication.members.bool_or("hostKeepsSealed", false));
  return device;
}

}  // namespace sealwell::publish
