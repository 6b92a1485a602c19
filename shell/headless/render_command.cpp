#include "core/authoring/publish/publication.hpp"
#include "core/engine/screen.hpp"
#include "core/html/render.hpp"
#include "core/pack/language.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/headless/pack_or_throw.hpp"
#include "shell/packs/packs.hpp"
#include "shell/packs/seeded_random.hpp"
#include "shell/packs/walk.hpp"
#include "shell/program/output.hpp"

#include <memory>

namespace sealwell::shell {
namespace {

struct RenderOptions {
  std::string pack, screen = "start", language, answers, assets, trust, now;
  bool page = false, paper = false, device = false, service = false;

  [[nodiscard]] bool of_site() const { return page || paper || device || service; }
};

publish::SiteAssets read_assets(const json::Value& value) {
  publish::SiteAssets assets;
  html::PageAssets& page = assets.page;
  for (const json::Value& sheet : value.items("stylesheets")) {
    if (const std::string* address = sheet.if_string()) page.stylesheets.push_back(*address);
  }
  page.inline_style = value.text_or("inlineStyle");
  if (std::string script(value.text_or("script")); !script.empty()) page.scripts.push_back(std::move(script));
  for (const json::Value& preload : value.items("preloads")) {
    page.preloads.push_back({std::string(preload.text_or("address")), std::string(preload.text_or("type")),
                             std::string(preload.text_or("as", "fetch"))});
  }
  for (const json::Value& attribute : value.items("data")) {
    page.data.push_back({std::string(attribute.text_or("name")), std::string(attribute.text_or("value"))});
  }
  assets.exit_script = value.text_or("exitScript");
  assets.paper = value.text_or("paper");
  return assets;
}

template <typename T> T of_pack(const RenderOptions& options, Result<T> made) {
  if (made.ok()) return std::move(made).value();
  const Failure& failure = made.failure();
  throw BadInput(options.pack + ": " + std::string(error_name(failure.error)) +
                 (failure.where.empty() ? "" : " at " + failure.where));
}

void refuse_unapproved(const publish::Publication& publication) {
  if (publication.awaiting_approval.empty()) return;
  const std::string& language = publication.awaiting_approval.front();
  throw BadInput(publication.packs.front().id + ": what its pages say in " + language +
                 " awaits approval (site/translations/" + std::string(pack::primary_language(language)) + ".json)");
}

engine::Screen find_screen(const RenderOptions& options, const LoadedPack& loaded, std::int64_t now) {
  const auto journey = value_or_throw(begin(loaded, options.language, now));
  engine::Screen screen = journey->screen(now);
  const auto wanted = engine::ScreenId::parse(options.screen);
  if (wanted == screen.id) return screen;
  const Resident resident =
      options.answers.empty() ? Resident{} : read_resident(value_or_throw(read_json(options.answers)));
  SeededRandom random("render");
  auto shown = screen_during_walk(*journey, resident, now, random, wanted);
  if (!shown) {
    throw BadInput(options.screen + ": these answers do not lead to this screen; name others with --answers");
  }
  return std::move(*shown);
}

int render(const RenderOptions& options) {
  const std::int64_t now = value_or_throw(instant_or_now(options.now));
  const LoadedPack loaded = pack_or_throw(load_pack(options.pack, options.trust, now, true));
  if (!options.of_site()) {
    const engine::Screen screen = find_screen(options, loaded, now);
    out().html(html::render_alerts(screen)).html(html::render_screen(screen)) << "\n";
    return 0;
  }
  pack::PackFiles program;
  add_shared_sentences(program);
  const auto publication = of_pack(options, publish::read_publication(as_bytes(loaded.payload), program.sentences));
  if (options.service) {
    refuse_unapproved(publication);
    out().json(of_pack(options, publish::service_json(publication)));
    return 0;
  }
  if (options.device) {
    out().json(publish::device_json(publication, options.language));
    return 0;
  }
  const publish::SiteAssets assets =
      options.assets.empty() ? publish::SiteAssets{} : read_assets(value_or_throw(read_json(options.assets)));
  out().html(options.paper ? publish::paper_html(publication.in(options.language), assets.page)
                           : publish::page_html(publication, find_screen(options, loaded, now), assets));
  return 0;
}

}  // namespace

void add_render_command(Command program) {
  auto options = std::make_shared<RenderOptions>();
  Command command = program.subcommand("render", "Print a screen as HTML, or a page of a site");
  command.option("PACK", options->pack, "A pack's folder or signed file").required().existing_path();
  command.option("--screen", options->screen, "The screen's id, as in item/adult or results (default: start)");
  command.option("--answers", options->answers, "Answers that lead there, as for `sealwell run`");
  command.option("--lang", options->language, "Language tag (default: the pack's first)");
  Command site = command.at_most_one("Of a site", "Instead of a screen (docs/pages.md)");
  site.flag("--page", options->page, "The whole document around the screen, with its ways out");
  site.flag("--paper", options->paper, "The questions on paper");
  site.flag("--device", options->device, "What is said about the resident's device, as JSON");
  site.flag("--service", options->service, "What the build of a site needs to know of the pack, as JSON");
  command.option("--assets", options->assets, "With --page and --paper: JSON of what the page refers to");
  command.option("--trust", options->trust, "File of signing public keys, one a line, to check a signed pack with");
  command.option("--now", options->now, "Take this instant as now");
  command.run([options] { return render(*options); });
}

}  // namespace sealwell::shell
