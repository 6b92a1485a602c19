// Native programs only, as all of the build.
#include "core/journey/words_checker.hpp"

#include "core/base/text.hpp"
#include "core/pack/messages.hpp"
#include "core/receipt/words.hpp"
#include "core/scoring/superseded.hpp"

#include <algorithm>
#include <string>

namespace sealwell::journey {
namespace {

using pack::Problem;

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
    messages();
    for (const char* name : {"pack", "questionnaire", "consent", "advice"}) {
      if (const json::Value* part = joined.find(name)) cite(*part, "/" + std::string(name));
    }
    return std::move(problems_);
  }

 private:
  void add(Problem::Severity severity, std::string at, std::string problem, std::string mend) {
    problems_.push_back({severity, std::move(at), std::move(problem), std::move(mend)});
  }

  void messages() {
    for (const auto& [language, texts] : pack_.messages) {
      const std::string at = json::pointer_to("/pack/messages", language);
      if (std::find(pack_.languages.begin(), pack_.languages.end(), language) == pack_.languages.end()) {
        add(Problem::Severity::error, at, "The pack has no language " + language + ".",
            "Add it to languages, or take this out.");
      }
      for (const auto& [id, text] : texts) {
        if (!is_known(id)) {
          add(Problem::Severity::error, json::pointer_to(at, id), "The engine says nothing under this id.",
              "Check its spelling; after required/ and invalid/ stands the linkId of a question.");
        }
      }
    }
    for (const std::string& language : pack_.languages) {
      if (language == "en" || language.starts_with("en-")) continue;
      const auto own = pack_.messages.find(language);
      // A few that stand on every screen: without them nobody can have translated the rest.
      std::string missing;
      for (const char* id :
           {"continue", "back", "yes", "no", "change", "clear", "errors", "required", "warning"}) {
        if (own == pack_.messages.end() || !own->second.contains(id)) {
          missing += (missing.empty() ? "" : ", ") + std::string(id);
        }
      }
      if (missing.empty()) continue;
      add(Problem::Severity::warning, "/pack/messages",
          "Residents who read " + language + " would meet English for: " + missing + ".",
          "Add these, and the other sentences of the engine, under " + language + ".");
    }
  }

  bool is_known(const std::string& id) const {
    for (const std::string_view lead : {"required/", "invalid/"}) {
      if (!id.starts_with(lead)) continue;
      const int item = pack_.questionnaire.find(std::string_view(id).substr(lead.size()));
      return item >= 0 && pack_.questionnaire.item(item).is_question();
    }
    return !pack::engine_sentence(id).empty() || !receipt::receipt_sentence(id).empty();
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
        add(Problem::Severity::warning, at,
            "\"" + std::string(source.mark) + "\" is " + std::string(source.what) +
                ", which has been replaced.",
            "If it is cited here as it stands, use " + std::string(source.replacement) + ".");
      }
    }
  }

  const pack::ServicePack& pack_;
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> check_words(const json::Value& joined, const pack::ServicePack& pack) {
  return Words(pack).run(joined);
}

std::vector<Problem> check_licence(const scoring::InstrumentInfo& instrument, std::string_view pointer) {
  if (instrument.standing != scoring::Standing::ships || !trimmed(instrument.licence).empty()) return {};
  return {{Problem::Severity::error, std::string(pointer),
           std::string(instrument.title) + " names no licence, so nobody may use it here.",
           "Find out its terms, and choose another until then."}};
}

}  // namespace sealwell::journey
