// Native programs only, as pack_build.cpp.
#include "core/authoring/lint/key_lint.hpp"

#include "core/sealing/keys.hpp"

#include <map>

namespace sealwell::lint {
namespace {

class KeyChecker {
 public:
  KeyChecker(const pack::ServicePack& pack, Problems& problems) : pack_(pack), problems_(problems) {}

  void run() {
    for (const pack::Recipient& recipient : pack_.recipients) {
      check_holder(recipient, "/pack/recipients/" + recipient.id);
    }
    if (pack_.recovery_choice == pack::RecoveryChoice::key) check_holder(pack_.recovery, "/pack/recovery");
    if (pack_.recipients.empty()) return;  // a folder that gets its keys from a deployment
    if (pack_.recovery_choice == pack::RecoveryChoice::unsaid) {
      problems_.error("/pack/recovery", "There is no recovery key: without it, lost keys lose referrals.",
                      "Add the line of recovery.pub, which `sealwell keygen recipient` makes, as {\"name\", "
                      "\"publicKey\"}, or "
                      "say \"recovery\": \"none\".");
    }
  }

 private:
  void check_key(const std::string& line, const std::string& at) {
    if (!sealing::RecipientPublicKey::parse(line).ok()) {
      problems_.error(at, "This is not a public key of the kind needed here.",
                      "Paste the whole line of the .pub file that `sealwell keygen` wrote.");
      return;
    }
    const auto [first, fresh] = places_.emplace(line, at);
    if (fresh) return;
    problems_.error(at, "The same key stands at " + first->second + ".",
                    "Give each a key of its own; one that was retired is not used again.");
  }

  void check_holder(const pack::Recipient& holder, const std::string& at) {
    check_key(holder.public_key, at);
    for (std::size_t i = 0; i < holder.retired.size(); ++i) {
      const pack::RetiredKey& key = holder.retired[i];
      const std::string here = at + "/retired/" + std::to_string(i);
      check_key(key.public_key, here);
      if (key.from && key.until && *key.until < *key.from) {
        problems_.error(here, "The key was retired before it was used.", "Swap or correct \"from\" and \"until\".");
      }
      if (holder.from && key.until && *holder.from < *key.until) {
        problems_.error(here, "The key was in use after the current one had taken its place.",
                        "Correct its \"until\" or the current key's \"from\": one takes over from the other on a day.");
      }
      for (std::size_t j = 0; j < i; ++j) {
        if (overlap(holder.retired[j], key)) {
          problems_.error(here, "The key was in use at the same time as " + at + "/retired/" + std::to_string(j) + ".",
                          "Correct their dates: one takes over from the other on a day.");
        }
      }
    }
  }

  // One may end on the day on which the other begins. A key without a beginning overlaps nothing for certain.
  static bool overlap(const pack::RetiredKey& a, const pack::RetiredKey& b) {
    return a.from && b.from && a.until && b.until && *a.from < *b.until && *b.from < *a.until;
  }

  const pack::ServicePack& pack_;
  Problems& problems_;
  std::map<std::string, std::string> places_;  ///< Each key's line, and where it stands first
};

}  // namespace

void check_recipient_keys(const pack::ServicePack& pack, Problems& problems) { KeyChecker(pack, problems).run(); }

}  // namespace sealwell::lint
