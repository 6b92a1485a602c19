#include "core/authoring/reader/recipients_reader.hpp"

namespace sealwell::pack {
namespace {

std::optional<CivilDate> read_date(const ObjectReader& reader, std::string_view name) {
  if (!reader.has(name)) return std::nullopt;
  const auto date = parse_iso_date(reader.text(name));
  if (!date) reader.fail(Error::wrong_type, name);
  return date;
}

// What a recipient and the recovery key have alike.
void read_keys(const ObjectReader& reader, Recipient& recipient) {
  recipient.name = reader.required_text("name");
  recipient.public_key = reader.required_text("publicKey");
  recipient.from = read_date(reader, "from");
  for (const ObjectReader& entry : reader.objects("retired")) {
    entry.allow_only({"publicKey", "from", "until"});
    if (!entry.has("until")) entry.fail(Error::missing_field, "until");
    recipient.retired.push_back(
        {entry.required_text("publicKey"), read_date(entry, "from"), read_date(entry, "until")});
  }
}

}  // namespace

void read_recipients(const ObjectReader& reader, ServicePack& pack) {
  for (const ObjectReader& entry : reader.objects("recipients")) {
    entry.allow_only({"id", "name", "publicKey", "from", "retired"});
    Recipient recipient;
    recipient.id = entry.required_text("id");
    read_keys(entry, recipient);
    pack.recipients.push_back(std::move(recipient));
  }
  const json::Value* recovery = reader.find("recovery");
  if (!recovery) return;
  if (recovery->if_string()) {
    pack.recovery_choice = RecoveryChoice::none;
    if (reader.text("recovery") != "none") reader.fail(Error::unknown_value, "recovery");
    return;
  }
  pack.recovery_choice = RecoveryChoice::key;
  const ObjectReader entry = reader.object("recovery");
  entry.allow_only({"name", "publicKey", "from", "retired"});
  read_keys(entry, pack.recovery);
}

}  // namespace sealwell::pack
