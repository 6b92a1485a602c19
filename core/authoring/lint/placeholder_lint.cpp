// Native programs only, as all of the build.
#include "core/authoring/lint/placeholder_lint.hpp"

namespace sealwell::lint {
namespace {

constexpr std::string_view opening = "[your ";

// The first thing to be written in a text, with its brackets; empty where there is none.
std::string_view unfilled_in(std::string_view text) {
  const std::size_t begin = text.find(opening);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = text.find(']', begin);
  return end == std::string_view::npos ? std::string_view() : text.substr(begin, end + 1 - begin);
}

class Search {
 public:
  explicit Search(Problem::Severity severity) : severity_(severity) {}

  std::vector<Problem> take() { return problems_.take(); }

  // A file is at most 64 deep, and so is this.
  void look(const json::Value& value, const std::string& at) {
    if (const json::Object* members = value.if_object()) {
      for (const json::Member& member : *members) look(member.value, json::pointer_to(at, member.name));
    } else if (const json::Array* list = value.if_array()) {
      for (std::size_t i = 0; i < list->size(); ++i) look((*list)[i], json::pointer_to(at, i));
    } else if (const std::string* text = value.if_string()) {
      const std::string_view unfilled = unfilled_in(*text);
      if (unfilled.empty()) return;
      problems_.add(severity_, at, "\"" + std::string(unfilled) + "\" is still to be written.",
                    "Write your own words in its place, without the brackets.");
    }
  }

 private:
  Problem::Severity severity_;
  Problems problems_;
};

}  // namespace

std::vector<Problem> check_placeholders(const pack::PackFiles& files, bool for_sealing) {
  const bool refused = for_sealing && files.pack.text_or("stage") != "demonstration";
  Search search(refused ? Problem::Severity::error : Problem::Severity::warning);
  search.look(files.pack, "/pack");
  search.look(files.questionnaire, "/questionnaire");
  search.look(files.consent, "/consent");
  search.look(files.advice, "/advice");
  for (const auto& [language, file] : files.translations) search.look(file, "/translations/" + language);
  return search.take();
}

}  // namespace sealwell::lint
