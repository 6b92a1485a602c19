// Native programs only, as all of the build.
#include "core/authoring/translate/translations.hpp"

#include "core/authoring/reader/service_pack_reader.hpp"
#include "core/pack/questionnaire.hpp"
#include "core/pack/sentences.hpp"
#include "core/pack/service_pack.hpp"
#include "core/pack/translator.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace sealwell::translate {
namespace {

// What a pack brings along in its languages: all but what a site's pages say, which their build takes from the catalogue
// as it is then.
bool comes_with_pack(std::string_view id) {
  return !pack::english_of_any(id).empty() && pack::english_of(id, pack::page_sentences).empty();
}

using pack::Translator;
using Texts = std::vector<Translator::Text>;

constexpr std::string_view format = "sealwell-translation/1";
/// How many of one kind are named each.
constexpr std::size_t most_named = 20;

// The names in braces, as "{score}", that the engine fills in.
std::set<std::string> placeholders(std::string_view text) {
  std::set<std::string> names;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
    if (is_name) names.emplace(name);
  }
  return names;
}

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 128;
  });
}

bool needs_translation(const Translator::Text& text) { return !text.optional && has_letter(text.source); }

// A text as a problem names it.
std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 80;
  if (text.size() <= longest) return "\"" + std::string(text) + "\"";
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return "\"" + std::string(text.substr(0, end)) + "…\"";
}

const json::Value* file_of(const std::map<std::string, json::Value>& files, std::string_view language) {
  const auto found = files.find(std::string(language));
  return found == files.end() ? nullptr : &found->second;
}

// A wording in the translator's language; nothing where one of its texts has no translation. `at` is the place of the
// wording that it is made from.
std::optional<json::Value> translated_wording(const json::Value& wording, const std::string& at,
                                              const Translator& translator) {
  bool whole = true;
  // A wording is three deep.
  const auto say = [&](const auto& self, const json::Value& value, const std::string& here, bool keep) -> json::Value {
    if (const json::Object* members = value.if_object()) {
      json::Value said = json::Value::object();
      for (const json::Member& member : *members) {
        if (member.name == "sha256") continue;
        said.set(member.name, self(self, member.value, json::pointer_to(here, member.name), member.name == "id"));
      }
      return said;
    }
    if (const json::Array* items = value.if_array()) {
      json::Value said = json::Value::array();
      for (std::size_t i = 0; i < items->size(); ++i) {
        said.add(self(self, (*items)[i], json::pointer_to(here, i), keep));
      }
      return said;
    }
    const std::string* text = value.if_string();
    if (!text || keep || text->empty()) return value;
    whole = whole && (translator.find(*text) || !has_letter(*text));
    return translator.say(*text, here);
  };
  json::Value said = say(say, wording, at, false);
  if (!whole) return std::nullopt;
  return said;
}

// Makes the wordings that consent.json does not have in this language.
void make_wordings(json::Value& joined, const std::string& first, const Translator& translator) {
  json::Value* consent = joined.find("consent");
  json::Value* statements = consent ? consent->find("statements") : nullptr;
  json::Array* list = statements ? statements->if_array() : nullptr;
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    json::Value* wordings = (*list)[i].find("wording");
    const json::Value* own = wordings ? wordings->find(first) : nullptr;
    if (!own || !own->if_object() || wordings->find(translator.language())) continue;
    const std::string at = json::pointer_to("/consent/statements", i) + "/wording";
    auto made = translated_wording(*own, json::pointer_to(at, first), translator);
    if (made) wordings->set(translator.language(), std::move(*made));
  }
}

// Every text of the pack that residents of one language read, each once, in order; makes the wordings on the way.
Texts texts_of(json::Value& joined, const std::string& first, Translator& translator) {
  Texts heard;
  translator.listen(heard);
  pack::Failures told_elsewhere;
  (void)pack::read_service_pack(joined, told_elsewhere, translator);
  make_wordings(joined, first, translator);
  Texts once;
  std::map<std::string, std::size_t, std::less<>> places;
  for (Translator::Text& text : heard) {
    const auto [place, fresh] = places.emplace(text.source, once.size());
    if (fresh) once.push_back(std::move(text));
    else if (!text.optional) once[place->second].optional = false;
  }
  return once;
}

class Joining {
 public:
  Joining(const pack::PackFiles& files, bool for_sealing, json::Value& joined, lint::Problems& problems)
      : files_(files), for_sealing_(for_sealing), joined_(joined), problems_(problems) {}

  void run() {
    const std::vector<std::string> languages = further_languages(files_.pack);
    const std::string_view stage = files_.pack.text_or("stage", "production");
    if (stage != "production" && stage != "demonstration") {
      problems_.error("/pack/stage", "There is no stage " + std::string(stage) + ".",
                      "Say production or demonstration.");
    }
    for (const auto& [language, file] : files_.translations) {
      if (std::find(languages.begin(), languages.end(), language) != languages.end()) continue;
      problems_.error("/translations/" + language, "The pack has no language " + language + " beyond its first.",
                      "Add it to languages in pack.json, or take this file out.");
    }
    json::Value all = json::Value::object();
    for (const std::string& language : languages) {
      json::Value own = language_of(language);
      if (!own.if_object()->empty()) all.set(language, std::move(own));
    }
    if (!all.if_object()->empty()) joined_.set("translations", std::move(all));
  }

 private:
  json::Value language_of(const std::string& language) {
    const json::Value* catalogue = file_of(files_.translations, language);
    const std::string at = "/translations/" + language;
    if (catalogue) check_form(*catalogue, language, at);
    const json::Value* given = catalogue ? catalogue->find("texts") : nullptr;
    Translator translator(language, given);
    const Texts texts = texts_of(joined_, first(), translator);
    name_missing(texts, translator, language, catalogue != nullptr);
    if (catalogue) {
      check_entries(*catalogue, texts, at);
      check_status(*catalogue, language, at);
    }

    json::Value own = json::Value::object();
    json::Value used = json::Value::object();
    for (const Translator::Text& text : texts) {
      if (const std::string* translation = translator.find(text.source)) used.set(text.source, *translation);
    }
    if (!used.if_object()->empty()) own.set("texts", std::move(used));
    if (catalogue) own.set("status", catalogue->text_or("status"));
    add_sentences(language, own);
    return own;
  }

  [[nodiscard]] std::string first() const {
    const json::Array& languages = files_.pack.items("languages");
    const std::string* tag = languages.empty() ? nullptr : languages.front().if_string();
    return tag ? *tag : std::string();
  }

  void check_form(const json::Value& catalogue, const std::string& language, const std::string& at) {
    if (catalogue.text_or("format") != format) {
      problems_.error(at + "/format", "This is not a catalogue of a format that this program knows.",
                      "Say " + std::string(format) + ".");
    }
    if (catalogue.text_or("language") != language) {
      problems_.error(at + "/language", "It is not the language of the file's name.", "Say " + language + ".");
    }
    const std::string_view status = catalogue.text_or("status");
    if (status != "awaiting-approval" && status != "approved") {
      problems_.error(at + "/status", "Nothing says whether it has been approved.",
                      "Say awaiting-approval or approved.");
    }
    const json::Object* members = catalogue.if_object();
    for (std::size_t i = 0; members && i < members->size(); ++i) {
      const std::string& name = (*members)[i].name;
      if (name == "format" || name == "language" || name == "status" || name == "texts" || name == "unused") continue;
      problems_.error(json::pointer_to(at, name), "This member is not known.", "Check its spelling.");
    }
    const json::Value* texts = catalogue.find("texts");
    const json::Object* entries = texts ? texts->if_object() : nullptr;
    if (!entries) problems_.error(at + "/texts", "There are no texts.", "`sealwell pack translate` writes them all.");
    for (std::size_t i = 0; entries && i < entries->size(); ++i) {
      const std::string* translation = (*entries)[i].value.if_string();
      if (!translation) {
        problems_.error(at + "/texts", "The translation of " + quoted((*entries)[i].name) + " is no text.",
                        "Write a text.");
      } else if (translation->size() > pack::max_text_bytes) {
        problems_.error(at + "/texts", "The translation of " + quoted((*entries)[i].name) + " is too long.",
                        "Keep to " + std::to_string(pack::max_text_bytes) + " bytes.");
      }
    }
  }

  void name_missing(const Texts& texts, const Translator& translator, const std::string& language, bool has_file) {
    std::vector<const Translator::Text*> missing;
    for (const Translator::Text& text : texts) {
      if (needs_translation(text) && !translator.find(text.source)) missing.push_back(&text);
    }
    if (missing.empty()) return;
    const std::string command =
        "`sealwell pack translate DIR --language " + language + "` writes what is to be filled in.";
    if (!has_file) {
      problems_.warn("/pack/languages",
                     std::to_string(missing.size()) + " texts have no translation into " + language + ".", command);
      return;
    }
    for (std::size_t i = 0; i < missing.size() && i < most_named; ++i) {
      problems_.warn(missing[i]->pointer, quoted(missing[i]->source) + " has no translation into " + language + ".",
                     "Add it to translations/" + language + ".json.");
    }
    if (missing.size() > most_named) {
      problems_.warn("/translations/" + language + "/texts",
                     std::to_string(missing.size() - most_named) + " more texts have no translation.", command);
    }
  }

  void check_entries(const json::Value& catalogue, const Texts& texts, const std::string& at) {
    std::set<std::string_view> known;
    for (const Translator::Text& text : texts) known.insert(text.source);
    const json::Value* given = catalogue.find("texts");
    const json::Object* entries = given ? given->if_object() : nullptr;
    std::size_t stale = 0;
    for (std::size_t i = 0; entries && i < entries->size(); ++i) {
      const std::string& source = (*entries)[i].name;
      const std::string* translation = (*entries)[i].value.if_string();
      if (!known.contains(source)) {
        if (++stale <= most_named) {
          problems_.warn(at + "/texts",
                         quoted(source) + " translates nothing: the pack has no such text, or translates it itself.",
                         "Perhaps the text was changed: translate it as it is now, and take this out.");
        }
        continue;
      }
      if (!translation || translation->empty() || placeholders(source) == placeholders(*translation)) continue;
      problems_.error(at + "/texts", "The translation of " + quoted(source) + " has other names in braces.",
                      "Keep them as they are: the engine puts a figure or a name there.");
    }
    if (stale > most_named) {
      problems_.warn(at + "/texts", std::to_string(stale - most_named) + " more entries translate nothing.",
                     "`sealwell pack translate` puts them aside.");
    }
  }

  void check_status(const json::Value& catalogue, const std::string& language, const std::string& at) {
    if (catalogue.text_or("status") != "awaiting-approval") return;
    const bool asks = files_.consent.items("statements").size() > 0;
    const bool refused = for_sealing_ && asks && files_.pack.text_or("stage") != "demonstration";
    const std::string problem =
        "Nobody has approved the translation into " + language + (asks ? ", in which consent is asked." : ".");
    const std::string fix =
        "Have it approved and say approved here. For a demonstration only, say \"stage\": "
        "\"demonstration\" in pack.json or the deployment.";
    if (refused) problems_.error(at + "/status", problem, fix);
    else problems_.warn(at + "/status", problem, fix);
  }

  void add_sentences(const std::string& language, json::Value& own) {
    const json::Value* shared = file_of(files_.sentences, language);
    const json::Value* sentences = shared ? shared->find("sentences") : nullptr;
    const json::Object* entries = sentences ? sentences->if_object() : nullptr;
    if (!entries) return;
    json::Value known = json::Value::object();
    for (const json::Member& entry : *entries) {
      const std::string* text = entry.value.if_string();
      if (text && !text->empty() && comes_with_pack(entry.name)) known.set(entry.name, *text);
    }
    own.set("sentences", std::move(known));
    if (shared->text_or("status") == "approved") return;
    problems_.warn("/pack/languages", "Nobody has approved the engine's own sentences in " + language + ".",
                   "Have them read (site/translations/" + language + ".json), or put your own in messages.");
  }

  const pack::PackFiles& files_;
  const bool for_sealing_;
  json::Value& joined_;
  lint::Problems& problems_;
};

}  // namespace

std::vector<std::string> further_languages(const json::Value& pack_json) {
  std::vector<std::string> languages;
  const json::Array& all = pack_json.items("languages");
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (const std::string* tag = all[i].if_string()) languages.push_back(*tag);
  }
  return languages;
}

void join_translations(const pack::PackFiles& files, bool for_sealing, json::Value& joined, lint::Problems& problems) {
  Joining(files, for_sealing, joined, problems).run();
}

Catalogue catalogue_of(const pack::PackFiles& files, std::string_view language) {
  const json::Value* before = file_of(files.translations, language);
  const json::Value* given = before ? before->find("texts") : nullptr;
  const json::Value* put_aside = before ? before->find("unused") : nullptr;
  // What was put aside counts again when its text comes back.
  json::Value known = put_aside && put_aside->if_object() ? *put_aside : json::Value::object();
  const json::Object* entries = given ? given->if_object() : nullptr;
  for (std::size_t i = 0; entries && i < entries->size(); ++i) {
    const std::string* translation = (*entries)[i].value.if_string();
    if (translation && !translation->empty()) known.set((*entries)[i].name, *translation);
  }
  json::Value joined = pack::joined_files(files);
  const json::Array& languages = files.pack.items("languages");
  const std::string* first = languages.empty() ? nullptr : languages.front().if_string();
  Translator translator(language, &known);
  const Texts texts = texts_of(joined, first ? *first : std::string(), translator);

  Catalogue catalogue;
  catalogue.texts = texts.size();
  json::Value listed = json::Value::object();
  bool changed = !before;
  for (const Translator::Text& text : texts) {
    const std::string* translation = translator.find(text.source);
    listed.set(text.source, translation ? *translation : std::string());
    if (!translation && needs_translation(text)) ++catalogue.missing;
    const bool was_there = given && given->find(text.source) != nullptr;
    changed = changed || (!was_there && needs_translation(text));
  }
  json::Value unused = json::Value::object();
  for (const json::Member& member : *known.if_object()) {
    if (listed.find(member.name)) continue;
    unused.set(member.name, member.value);
    catalogue.unused.push_back(member.name);
  }
  const bool approved = before && before->text_or("status") == "approved" && !changed && catalogue.missing == 0;
  catalogue.file.set("format", format);
  catalogue.file.set("language", language);
  catalogue.file.set("status", approved ? "approved" : "awaiting-approval");
  catalogue.file.set("texts", std::move(listed));
  if (!catalogue.unused.empty()) catalogue.file.set("unused", std::move(unused));
  return catalogue;
}

std::vector<std::string> problems_of_sentences(const json::Value& catalogue) {
  std::vector<std::string> problems;
  const json::Value* given = catalogue.find("sentences");
  for (const pack::SentenceTable* table : pack::all_sentence_tables()) {
    for (const pack::Sentence& sentence : table->own) {
      const std::string_view said = given ? given->text_or(sentence.id) : std::string_view();
      if (said.empty()) problems.push_back(std::string(sentence.id) + ": has no translation");
      else if (placeholders(said) != placeholders(sentence.english)) {
        problems.push_back(std::string(sentence.id) + ": has other names in braces");
      }
    }
  }
  const json::Object* entries = given ? given->if_object() : nullptr;
  for (std::size_t i = 0; entries && i < entries->size(); ++i) {
    if (pack::english_of_any((*entries)[i].name).empty()) {
      problems.push_back((*entries)[i].name + ": the engine says nothing under this id");
    }
  }
  return problems;
}

}  // namespace sealwell::translate
