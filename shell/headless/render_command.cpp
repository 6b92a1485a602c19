#include "core/html/page.hpp"
#include "core/html/render.hpp"
#include "core/pack/device_words.hpp"
#include "core/pack/messages.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/files.hpp"
#include "shell/files/or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/packs/packs.hpp"
#include "shell/packs/seeded_random.hpp"
#include "shell/packs/walk.hpp"

#include <iostream>
#include <memory>

namespace sealwell::shell {
namespace {

struct RenderOptions {
  std::string pack, screen = "start", language, answers, assets, trust, now;
  bool page = false, device = false;
};

html::PageAssets read_assets(const json::Value& value) {
  html::PageAssets assets;
  for (const json::Value& sheet : value.items("stylesheets")) {
    if (const std::string* address = sheet.if_string()) assets.stylesheets.push_back(*address);
  }
  assets.inline_style = value.text_or("inlineStyle");
  if (std::string script(value.text_or("script")); !script.empty()) assets.scripts.push_back(std::move(script));
  for (const json::Value& preload : value.items("preloads")) {
    assets.preloads.push_back({std::string(preload.text_or("address")), std::string(preload.text_or("type")),
                               std::string(preload.text_or("as", "fetch"))});
  }
  for (const json::Value& attribute : value.items("data")) {
    assets.data.push_back({std::string(attribute.text_or("name")), std::string(attribute.text_or("value"))});
  }
  return assets;
}

// The few sentences that the page must be able to say while the core is not there.
void add_messages(const journey::Journey& journey, html::PageAssets& assets) {
  const pack::Messages messages(journey.pack());
  const std::string& phone = journey.pack().contact.phone;
  for (const std::string_view id : {"loading", "pack-refused", "unsupported", "failed"}) {
    assets.data.push_back({"message-" + std::string(id), messages.say(id, {{"phone", phone}})});
  }
  assets.no_script = messages.say("no-script", {{"phone", phone}});
}

int render(const RenderOptions& options) {
  const std::int64_t now = or_throw(instant_or_now(options.now));
  const auto journey =
      or_throw(begin(or_throw(load_pack(options.pack, options.trust, now, true)), options.language, now));
  if (options.device) {
    std::cout << json::write_canonical(pack::device_words(journey->pack())) << "\n";
    return 0;
  }
  engine::Screen screen = journey->screen(now);
  if (const auto wanted = engine::ScreenId::parse(options.screen); wanted != screen.id) {
    const Resident resident =
        options.answers.empty() ? Resident{} : read_resident(or_throw(read_json(options.answers)));
    SeededRandom random("render");
    const auto shown = screen_on_the_way(*journey, resident, now, random, wanted);
    if (!shown) {
      throw BadInput(options.screen + ": these answers do not lead to this screen; name others with --answers");
    }
    screen = *shown;
  }
  if (!options.page) {
    std::cout << html::render_alerts(screen) << html::render_screen(screen) << "\n";
    return 0;
  }
  html::PageAssets assets =
      options.assets.empty() ? html::PageAssets{} : read_assets(or_throw(read_json(options.assets)));
  add_messages(*journey, assets);
  std::cout << html::render_page(screen, assets);
  return 0;
}

}  // namespace

void add_render_command(CLI::App& program, Outcome& outcome) {
  auto options = std::make_shared<RenderOptions>();
  CLI::App* command = program.add_subcommand("render", "Print a screen as HTML");
  command->add_option("PACK", options->pack, "A pack's folder or signed file")->required()->check(CLI::ExistingPath);
  command->add_option("--screen", options->screen, "The screen's id, as in item/adult or results (default: start)");
  command->add_option("--answers", options->answers, "Answers that lead there, as for `sealwell run`");
  command->add_option("--lang", options->language, "Language tag (default: the pack's first)");
  command->add_flag("--page", options->page, "The whole document instead of the screen alone");
  command->add_flag("--device", options->device,
                    "Instead of a screen: what is said about the resident's device, as JSON");
  command->add_option("--assets", options->assets, "With --page: JSON of what the page refers to");
  command->add_option("--trust", options->trust,
                      "File of signing public keys, one a line, to check a signed pack with");
  command->add_option("--now", options->now, "Take this instant as now");
  command->callback([options, &outcome] { outcome.exit_code = render(*options); });
}

}  // namespace sealwell::shell
