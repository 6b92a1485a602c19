#include "shell/headless/packs.hpp"

#include "core/base/text.hpp"
#include "core/pack/terms.hpp"
#include "core/sealing/signed_pack.hpp"
#include "shell/headless/files.hpp"
#include "shell/headless/seeded_random.hpp"
#include "shell/headless/shared_sentences.hpp"

#include <filesystem>
#include <iostream>

namespace sealwell::headless {
namespace {

// "/questionnaire/item/3" stands in questionnaire.json at "/item/3".
std::pair<std::string, std::string> place_in_folder(const std::string& pointer) {
  std::size_t second = pointer.find('/', 1);
  // "/translations/cy/texts" stands in translations/cy.json at "/texts".
  if (second != std::string::npos && pointer.starts_with("/translations/")) second = pointer.find('/', second + 1);
  const std::string room = pointer.substr(1, second == std::string::npos ? second : second - 1);
  return {room.empty() ? "pack.json" : room + ".json", second == std::string::npos ? "" : pointer.substr(second)};
}

json::Value read_if_there(const std::string& path) {
  return std::filesystem::exists(path) ? read_json(path) : json::Value();
}

[[noreturn]] void refuse(const std::string& path, const Failure& failure) {
  throw BadInput(path + ": " + std::string(error_name(failure.error)) +
                 (failure.where.empty() ? "" : " at " + failure.where));
}

std::string path_beside(const std::string& pack_path, std::string_view language, std::string_view ending) {
  constexpr std::string_view usual = ".pack";
  const bool named = pack_path.size() > usual.size() && pack_path.ends_with(usual);
  std::string path = pack_path.substr(0, pack_path.size() - (named ? usual.size() : 0));
  if (!language.empty()) path.append(".").append(language);
  return path.append(ending);
}

}  // namespace

// A folder that is being written has no keys yet. Its journey is walked to the end all the same,
// sealed to keys that this program makes up and forgets.
void add_preview_recipients(json::Value& pack) {
  if (pack.items("parts").empty()) {
    json::Value part = json::Value::object();
    part.set("id", "referral");
    pack.set("parts", json::Array{std::move(part)});
  }
  SeededRandom random("preview");
  json::Value recipients = json::Value::array();
  // One for each part: an anonymous part may not share its recipient.
  json::Array* parts = pack.find("parts")->if_array();
  for (std::size_t i = 0; parts && i < parts->size(); ++i) {
    const auto key = sealing::RecipientSecretKey::generate(random);
    if (!key.ok() || !(*parts)[i].if_object()) return;
    const std::string id = "preview-" + std::to_string(i + 1);
    json::Value recipient = json::Value::object();
    recipient.set("id", id);
    recipient.set("name", "Nobody: this pack names no recipients yet");
    recipient.set("publicKey", key.value().public_key().to_text());
    recipients.add(std::move(recipient));
    (*parts)[i].set("recipients", json::Array{json::Value(id)});
  }
  pack.set("recipients", std::move(recipients));
  pack.set("recovery", "none");
}

void add_shared_sentences(journey::PackFiles& files) {
  for (const std::string_view text : shared_sentences()) {
    auto catalogue = json::parse(text);
    if (!catalogue.ok()) refuse("site/translations", catalogue.failure());
    files.sentences[std::string(catalogue.value().text_or("language"))] = std::move(catalogue).value();
  }
}

journey::PackFiles read_pack_folder(const std::string& folder, const std::string& deployment) {
  if (!std::filesystem::exists(folder + "/pack.json")) {
    throw BadInput(folder + ": there is no pack.json in it, so it is no pack");
  }
  journey::PackFiles files;
  files.pack = read_json(folder + "/pack.json");
  files.questionnaire = read_if_there(folder + "/questionnaire.json");
  files.consent = read_if_there(folder + "/consent.json");
  files.advice = read_if_there(folder + "/advice.json");
  if (std::filesystem::is_directory(folder + "/translations")) {
    for (const auto& entry : std::filesystem::directory_iterator(folder + "/translations")) {
      const std::filesystem::path& path = entry.path();
      if (path.extension() == ".json") files.translations[path.stem().string()] = read_json(path.string());
    }
  }
  add_shared_sentences(files);
  if (!deployment.empty()) journey::merge_patch(files.pack, read_json(deployment));
  return files;
}

std::string problem_line(const std::string& folder, const pack::Problem& problem) {
  const auto [file, pointer] = place_in_folder(problem.pointer);
  const bool error = problem.severity == pack::Problem::Severity::error;
  return folder + "/" + file + " " + pointer + ": " + (error ? "error: " : "warning: ") + problem.problem + " " +
         problem.mend;
}

json::Value problem_json(const pack::Problem& problem) {
  const auto [file, pointer] = place_in_folder(problem.pointer);
  json::Value value = json::Value::object();
  value.set("severity", problem.severity == pack::Problem::Severity::error ? "error" : "warning");
  value.set("file", file);
  value.set("pointer", pointer);
  value.set("problem", problem.problem);
  value.set("mend", problem.mend);
  return value;
}

std::vector<sealing::SigningPublicKey> read_trusted_keys(const std::string& path) {
  std::vector<sealing::SigningPublicKey> keys;
  const std::string content = read_file(path, 65536);
  for (const std::string_view piece : split(content, '\n')) {
    const std::string_view line = trimmed(piece);
    if (line.empty()) continue;
    auto key = sealing::SigningPublicKey::parse(line);
    if (!key.ok()) refuse(path, key.failure());
    keys.push_back(std::move(key).value());
  }
  return keys;
}

LoadedPack load_pack(const std::string& path, const std::string& trust, std::int64_t now_ms, bool preview,
                     const std::string& deployment) {
  LoadedPack loaded;
  if (std::filesystem::is_directory(path)) {
    journey::PackFiles files = read_pack_folder(path, deployment);
    if (preview && files.pack.items("recipients").empty()) add_preview_recipients(files.pack);
    journey::BuiltPack built = journey::build_pack(files, false);
    if (!built.fit()) {
      std::string lines = path + ": the pack has errors";
      for (const pack::Problem& problem : built.problems) lines += "\n" + problem_line(path, problem);
      throw BadInput(lines);
    }
    loaded.payload = std::move(built.payload);
  } else {
    const std::string bytes = read_file(path);
    if (!trust.empty()) {
      const auto keys = read_trusted_keys(trust);
      const auto verified = sealing::verify_pack(as_bytes(bytes), keys, now_ms);
      if (!verified.ok()) refuse(path, verified.failure());
      loaded.payload = as_text(verified.value().payload);
      loaded.verified = true;
    } else {
      const std::size_t end = bytes.find("\n\n");
      if (!bytes.starts_with("sealwell-signed-pack/1\n") || end == std::string::npos) {
        refuse(path, {Error::pack_not_signed, ""});
      }
      std::cerr << "sealwell: the signature of " << path << " was not checked: name the keys with --trust\n";
      loaded.payload = bytes.substr(end + 2);
    }
    refuse_prepared(path, loaded.payload);
  }
  loaded.hash = sealing::sha256(as_bytes(loaded.payload));
  return loaded;
}

std::unique_ptr<journey::Journey> begin(const LoadedPack& pack, const std::string& language, std::int64_t now_ms,
                                        const journey::Tools& tools) {
  auto journey = journey::Journey::open_unsigned(pack.payload, language, now_ms, tools);
  if (!journey.ok()) refuse("the pack", journey.failure());
  return std::move(journey).value();
}

void refuse_prepared(const std::string& path, std::string_view payload) {
  if (!payload.starts_with(pack::prepared_magic)) return;
  throw BadInput(path + ": this is the prepared form that browsers fetch; name the .pack file beside it");
}

std::string prepared_path(const std::string& pack_path, std::string_view language) {
  return path_beside(pack_path, language, ".prepared");
}

void write_signed_pack(const std::string& path, std::string_view payload, const sealing::SigningSecretKey& key,
                       std::int64_t not_after_ms) {
  const auto refuse = [&path](const Failure& failure) {
    throw BadInput(path + ": " + std::string(error_name(failure.error)) +
                   (failure.where.empty() ? "" : " at " + failure.where) +
                   ": not written; build the pack anew from its folder with `sealwell pack build`");
  };
  const auto document_file = sealing::sign_pack(as_bytes(payload), key, not_after_ms);
  if (!document_file.ok()) refuse(document_file.failure());
  std::vector<std::string> languages{""};
  for (std::size_t i = 0; i < languages.size(); ++i) {
    const auto read = journey::read_document(as_bytes(payload), languages[i]);
    if (!read.ok()) refuse(read.failure());
    const auto& all = read.value().pack.languages;
    if (i == 0) languages.insert(languages.end(), all.begin() + 1, all.end());
    const Bytes prepared = pack::prepare(read.value().pack, read.value().document_hash);
    const auto prepared_file = sealing::sign_pack(prepared, key, not_after_ms);
    const std::string terms = pack::write_terms(read.value().pack, read.value().document_hash);
    const auto terms_file = sealing::sign_pack(as_bytes(terms), key, not_after_ms);
    if (!prepared_file.ok()) refuse(prepared_file.failure());
    if (!terms_file.ok()) refuse(terms_file.failure());
    write_file(prepared_path(path, languages[i]), as_text(prepared_file.value()));
    write_file(path_beside(path, languages[i], ".terms"), as_text(terms_file.value()));
  }
  write_file(path, as_text(document_file.value()));
}

}  // namespace sealwell::headless
