// Any bytes as a prepared pack: refused, or a pack that a session can run.

#include "core/engine/update.hpp"
#include "core/pack/prepared.hpp"

#include <cstddef>
#include <cstdint>

using namespace sealwell;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = pack::read_prepared({data, size});
  if (!read.ok()) return 0;
  const pack::ServicePack& pack = read.value().pack;
  const engine::Context noon{1'795'348'800'000};
  engine::Update now = engine::begin(pack, noon);
  for (int step = 0; step < 20; ++step) {
    engine::Action action;
    action.type = engine::Action::Type::submit;
    action.screen = now.screen.id;
    action.button = "yes";
    for (const engine::Block& block : now.screen.blocks) {
      const auto* field = std::get_if<engine::Field>(&block);
      if (field) action.fields[field->name] = {field->options.empty() ? "1" : field->options.front().value};
    }
    now = engine::update(pack, std::move(now.state), action, noon);
  }
  return 0;
}
