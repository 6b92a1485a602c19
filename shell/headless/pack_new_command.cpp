// A new service's folder: a small, whole pack of which everything works and nothing is the service's yet.
#include "core/authoring/translate/translations.hpp"
#include "core/base/civil_date.hpp"
#include "core/base/text.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/headless/service_template.hpp"
#include "shell/packs/packs.hpp"
#include "shell/program/output.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>

namespace sealwell::shell {
namespace {

namespace fs = std::filesystem;

struct NewOptions {
  std::string id, into = ".", name, organisation, phone, now;
  std::vector<std::string> languages{"en"};
};

void check_id(const std::string& id) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  const bool good = !id.empty() && id.size() <= 64 && plain(id.front()) &&
                    std::all_of(id.begin(), id.end(), [&](char c) { return plain(c) || c == '-'; });
  if (!good) {
    throw BadInput("\"" + id +
                   "\" can't be a pack's name: use a-z, 0-9 and -, at most 64 characters, and a letter or " +
                   "figure first, such as market-town-health");
  }
}

void check_languages(const std::vector<std::string>& languages) {
  if (languages.empty() || languages.front() != "en") {
    throw BadInput("--languages begins with en: the texts that a new pack begins with are English");
  }
  std::set<std::string> seen;
  for (const std::string& language : languages) {
    const bool good = language.size() >= 2 && language.size() <= 35 && language.front() != '-' &&
                      language.back() != '-' && std::all_of(language.begin(), language.end(), [](char c) {
                        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
                      });
    if (!good) throw BadInput("\"" + language + "\" is not a language tag: write it like cy or pt-BR");
    if (!seen.insert(language).second) throw BadInput("--languages names " + language + " twice");
  }
}

// What is put into sentences must not look like something that the engine fills in, or that is still to be written.
void check_wording(const std::string& option, const std::string& words) {
  const bool odd = std::any_of(words.begin(), words.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '{' || c == '}' || c == '[' || c == ']';
  });
  if (odd || words.size() > 200 || !is_utf8(words)) {
    throw BadInput(option + ": one line of at most 200 bytes of UTF-8, without brackets or braces");
  }
}

void replace_all(std::string& text, std::string_view from, std::string_view with) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + with.size())) {
    text.replace(at, from.size(), with);
  }
}

// As it stands within a JSON text.
std::string within_json(const std::string& words) {
  const std::string quoted = json::write(json::Value(words));
  return quoted.substr(1, quoted.size() - 2);
}

std::string filled_in(const TemplateFile& file, const NewOptions& options) {
  std::string text(file.text);
  const bool is_json = file.path.ends_with(".json");
  const auto put = [&](std::string_view mark, const std::string& words) {
    if (!words.empty()) replace_all(text, mark, is_json ? within_json(words) : words);
  };
  put("{{id}}", options.id);
  put("{{date}}", to_iso(date_of_instant(value_or_throw(instant_or_now(options.now)))));
  put("[your service’s name]", options.name);
  put("[your organisation]", options.organisation);
  put("[your phone number]", options.phone);
  if (file.path == "pack.json") {
    json::Value languages = json::Value::array();
    for (const std::string& language : options.languages) languages.add(language);
    replace_all(text, "\"languages\": [\"en\"]", "\"languages\": " + json::write(languages));
  }
  return text;
}

// A catalogue to go on with. Consent can't be asked in half a language, so its wording gets a text for each of its own
// at once, which says what is to be written there; the rest stays English until somebody translates it.
json::Value new_catalogue(const pack::PackFiles& files, const std::string& language) {
  json::Value catalogue = translate::catalogue_of(files, language).file;
  json::Value* texts = catalogue.find("texts");
  const auto mark = [&](const auto& self, const json::Value& value) -> void {
    if (const json::Object* members = value.if_object()) {
      for (const json::Member& member : *members) {
        if (member.name != "id") self(self, member.value);
      }
    } else if (const json::Array* items = value.if_array()) {
      for (const json::Value& item : *items) self(self, item);
    } else if (const std::string* text = value.if_string()) {
      std::string source = *text;
      // The mark of what is to be written ends at its first bracket.
      std::replace(source.begin(), source.end(), '[', '(');
      std::replace(source.begin(), source.end(), ']', ')');
      texts->set(*text, "[your translation into " + language + " of: " + source + "]");
    }
  };
  for (const json::Value& statement : files.consent.items("statements")) {
    const json::Value* wordings = statement.find("wording");
    if (const json::Value* wording = wordings ? wordings->find("en") : nullptr) mark(mark, *wording);
  }
  return catalogue;
}

void write_pack(const fs::path& folder, const NewOptions& options) {
  for (const TemplateFile& file : service_template()) {
    const fs::path path = folder / file.path;
    fs::create_directories(path.parent_path());
    value_or_throw(write_file(path.string(), filled_in(file, options)));
  }
  if (options.languages.size() == 1) return;
  const pack::PackFiles files = value_or_throw(read_pack_folder(folder.string(), ""));
  fs::create_directories(folder / "translations");
  for (const std::string& language : translate::further_languages(files.pack)) {
    const fs::path file = folder / "translations" / (language + ".json");
    value_or_throw(write_file(file.string(), json::write_indented(new_catalogue(files, language)) + "\n"));
  }
}

int make_new(const NewOptions& options) {
  check_id(options.id);
  check_languages(options.languages);
  check_wording("--name", options.name);
  check_wording("--organisation", options.organisation);
  check_wording("--phone", options.phone);
  const fs::path folder = (fs::path(options.into) / options.id).lexically_normal();
  if (!fs::is_directory(options.into)) throw BadInput(options.into + ": there is no such folder; make it first");
  if (fs::exists(fs::symlink_status(folder))) {
    throw BadInput(folder.string() + ": is there already, and stays as it is; choose another name or another folder");
  }
  // Whole or not at all: written beside its place, then put there.
  const fs::path beside = fs::path(options.into) / ("." + options.id + ".new");
  std::error_code failure;
  if (!fs::create_directory(beside, failure)) {
    throw BadInput(beside.string() + ": " + (failure ? failure.message() : "is left from another run; delete it"));
  }
  try {
    write_pack(beside, options);
    fs::rename(beside, folder);
  } catch (const fs::filesystem_error& error) {
    fs::remove_all(beside, failure);
    throw BadInput(folder.string() + ": " + error.code().message());
  } catch (...) {
    fs::remove_all(beside, failure);
    throw;
  }
  std::vector<std::string> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) out() << path << "\n";
  const std::string at = folder.string();
  err() << at << " is a whole pack that says nothing of yours yet. Next:\n"
        << "  read " << at << "/README.md, and change the texts and questions\n"
        << "  sealwell pack check " << at << "      what is wrong, and every place that is still to be written\n"
        << "  sealwell scenarios " << at << "       whether answers lead where they should\n"
        << "  sealwell pack describe " << at << "   one page for your information governance lead\n";
  return 0;
}

}  // namespace

void add_pack_new_command(Command packs) {
  auto options = std::make_shared<NewOptions>();
  Command command = packs.subcommand("new", "Begin a service: a folder with a small, whole pack to change");
  command.option("NAME", options->id, "What the pack and its folder are called: a-z, 0-9 and -").required();
  command.option("--into", options->into, "The folder in which to make it").show_default();
  command.option("--name", options->name, "The service's name for people, as \"Market Town Health\"");
  command.option("--organisation", options->organisation, "Who runs it, and is responsible for the information");
  command.option("--phone", options->phone, "Its phone number, as people write it");
  command.option("--languages", options->languages, "Its languages, English first, as en,cy,ur")
      .divided_by(',')
      .one_word_each()
      .show_default();
  command.option("--now", options->now, "Take this instant as now");
  command.footer(
      "Prints the files that it wrote. What only the service can know stands in them as \"[your …]\";\n"
      "`sealwell pack check` names each such place, and `sealwell pack build` signs none for residents.\n"
      "docs/make-a-pack.md goes on from here.");
  command.run([options] { return make_new(*options); });
}

}  // namespace sealwell::shell
