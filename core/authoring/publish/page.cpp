#include "core/authoring/publish/publication.hpp"
#include "core/engine/screen.hpp"
#include "core/html/exit_link.hpp"
#include "core/pack/messages.hpp"

#include <span>
#include <utility>

namespace sealwell::publish {
namespace {

// What a script of the frame says, by the name that it knows it by.
using ScriptWord = std::pair<std::string_view, std::string_view>;

// Those of embed/frame/exit.ts.
constexpr ScriptWord exit_words[] = {
    {"exit", "exit-link"},
    {"emergency", "exit-emergency"},
    {"exiting", "exit-leaving"},
    {"pressTwice", "exit-press-twice"},
    {"pressOnce", "exit-press-once"},
    {"expired", "exit-cancelled"},
};

// Those of embed/frame/way_back.ts.
constexpr ScriptWord way_back_words[] = {
    {"back", "way-back"},
    {"goOn", "way-back-go-on"},
    {"paused", "way-back-paused"},
};

// JSON, by the tag of each language of the page: its language can be switched.
std::string in_each_language(const Publication& publication, std::span<const ScriptWord> script_words) {
  json::Value words = json::Value::object();
  for (const pack::ServicePack& pack : publication.packs) {
    const pack::Messages said(pack, pack::page_sentences);
    json::Value own = json::Value::object();
    for (const auto& [name, id] : script_words) own.set(name, said.say(id));
    words.set(pack.language, std::move(own));
  }
  return json::write(words);
}

html::ExitLink exit_link(const Publication& publication, const pack::Messages& messages) {
  return {.address = publication.exit_page(),
          .emergency = messages.say("exit-emergency"),
          .label = messages.say("exit-link"),
          .words = in_each_language(publication, exit_words)};
}

}  // namespace

std::string page_html(const Publication& publication, const engine::Screen& screen, const SiteAssets& assets) {
  const pack::ServicePack& pack = publication.in(screen.language);
  const pack::Messages journey(pack), page(pack, pack::page_sentences);
  html::PageAssets around = assets.page;
  const auto said = [&](std::string_view id) { return journey.say(id, {{"phone", pack.contact.phone}}); };
  // The few sentences that the page must be able to say while the core is not there.
  for (const std::string_view id : {"loading", "pack-refused", "unsupported", "failed"}) {
    around.data.push_back({"message-" + std::string(id), said(id)});
  }
  around.data.push_back({"way-back", in_each_language(publication, way_back_words)});
  around.no_script = said("no-script");
  if (!assets.paper.empty()) around.no_script_link = {assets.paper, page.say("paper-link")};
  // For the sake of the browser's history, which tells no more than this.
  around.title = pack.name;
  if (!publication.exit_page().empty()) {
    if (!assets.exit_script.empty()) around.scripts.push_back(assets.exit_script);
    const html::ExitLink link = exit_link(publication, page);
    around.above = html::exit_link_above(link);
    around.below = html::exit_link_below(link);
  }
  return html::render_page(screen, around);
}

}  // namespace sealwell::publish
