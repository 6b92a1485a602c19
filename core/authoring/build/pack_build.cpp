// Native programs only: it brings the instruments' texts along.
#include "core/authoring/build/pack_build.hpp"

#include "core/authoring/build/wording_hashes.hpp"
#include "core/authoring/explore/explore.hpp"
#include "core/authoring/instruments/registry.hpp"
#include "core/authoring/lint/com_b_lint.hpp"
#include "core/authoring/lint/expression_lint.hpp"
#include "core/authoring/lint/fairness_lint.hpp"
#include "core/authoring/lint/key_lint.hpp"
#include "core/authoring/lint/placeholder_lint.hpp"
#include "core/authoring/lint/safety_lint.hpp"
#include "core/authoring/lint/theme_contrast_lint.hpp"
#include "core/authoring/lint/wording_lint.hpp"
#include "core/authoring/reader/service_pack_reader.hpp"
#include "core/authoring/translate/translations.hpp"
#include "core/base/sorting.hpp"
#include "core/base/text.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/keys.hpp"

#include <algorithm>
#include <set>

namespace sealwell::build {
namespace {

using lint::Problem;
using Severity = Problem::Severity;

// Whether an instrument can give what words stand under: a band, an output, or an output's value.
bool has_result(const scoring::InstrumentInfo& info, std::string_view key) {
  const std::size_t slash = key.find('/');
  const std::string_view name = key.substr(0, slash);
  const auto output = std::find_if(info.outputs.begin(), info.outputs.end(),
                                   [&](const scoring::OutputInfo& candidate) { return candidate.name == name; });
  if (slash == std::string_view::npos) {
    return key == "met" || key == "not_met" || output != info.outputs.end() ||
           std::any_of(info.bands.begin(), info.bands.end(),
                       [&](const scoring::BandInfo& candidate) { return candidate.id == key; });
  }
  if (output == info.outputs.end()) return false;
  const std::string_view value = key.substr(slash + 1);
  if (value == "true" || value == "false") {
    return output->type == "yes or no" || output->type == "true or false";
  }
  return std::any_of(info.bands.begin(), info.bands.end(), [&](const scoring::BandInfo& candidate) {
    return candidate.field == name && candidate.id == value;
  });
}

void check_instruments(const pack::ServicePack& pack, lint::Problems& problems) {
  std::set<std::string> named;
  for (const pack::Item& item : pack.questionnaire.items) {
    for (const pack::InstrumentInput& feed : item.feeds) {
      const scoring::InstrumentInfo* info = scoring::find_instrument(feed.instrument);
      const std::string at = "/questionnaire/linkId=" + item.link_id;
      if (!info) {
        problems.error(at, "There is no instrument " + feed.instrument + ".",
                       "`sealwell score --list` names them all.");
        continue;
      }
      if (info->availability != scoring::Availability::ships) {
        if (named.insert(feed.instrument).second) {
          problems.error(at, std::string(info->title) + " may not be used: " + std::string(info->reason),
                         "Choose another instrument.");
        }
        continue;
      }
      const std::string input = feed.input.substr(0, feed.input.find('/'));
      const bool known = std::any_of(info->inputs.begin(), info->inputs.end(),
                                     [&](const scoring::InputInfo& candidate) { return candidate.name == input; });
      if (!known) {
        problems.error(at, feed.instrument + " has no input " + input + ".",
                       "`sealwell score --list` names its inputs.");
      }
    }
  }
  for (const pack::Topic& topic : pack.topics) {
    for (const std::string& instrument : topic.instruments) {
      const scoring::InstrumentInfo* info = scoring::find_instrument(instrument);
      if (!info || info->availability != scoring::Availability::ships) {
        problems.error("/pack/instruments",
                       info ? std::string(info->title) + " may not be used: " + std::string(info->reason)
                            : "There is no instrument " + instrument + ".",
                       "`sealwell score --list` names those that may be used.");
        continue;
      }
      problems.add(lint::check_licence(*info, "/pack/instruments"));
      const auto words = pack.bands.find(instrument);
      if (words == pack.bands.end()) continue;
      for (const auto& entry : words->second) {
        if (has_result(*info, entry.first)) continue;
        problems.error(json::pointer_to("/advice/bands/" + instrument, entry.first),
                       instrument + " has no band or output of this name.",
                       "`sealwell score --list` names its bands and outputs.");
      }
    }
  }
}

template <typename Key> void check_key(const std::string& line, const std::string& at, lint::Problems& problems) {
  if (Key::parse(line).ok()) return;
  problems.error(at, "This is not a public key of the kind needed here.",
                 "Paste the whole line of the .pub file that `sealwell keygen` wrote.");
}

void check_keys(const pack::ServicePack& pack, bool for_sealing, lint::Problems& problems) {
  lint::check_recipient_keys(pack, problems);
  for (const std::string& line : pack.intake_keys) {
    check_key<sealing::IntakePublicKey>(line, "/pack/intake/publicKeys", problems);
  }
  const bool sends = std::any_of(pack.journey.begin(), pack.journey.end(), [](const pack::JourneyStep& step) {
    return step.kind == pack::JourneyStep::Kind::send;
  });
  if (!sends || !for_sealing) return;
  const auto require = [&](bool there, std::string_view at, std::string_view problem, std::string_view fix) {
    if (!there) {
      problems.error(std::string(at), std::string(problem), std::string(fix));
    }
  };
  require(!pack.parts.empty() && !pack.recipients.empty(), "/pack/recipients", "Nobody could open what is sent.",
          "Name recipients with their public keys, and parts that use them.");
  for (std::size_t i = 0; i < pack.parts.size(); ++i) {
    require(!pack.parts[i].recipients.empty(), json::pointer_to("/pack/parts", i),
            "Nobody could open the part " + pack.parts[i].id + ".", "Name the recipients that it is for.");
  }
  require(!pack.intake_keys.empty(), "/pack/intake/publicKeys",
          "No intake key: nothing that was sent could be confirmed.", "Add the line of the intake's .pub file.");
  require(!pack.intake_address.empty(), "/pack/intake/address", "There is no address to send to.",
          "Add it, usually /v1/envelopes.");
}

// What the envelope can hold, and what the sealer would refuse when it is too late to fix.
void check_envelope(const pack::ServicePack& pack, lint::Problems& problems) {
  const auto refuse = [&](const std::string& at, std::string problem, std::string_view fix) {
    problems.error(at, std::move(problem), std::string(fix));
  };
  if (pack.parts.size() > sealing::envelope_max_parts) {
    refuse("/pack/parts", "An envelope has at most " + std::to_string(sealing::envelope_max_parts) + " parts.",
           "Put parts with the same recipients together.");
  }
  for (std::size_t i = 0; i < pack.parts.size(); ++i) {
    const pack::PartRule& part = pack.parts[i];
    const std::string at = json::pointer_to("/pack/parts", i) + "/recipients";
    const std::size_t recovery = pack.recovery_choice == pack::RecoveryChoice::key ? 1 : 0;
    if (part.recipients.size() + recovery > sealing::envelope_max_recipients) {
      refuse(at,
             "A part has at most " + std::to_string(sealing::envelope_max_recipients) +
                 " recipients, the recovery key included.",
             "Let some of them share a key.");
    }
    std::set<std::string> keys;
    for (const std::string& id : part.recipients) {
      for (const pack::Recipient& recipient : pack.recipients) {
        if (recipient.id != id || keys.insert(recipient.public_key).second) continue;
        refuse(at, "One key stands twice in the part " + part.id + ".", "Name each recipient once, with its own key.");
      }
    }
  }
}

// The explorer knows whether a journey can send without a consent that the sending needs.
void check_way_to_sending(const pack::ServicePack& pack, lint::Problems& problems) {
  constexpr std::int64_t far_away_ms = 4'102'444'800'000;  // 2100: no date of birth that a test needs lies after it
  constexpr std::int64_t work = 5'000'000;
  for (explore::DeadEnd& found : explore::sends_without_consent(pack, far_away_ms, work)) {
    problems.error(std::move(found.pointer), std::move(found.problem) + " These do: " + json::write(found.needs) + ".",
                   std::move(found.fix));
  }
}

json::Value sources(const pack::ServicePack& pack) {
  json::Value value = json::Value::object();
  for (const pack::Topic& topic : pack.topics) {
    for (const std::string& instrument : topic.instruments) {
      const scoring::InstrumentInfo* info = scoring::find_instrument(instrument);
      if (!info) continue;
      value.set(instrument, joined(info->sources, "; "));
    }
  }
  return value;
}

}  // namespace

bool BuiltPack::fit() const {
  return std::none_of(problems.begin(), problems.end(),
                      [](const Problem& problem) { return problem.severity == Severity::error; });
}

BuiltPack build_pack(const pack::PackFiles& files, bool for_sealing) {
  json::Value joined = pack::joined_files(files);
  lint::Problems problems;
  translate::join_translations(files, for_sealing, joined, problems);
  add_wording_hashes(joined);

  pack::Failures failures;
  const pack::ServicePack pack = pack::read_service_pack(joined, failures);
  problems.add(lint::explain(failures));
  problems.add(lint::check_pack(pack));
  check_instruments(pack, problems);
  problems.add(lint::check_com_b(pack));
  problems.add(lint::check_safety(pack));
  if (failures.empty()) problems.add(lint::check_expressions(joined, pack));
  problems.add(lint::check_presentation(pack));
  problems.add(lint::check_wording(joined, pack));
  problems.add(lint::check_fairness(joined, pack));
  problems.add(lint::check_placeholders(files, for_sealing));
  if (failures.empty()) check_way_to_sending(pack, problems);
  check_keys(pack, for_sealing, problems);
  check_envelope(pack, problems);
  BuiltPack built;
  built.problems = problems.take();
  sort_stably(built.problems, [](const Problem& a, const Problem& b) { return a.severity < b.severity; });
  joined.set("sources", sources(pack));
  built.payload = json::write_canonical(joined);
  return built;
}

void merge_patch(json::Value& target, const json::Value& patch) {
  const json::Object* members = patch.if_object();
  if (!members) {
    target = patch;
    return;
  }
  if (!target.if_object()) target = json::Value::object();
  for (const json::Member& member : *members) {
    if (member.value.is_null()) {
      json::Object* own = target.if_object();
      std::erase_if(*own, [&](const json::Member& candidate) { return candidate.name == member.name; });
      continue;
    }
    if (!target.find(member.name)) target.set(member.name, json::Value());
    merge_patch(*target.find(member.name), member.value);
  }
}

}  // namespace sealwell::build
