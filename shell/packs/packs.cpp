#include "shell/packs/packs.hpp"

#include "core/authoring/build/pack_document.hpp"
#include "core/authoring/build/prepare.hpp"
#include "core/base/text.hpp"
#include "core/base/visible_text.hpp"
#include "core/pack/terms.hpp"
#include "core/sealing/signed_pack.hpp"

#include "shell/files/files.hpp"
#include "shell/packs/seeded_random.hpp"
#include "shell/packs/shared_sentences.hpp"

#include <utility>

namespace sealwell::shell {
namespace {

// "/questionnaire/item/3" stands in questionnaire.json at "/item/3".
std::pair<std::string, std::string> location_in_folder(const std::string& pointer) {
  std::size_t second = pointer.find('/', 1);
  // "/translations/cy/texts" stands in translations/cy.json at "/texts".
  if (second != std::string::npos && pointer.starts_with("/translations/")) second = pointer.find('/', second + 1);
  const std::string room = pointer.substr(1, second == std::string::npos ? second : second - 1);
  return {room.empty() ? "pack.json" : room + ".json", second == std::string::npos ? "" : pointer.substr(second)};
}

Result<json::Value, Message> read_if_there(const std::string& path) {
  return file_exists(path) ? read_json(path) : json::Value();
}

Message refused(const std::string& path, const Failure& failure, const char* fix = "") {
  return {path + ": " + std::string(error_name(failure.error)) + (failure.where.empty() ? "" : " at " + failure.where) +
          fix};
}

std::string path_beside(const std::string& pack_path, std::string_view language, std::string_view ending) {
  constexpr std::string_view usual = ".pack";
  const bool named = pack_path.size() > usual.size() && pack_path.ends_with(usual);
  std::string path = pack_path.substr(0, pack_path.size() - (named ? usual.size() : 0));
  if (!language.empty()) path.append(".").append(language);
  return path.append(ending);
}

Result<LoadedPack, Message> with_hash(Result<LoadedPack, Message> loaded) {
  if (loaded.ok()) loaded.value().hash = sealing::sha256(as_bytes(loaded.value().payload));
  return loaded;
}

Result<LoadedPack, Message> load_folder(const std::string& path, bool preview, const std::string& deployment) {
  auto files = read_pack_folder(path, deployment);
  if (!files.ok()) return files.failure();
  json::Value& pack = files.value().pack;
  if (preview && pack.items("recipients").empty()) add_preview_recipients(pack);
  build::BuiltPack built = build::build_pack(files.value(), false);
  if (!built.fit()) {
    std::string lines = path + ": the pack has errors";
    for (const lint::Problem& problem : built.problems) lines += "\n" + problem_line(path, problem);
    return Message{lines};
  }
  LoadedPack loaded;
  loaded.payload = std::move(built.payload);
  return loaded;
}

Result<LoadedPack, Message> read_signed(const std::string& path, const std::string& trust, std::int64_t now_ms) {
  const auto bytes = read_file(path);
  if (!bytes.ok()) return bytes.failure();
  LoadedPack loaded;
  if (!trust.empty()) {
    const auto keys = read_trusted_keys(trust);
    if (!keys.ok()) return keys.failure();
    const auto verified = sealing::verify_pack(as_bytes(bytes.value()), keys.value(), now_ms);
    if (!verified.ok()) return refused(path, verified.failure());
    loaded.payload = as_text(verified.value().payload);
    loaded.verified = true;
  } else {
    const auto payload = sealing::unverified_payload(as_bytes(bytes.value()));
    if (!payload.ok()) return refused(path, payload.failure());
    loaded.note = "the signature of " + path + " was not checked: name the keys with --trust";
    loaded.payload = as_text(payload.value());
  }
  if (const auto fit = refuse_prepared(path, loaded.payload); !fit.ok()) return fit.failure();
  return loaded;
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

void add_shared_sentences(pack::PackFiles& files) {
  for (const std::string_view text : shared_sentences()) {
    auto catalogue = json::parse(text);
    if (!catalogue.ok()) continue;  // part of the program; a test reads each
    files.sentences[std::string(catalogue.value().text_or("language"))] = std::move(catalogue).value();
  }
}

Result<pack::PackFiles, Message> read_pack_folder(const std::string& folder, const std::string& deployment) {
  if (!file_exists(folder + "/pack.json"))
    return Message{folder + ": no pack.json in this folder, so it is not a pack"};
  pack::PackFiles files;
  const std::pair<const char*, json::Value*> own[] = {{"/pack.json", &files.pack},
                                                      {"/questionnaire.json", &files.questionnaire},
                                                      {"/consent.json", &files.consent},
                                                      {"/advice.json", &files.advice}};
  for (const auto& [name, to] : own) {
    auto read = read_if_there(folder + name);
    if (!read.ok()) return read.failure();
    *to = std::move(read).value();
  }
  constexpr std::string_view ending = ".json";
  const auto translations = files_in(folder + "/translations", ending);
  if (!translations.ok()) return translations.failure();
  for (const std::string& path : translations.value()) {
    auto read = read_json(path);
    if (!read.ok()) return read.failure();
    const std::size_t name = path.rfind('/') + 1;
    files.translations[path.substr(name, path.size() - name - ending.size())] = std::move(read).value();
  }
  add_shared_sentences(files);
  if (!deployment.empty()) {
    const auto patch = read_json(deployment);
    if (!patch.ok()) return patch.failure();
    build::merge_patch(files.pack, patch.value());
  }
  return files;
}

std::string problem_line(const std::string& folder, const lint::Problem& problem) {
  const auto [file, pointer] = location_in_folder(problem.pointer);
  const bool error = problem.severity == lint::Problem::Severity::error;
  return visible_line(folder + "/" + file + " " + pointer + ": " + (error ? "error: " : "warning: ") + problem.problem +
                      " " + problem.fix);
}

json::Value problem_json(const lint::Problem& problem) {
  const auto [file, pointer] = location_in_folder(problem.pointer);
  json::Value value = json::Value::object();
  value.set("severity", problem.severity == lint::Problem::Severity::error ? "error" : "warning");
  value.set("file", file);
  value.set("pointer", pointer);
  value.set("problem", problem.problem);
  value.set("fix", problem.fix);
  return value;
}

Result<std::vector<sealing::SigningPublicKey>, Message> read_trusted_keys(const std::string& path) {
  std::vector<sealing::SigningPublicKey> keys;
  const auto content = read_file(path, 65536);
  if (!content.ok()) return content.failure();
  for (const std::string_view piece : split(content.value(), '\n')) {
    const std::string_view line = trimmed(piece);
    if (line.empty()) continue;
    auto key = sealing::SigningPublicKey::parse(line);
    if (!key.ok()) return refused(path, key.failure());
    keys.push_back(std::move(key).value());
  }
  return keys;
}

Result<LoadedPack, Message> load_pack(const std::string& path, const std::string& trust, std::int64_t now_ms,
                                      bool preview, const std::string& deployment) {
  return is_folder(path) ? with_hash(load_folder(path, preview, deployment)) : load_signed_pack(path, trust, now_ms);
}

Result<LoadedPack, Message> load_signed_pack(const std::string& path, const std::string& trust, std::int64_t now_ms) {
  return with_hash(read_signed(path, trust, now_ms));
}

Result<std::unique_ptr<journey::Journey>, Message> begin(const LoadedPack& pack, const std::string& language,
                                                         std::int64_t now_ms,
                                                         const journey::Dependencies& dependencies) {
  auto journey = journey::Journey::open_unsigned(pack.payload, language, now_ms, dependencies);
  if (!journey.ok()) return refused("the pack", journey.failure());
  return std::move(journey).value();
}

DoneOrMessage refuse_prepared(const std::string& path, std::string_view payload) {
  if (!payload.starts_with(pack::prepared_magic)) return Done{};
  return Message{path + ": this is the prepared form that browsers fetch; name the .pack file beside it"};
}

std::string prepared_path(const std::string& pack_path, std::string_view language) {
  return path_beside(pack_path, language, ".prepared");
}

DoneOrMessage write_signed_pack(const std::string& path, std::string_view payload, const sealing::SigningSecretKey& key,
                                std::int64_t not_after_ms) {
  const auto refuse = [&path](const Failure& failure) {
    return refused(path, failure, ": not written; build the pack anew from its folder with `sealwell pack build`");
  };
  const auto document_file = sealing::sign_pack(as_bytes(payload), key, not_after_ms);
  if (!document_file.ok()) return refuse(document_file.failure());
  std::vector<std::string> languages{""};
  for (std::size_t i = 0; i < languages.size(); ++i) {
    const auto read = build::read_document(as_bytes(payload), languages[i]);
    if (!read.ok()) return refuse(read.failure());
    const auto& all = read.value().pack.languages;
    if (i == 0) languages.insert(languages.end(), all.begin() + 1, all.end());
    const Bytes prepared = pack::prepare(read.value().pack, read.value().document_hash);
    const auto prepared_file = sealing::sign_pack(prepared, key, not_after_ms);
    const std::string terms = pack::write_terms(read.value().pack, read.value().document_hash);
    const auto terms_file = sealing::sign_pack(as_bytes(terms), key, not_after_ms);
    if (!prepared_file.ok()) return refuse(prepared_file.failure());
    if (!terms_file.ok()) return refuse(terms_file.failure());
    auto written = write_file(prepared_path(path, languages[i]), as_text(prepared_file.value()));
    if (written.ok()) written = write_file(path_beside(path, languages[i], ".terms"), as_text(terms_file.value()));
    if (!written.ok()) return written;
  }
  return write_file(path, as_text(document_file.value()));
}

}  // namespace sealwell::shell
