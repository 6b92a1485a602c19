// A catalogue for a translator: every text of a pack, with the translations that there are.
#include "core/authoring/translate/translations.hpp"

#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/packs/packs.hpp"
#include "shell/program/output.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>

namespace sealwell::shell {
namespace {

struct TranslateOptions {
  std::string folder, language;
};

int translate(const TranslateOptions& options) {
  const pack::PackFiles files = value_or_throw(read_pack_folder(options.folder, ""));
  const std::vector<std::string> languages = translate::further_languages(files.pack);
  if (std::find(languages.begin(), languages.end(), options.language) == languages.end()) {
    throw BadInput(options.folder + "/pack.json /languages: " + options.language +
                   " is not a further language of the pack; add it there");
  }
  const translate::Catalogue catalogue = translate::catalogue_of(files, options.language);
  const std::string path = options.folder + "/translations/" + options.language + ".json";
  std::filesystem::create_directories(options.folder + "/translations");
  value_or_throw(write_file(path, json::write_indented(catalogue.file) + "\n"));
  err() << path << ": " << catalogue.texts << " texts, " << catalogue.missing << " without a translation, "
        << catalogue.unused.size() << " put aside as unused\n";
  for (const std::string& source : catalogue.unused) err() << "unused: " << source << "\n";
  return 0;
}

}  // namespace

void add_pack_translate_command(Command packs) {
  auto options = std::make_shared<TranslateOptions>();
  Command command = packs.subcommand(
      "translate", "Write or bring up to date the catalogue of one language: translations/LANGUAGE.json");
  command.option("DIR", options->folder, "The pack's folder").required().existing_folder();
  command.option("--language", options->language, "Its tag, one of the pack's languages beyond the first").required();
  command.footer(
      "Every text that residents read stands in it in order, with \"\" where there is no translation yet.\n"
      "What is there is kept; what the pack has no more goes to \"unused\". docs/translations.md");
  command.run([options] { return translate(*options); });
}

}  // namespace sealwell::shell
