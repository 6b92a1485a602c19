// Native programs only: a browser reads prepared packs, which are in one language.
#include "core/pack/translator.hpp"

namespace sealwell::pack {

Translator::Translator(std::string_view language, const json::Value* texts) : language_(language) {
  const json::Object* members = texts ? texts->if_object() : nullptr;
  if (!members) return;
  for (const json::Member& member : *members) {
    const std::string* translation = member.value.if_string();
    if (translation && !translation->empty()) texts_.emplace(member.name, *translation);
  }
}

std::string Translator::say(const std::string& source, const std::string& pointer, bool optional) const {
  if (language_.empty() || source.empty()) return source;
  if (heard_) heard_->push_back({source, pointer, optional});
  const std::string* translation = find(source);
  return translation ? *translation : source;
}

const std::string* Translator::find(std::string_view source) const {
  const auto found = texts_.find(source);
  return found == texts_.end() ? nullptr : &found->second;
}

}  // namespace sealwell::pack
