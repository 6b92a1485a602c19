// Native programs only, as all of publishing.
#include "core/authoring/publish/publication.hpp"

#include "core/authoring/build/pack_document.hpp"
#include "core/pack/language.hpp"
#include "core/pack/sentences.hpp"

#include <algorithm>

namespace sealwell::publish {
namespace {

const json::Value* catalogue_of(const Catalogues& catalogues, std::string_view language) {
  const auto found = catalogues.find(std::string(pack::primary_language(language)));
  return found == catalogues.end() ? nullptr : &found->second;
}

// What the pack says itself comes first.
void add_page_sentences(pack::ServicePack& pack, const json::Value& catalogue) {
  const json::Value* sentences = catalogue.find("sentences");
  for (const pack::Sentence& sentence : pack::page_sentences.own) {
    const std::string_view text = sentences ? sentences->text_or(sentence.id) : std::string_view();
    if (!text.empty()) pack.messages.emplace(sentence.id, text);
  }
}

}  // namespace

const pack::ServicePack& Publication::in(std::string_view language) const {
  const auto found =
      std::find_if(packs.begin(), packs.end(), [&](const auto& pack) { return pack.language == language; });
  return found == packs.end() ? packs.front() : *found;
}

Result<Publication> read_publication(ByteView payload, const Catalogues& catalogues) {
  Publication publication;
  std::vector<std::string> languages{""};
  for (std::size_t i = 0; i < languages.size(); ++i) {
    auto read = build::read_document(payload, languages[i]);
    if (!read.ok()) return read.failure();
    pack::ServicePack& pack = read.value().pack;
    if (i == 0 && pack.languages.size() > 1) {
      languages.insert(languages.end(), pack.languages.begin() + 1, pack.languages.end());
    }
    if (const json::Value* catalogue = catalogue_of(catalogues, pack.language)) {
      add_page_sentences(pack, *catalogue);
      if (catalogue->text_or("status") != "approved") publication.awaiting_approval.push_back(pack.language);
    }
    publication.packs.push_back(std::move(pack));
  }
  const auto document = json::parse(as_text(payload));
  if (!document.ok()) return document.failure();
  if (const json::Value* members = document.value().find("pack")) publication.members = *members;
  if (publication.members.text_or("stage") == "demonstration") publication.awaiting_approval.clear();
  return publication;
}

}  // namespace sealwell::publish
