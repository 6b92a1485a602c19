// Native programs only, as all of the build.
#include "core/authoring/lint/fairness_lint.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace sealwell::lint {
namespace {

using pack::Statement;

// `text` in lower case, every run of other than letters and digits one space, with one at each end.
std::string plain_words(std::string_view text) {
  std::string words = " ";
  for (const char c : ascii_lower(text)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 128;
    if (letter) words += c;
    else if (words.back() != ' ') words += ' ';
  }
  if (words.back() != ' ') words += ' ';
  return words;
}

// The first of `phrases` that stands in `text` as whole words; empty when none does.
template <std::size_t count>
std::string_view first_phrase(std::string_view text, const std::string_view (&phrases)[count]) {
  const std::string words = plain_words(text);
  for (const std::string_view phrase : phrases) {
    if (words.find(" " + std::string(phrase) + " ") != std::string::npos) return phrase;
  }
  return {};
}

// What is never needed to give a service, and so must have a statement of its own (UK GDPR recital 43).
constexpr std::string_view needless[] = {"marketing",  "newsletter", "newsletters", "advertising", "adverts",
                                         "promotions", "offers",     "research",    "sell",        "fundraising"};

constexpr std::string_view nobody[] = {"partners",
                                       "third parties",
                                       "third party",
                                       "affiliates",
                                       "selected organisations",
                                       "other organisations",
                                       "relevant organisations",
                                       "trusted organisations",
                                       "other services",
                                       "other providers",
                                       "service providers",
                                       "others",
                                       "etc",
                                       "and so on"};

constexpr std::string_view ways[] = {"call", "phone", "ring", "write", "email",  "contact",
                                     "tell", "text",  "form", "page",  "website"};

// Words that stand for anybody, with a capital too: "Selected Organisations", "Third Parties".
constexpr std::string_view anybody[] = {
    "a",           "affiliated", "affiliates",    "all",           "an",        "and",
    "any",         "anybody",    "anyone",        "certain",       "charities", "companies",
    "contractors", "etc",        "everybody",     "everyone",      "external",  "including",
    "local",       "many",       "organisations", "organizations", "other",     "others",
    "our",         "parties",    "partner",       "partners",      "party",     "people",
    "providers",   "relevant",   "researchers",   "selected",      "service",   "services",
    "several",     "some",       "such",          "suppliers",     "that",      "the",
    "their",       "these",      "third",         "those",         "trusted",   "various",
    "we",          "whoever",    "you",           "your"};

// "Adido, which manages the website for partners": a word with a capital that does not stand for anybody.
bool has_name(std::string_view text) {
  for (const std::string_view word : split(text, ' ')) {
    const bool capital = !word.empty() && ((word.front() >= 'A' && word.front() <= 'Z') ||
                                           static_cast<unsigned char>(word.front()) >= 0x80);
    const std::string plain(trimmed(plain_words(word)));
    if (capital && std::find(std::begin(anybody), std::end(anybody), plain) == std::end(anybody)) return true;
  }
  return false;
}

int count_of(std::string_view text, std::string_view what) {
  int count = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

class Fairness {
 public:
  Fairness(const json::Value& joined, const pack::ServicePack& pack) : pack_(pack) {
    const json::Value* consent = joined.find("consent");
    categories_ = consent ? consent->find("categories") : nullptr;
  }

  std::vector<Problem> run() {
    for (std::size_t i = 0; i < pack_.statements.size(); ++i) {
      const std::string at = json::pointer_to("/consent/statements", i);
      purposes(pack_.statements[i], at);
      withdrawal(pack_.statements[i], at);
      recipients(pack_.statements[i], at);
    }
    categories();
    return problems_.take();
  }

 private:
  void purposes(const Statement& statement, const std::string& at) {
    if (count_of(statement.lawful_basis, "6(1)(") > 1) {
      problems_.warn(at + "/lawfulBasis", "One statement rests on several lawful bases.",
                     "Make a statement for each purpose with its own basis.");
    }
    const bool sentences = count_of(statement.purpose, ". ") > 0;
    if (sentences || statement.purpose.find(';') != std::string::npos) {
      problems_.warn(at + "/purpose", "The statement seems to have several purposes.",
                     "Ask for each by itself, so that one can be agreed to without the other.");
    }
    if (statement.required_for.empty()) return;
    const std::string_view word = first_phrase(statement.purpose, needless);
    if (word.empty()) return;
    problems_.warn(at + "/purpose",
                   "\"" + std::string(word) + "\" is bundled with what must be agreed to before a " +
                       statement.required_for + " is sent.",
                   "Make it a statement of its own without requiredFor.");
  }

  static bool rests_on_consent(const Statement& statement) {
    return statement.lawful_basis.find("6(1)(a)") != std::string::npos ||
           statement.condition.find("9(2)(a)") != std::string::npos;
  }

  void withdrawal(const Statement& statement, const std::string& at) {
    if (!rests_on_consent(statement)) return;
    if (statement.condition.find("9(2)(a)") != std::string::npos && statement.kind != "explicit-consent") {
      problems_.warn(at + "/kind", "9(2)(a) is explicit consent, and the statement is of kind " + statement.kind + ".",
                     "Make it explicit-consent, or name the condition that it rests on.");
    }
    if (statement.withdrawal.empty()) return;  // named by the pack's own check
    const bool place =
        statement.withdrawal.find('@') != std::string::npos || statement.withdrawal.find("://") != std::string::npos;
    if (place || !first_phrase(statement.withdrawal, ways).empty()) return;
    problems_.error(at + "/withdrawal/text", "Consent can be taken back, and nothing says how.",
                    "Say whom to call or write to: it must be as easy as agreeing.");
  }

  void recipients(const Statement& statement, const std::string& at) {
    if (statement.recipients.empty()) {
      problems_.warn(at + "/recipients", "Nobody is named who will see the data.", "Name each organisation.");
    }
    for (std::size_t i = 0; i < statement.recipients.size(); ++i) {
      const std::string& name = statement.recipients[i];
      const std::string_view phrase = first_phrase(name, nobody);
      if (phrase.empty() || has_name(name)) continue;
      problems_.error(json::pointer_to(at + "/recipients", i), "\"" + name + "\" names nobody.",
                      "Name each organisation.");
    }
    for (const auto& [language, wording] : statement.wording) {
      for (std::size_t i = 0; i < wording.text.size(); ++i) {
        const std::string words = plain_words(wording.text[i]);
        for (const char* phrase :
             {" our partners ", " third parties ", " selected organisations ", " trusted partners "}) {
          if (words.find(phrase) == std::string::npos) continue;
          problems_.warn(json::pointer_to(json::pointer_to(json::pointer_to(at + "/wording", language), "text"), i),
                         "The wording speaks of" + std::string(phrase) + "without saying who they are.",
                         "Name each organisation.");
        }
      }
    }
  }

  // Every question that is asked must be of data that some statement declares.
  void categories() {
    const json::Object* lists = categories_ ? categories_->if_object() : nullptr;
    if (!lists) return;
    std::set<std::string, std::less<>> declared;
    for (const Statement& statement : pack_.statements) {
      declared.insert(statement.data_categories.begin(), statement.data_categories.end());
    }
    std::vector<std::uint8_t> covered(pack_.questionnaire.items.size(), 0);
    for (const json::Member& category : *lists) {
      const std::string at = json::pointer_to("/consent/categories", category.name);
      const bool known = declared.contains(category.name);
      if (!known) {
        problems_.error(at, "No statement has this in its dataCategories.",
                        "Write it as a statement does, or take it out.");
      }
      const json::Array* items = category.value.if_array();
      for (std::size_t i = 0; items && i < items->size(); ++i) {
        const std::string* link_id = (*items)[i].if_string();
        const int item = link_id ? pack_.questionnaire.find(*link_id) : -1;
        if (item < 0) {
          problems_.error(json::pointer_to(at, i), "There is no such item.", "Name a linkId.");
        } else if (known) covered[static_cast<std::size_t>(item)] = 1;
      }
    }
    for (const std::string& category : declared) {
      if (categories_->find(category)) continue;
      problems_.warn("/consent/categories", "Nothing says which questions \"" + category + "\" stands for.",
                     "Add it; an empty list means that none is.");
    }
    // A parent stands before what is below it.
    for (std::size_t i = 0; i < covered.size(); ++i) {
      const pack::Item& item = pack_.questionnaire.items[i];
      if (item.parent >= 0 && covered[static_cast<std::size_t>(item.parent)]) covered[i] = 1;
      if (covered[i] || !item.is_question() || !item.asked || item.instance > 1 || pack_.decided_by(item.link_id))
        continue;
      problems_.error("/questionnaire/linkId=" + item.link_id, "No declared data category has this question.",
                      "Put it under one in consent.json, categories, or do not ask it.");
    }
  }

  const pack::ServicePack& pack_;
  const json::Value* categories_ = nullptr;
  Problems problems_;
};

}  // namespace

std::vector<Problem> check_fairness(const json::Value& joined, const pack::ServicePack& pack) {
  return Fairness(joined, pack).run();
}

}  // namespace sealwell::lint
