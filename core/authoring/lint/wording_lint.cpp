// Native programs only, as all of the build.
#include "core/authoring/lint/wording_lint.hpp"

#include "core/authoring/instruments/superseded.hpp"
#include "core/base/text.hpp"
#include "core/pack/sentences.hpp"

#include <algorithm>
#include <string>

namespace sealwell::lint {
namespace {

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 128;
}

// Whether `text` has `words` with nothing of a word before or after.
bool says(const std::string& text, const std::string& words) {
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]))) return true;
  }
  return false;
}

class Words {
 public:
  explicit Words(const pack::ServicePack& pack) : pack_(pack) {}

  std::vector<Problem> run(const json::Value& joined) {
    messages(joined);
    for (const char* name : {"pack", "questionnaire", "consent", "advice"}) {
      if (const json::Value* part = joined.find(name)) cite(*part, "/" + std::string(name));
    }
    return problems_.take();
  }

 private:
  void messages(const json::Value& joined) {
    const json::Value* service = joined.find("pack");
    const json::Value* all = service ? service->find("messages") : nullptr;
    const json::Object* by_language = all ? all->if_object() : nullptr;
    for (std::size_t i = 0; by_language && i < by_language->size(); ++i) {
      const auto& [language, texts] = (*by_language)[i];
      const std::string at = json::pointer_to("/pack/messages", language);
      if (std::find(pack_.languages.begin(), pack_.languages.end(), language) == pack_.languages.end()) {
        problems_.error(at, "The pack has no language " + language + ".", "Add it to languages, or take this out.");
      }
      const json::Object* own = texts.if_object();
      for (std::size_t k = 0; own && k < own->size(); ++k) {
        if (is_known((*own)[k].name)) continue;
        problems_.error(
            json::pointer_to(at, (*own)[k].name), "The engine says nothing under this id.",
            "Check its spelling; after required/ and invalid/ stands the linkId of a question, after unit-one/ and "
            "the like that of a question with a unit.");
      }
    }
    const json::Value* translations = joined.find("translations");
    for (const std::string& language : pack_.languages) {
      if (language == "en" || language.starts_with("en-")) continue;
      const json::Value* own = all ? all->find(language) : nullptr;
      const json::Value* translation = translations ? translations->find(language) : nullptr;
      const json::Value* shared = translation ? translation->find("sentences") : nullptr;
      const auto says = [](const json::Value* texts, std::string_view id) {
        return texts && !texts->text_or(id).empty();
      };
      std::string missing;
      std::size_t count = 0;
      for (const pack::SentenceTable* table = &pack::journey_sentences; table; table = table->beside) {
        for (const pack::Sentence& sentence : table->own) {
          if (says(own, sentence.id) || says(shared, sentence.id)) continue;
          if (++count <= 9) missing += (missing.empty() ? "" : ", ") + std::string(sentence.id);
        }
      }
      if (count == 0) continue;
      if (count > 9) missing += " and " + std::to_string(count - 9) + " more";
      problems_.warn("/pack/messages", "Residents who read " + language + " would meet English for: " + missing + ".",
                     "Add them under " + language + ".");
    }
  }

  bool is_known(const std::string& id) const {
    for (const std::string_view lead : {"required/", "invalid/"}) {
      if (!id.starts_with(lead)) continue;
      const int item = pack_.questionnaire.find(std::string_view(id).substr(lead.size()));
      return item >= 0 && pack_.questionnaire.item(item).is_question();
    }
    for (const std::string_view category : {"zero", "one", "two", "few", "many"}) {
      const std::string lead = "unit-" + std::string(category) + "/";
      if (!id.starts_with(lead)) continue;
      const int item = pack_.questionnaire.find(std::string_view(id).substr(lead.size()));
      return item >= 0 && !pack_.questionnaire.item(item).unit.empty();
    }
    return !pack::english_of_any(id).empty();
  }

  // A document is at most 64 deep, and so is this.
  void cite(const json::Value& value, const std::string& at) {
    if (const json::Object* members = value.if_object()) {
      for (const json::Member& member : *members) cite(member.value, json::pointer_to(at, member.name));
    } else if (const json::Array* list = value.if_array()) {
      for (std::size_t i = 0; i < list->size(); ++i) cite((*list)[i], json::pointer_to(at, i));
    } else if (const std::string* text = value.if_string()) {
      const std::string lower = ascii_lower(*text);
      for (const scoring::SupersededSource& source : scoring::superseded_sources()) {
        if (!says(lower, ascii_lower(source.mark))) continue;
        problems_.warn(
            at, "\"" + std::string(source.mark) + "\" is " + std::string(source.what) + ", which has been replaced.",
            "If it is cited here as it stands, use " + std::string(source.replacement) + ".");
      }
    }
  }

  const pack::ServicePack& pack_;
  Problems problems_;
};

}  // namespace

std::vector<Problem> check_wording(const json::Value& joined, const pack::ServicePack& pack) {
  return Words(pack).run(joined);
}

std::vector<Problem> check_licence(const scoring::InstrumentInfo& instrument, std::string_view pointer) {
  if (instrument.availability != scoring::Availability::ships || !trimmed(instrument.licence).empty()) return {};
  return {{Problem::Severity::error, std::string(pointer),
           std::string(instrument.title) + " names no licence, so nobody may use it here.",
           "Find out its terms, and choose another until then."}};
}

}  // namespace sealwell::lint
