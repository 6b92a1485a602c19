// One page about a pack for whoever answers for its information governance.
#include "core/authoring/build/pack_document.hpp"
#include "core/authoring/describe/description.hpp"
#include "core/base/text.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/headless/pack_or_throw.hpp"
#include "shell/packs/packs.hpp"
#include "shell/program/output.hpp"

#include <algorithm>
#include <memory>

namespace sealwell::shell {
namespace {

struct DescribeOptions {
  std::string pack, language, html, trust, deployment, now;
};

int describe(const DescribeOptions& options) {
  const LoadedPack loaded = pack_or_throw(
      load_pack(options.pack, options.trust, value_or_throw(instant_or_now(options.now)), false, options.deployment));
  const auto read = build::read_document(as_bytes(loaded.payload), options.language);
  if (!read.ok()) {
    throw BadInput(options.pack + ": " + std::string(error_name(read.failure().error)) +
                   (read.failure().where.empty() ? "" : " at " + read.failure().where));
  }
  const pack::ServicePack& pack = read.value().pack;
  const auto& languages = pack.languages;
  if (!options.language.empty() && std::find(languages.begin(), languages.end(), options.language) == languages.end()) {
    throw BadInput(options.pack + ": has no language " + options.language + "; choose one of: " + joined(languages));
  }
  if (options.html.empty()) out().lines(describe::description_text(pack));
  else write_output(options.html, describe::description_html(pack), Format::html);
  return 0;
}

}  // namespace

void add_pack_describe_command(Command packs) {
  auto options = std::make_shared<DescribeOptions>();
  Command command =
      packs.subcommand("describe", "Say on one page what is collected, why, who can open it, and how it is taken back");
  command.option("PACK", options->pack, "The pack's folder, or its signed file").required().existing_path();
  command.option("--lang", options->language,
                 "Say the service's texts in this language of the pack (default: its first)");
  command.option("--html", options->html,
                 "Write a page that prints on A4 to this file, - for standard output (default: print text)");
  command.option("--deployment", options->deployment, "JSON merge patch over pack.json (keys, sites)");
  command.option("--trust", options->trust, "Of a signed file: the signing keys to check it with, one a line");
  command.option("--now", options->now, "Take this instant as now");
  command.run([options] { return describe(*options); });
}

}  // namespace sealwell::shell
