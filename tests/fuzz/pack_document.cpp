// Any bytes are refused or read as a pack; a pack that reads can be walked, and what it would send
// is what it would check.
#include "core/authoring/reader/service_pack_reader.hpp"
#include "core/engine/navigator.hpp"
#include "core/engine/update.hpp"
#include "core/html/render.hpp"
#include "core/record/record.hpp"

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace sealwell;

namespace {

// An answer that the field takes, where there is one.
void fill(const engine::Field& field, engine::Fields& fields) {
  if (field.kind == engine::FieldKind::date) {
    fields[field.name + "-day"] = {"15"};
    fields[field.name + "-month"] = {"3"};
    fields[field.name + "-year"] = {"1984"};
  } else if (!field.options.empty()) {
    fields[field.name] = {field.options.front().value};
  } else if (field.autocomplete == "tel") {
    fields[field.name] = {"01632 960 001"};
  } else if (field.autocomplete == "email") {
    fields[field.name] = {"a@b.cd"};
  } else {
    fields[field.name] = {field.kind == engine::FieldKind::number ? "1" : "x"};
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto document = json::parse(text, {.bytes = 65536, .depth = 40, .values = 8000});
  if (!document.ok()) return 0;
  pack::Failures failures;
  const pack::ServicePack pack = pack::read_service_pack(document.value(), failures);
  for (const Failure& failure : failures) {
    if (!failure.where.empty() && failure.where[0] != '/') std::abort();
  }
  if (!failures.empty()) return 0;

  const engine::Context context{1'795'348'800'000};
  engine::Update now = engine::begin(pack, context);
  for (int step = 0; step < 24; ++step) {
    if (now.state.at >= now.state.trail.size() || now.screen.id != now.state.trail[now.state.at]) std::abort();
    (void)html::render_screen(now.screen);
    engine::Action action;
    action.screen = now.screen.id;
    action.button = "yes";
    for (const engine::Block& block : now.screen.blocks) {
      if (const auto* field = std::get_if<engine::Field>(&block)) fill(*field, action.fields);
      if (const auto* group = std::get_if<engine::FieldGroup>(&block)) {
        for (const engine::Field& field : group->fields) fill(field, action.fields);
      }
    }
    if (step % 7 == 6) action.type = engine::Action::Type::back;
    now = engine::update(pack, std::move(now.state), action, context);
    for (const engine::Effect& effect : now.effects) {
      if (effect.type != engine::Effect::Type::send) continue;
      (void)record::discrepancies(pack, record::build(pack, now.state, {"", effect.kind, "", context.now_ms}));
    }
  }
  return 0;
}
