// Native programs only, as the whole checker.
#include "core/authoring/lint/privacy_notice_lint.hpp"

#include <algorithm>
#include <set>

namespace sealwell::lint {

using namespace pack;

namespace {

constexpr std::string_view notice_at = "/consent/notice";

// "6(1)(e)": the article, and one letter.
bool is_basis(std::string_view basis) {
  return basis.size() == 7 && basis.starts_with("6(1)(") && basis[5] >= 'a' && basis[5] <= 'f' && basis[6] == ')';
}

bool can_be_reached(const json::Value& who) {
  for (const std::string_view way : {"phone", "email", "address", "web"}) {
    if (!who.text_or(way).empty()) return true;
  }
  return false;
}

class NoticeChecker {
 public:
  NoticeChecker(const ServicePack& pack, Problems& problems) : pack_(pack), problems_(problems) {}

  void run() {
    if (pack_.statements.empty() || !pack_.terms) return;
    for (const Statement& statement : pack_.statements) check_statement(statement);
    check_afterwards();
    const json::Value* notice = pack_.terms->find("notice");
    if (!notice) {
      problems_.warn(std::string(notice_at), "The pack does not have what Article 13 asks for beside the statements.",
                     "Add notice: docs/consent.md has its form.");
      return;
    }
    notice_ = notice;
    check_controllers();
    const json::Value* officer = notice->find("dataProtectionOfficer");
    if (!officer || !can_be_reached(*officer))
      missing("dataProtectionOfficer", "how to reach the data protection officer");
    if (uses("6(1)(f)")) require("legitimateInterests", "which legitimate interests are pursued");
    require("transfers", "whether anything goes to another country, and how it is protected there");
    require("obligation", "whether anybody must give this information, and what happens if they do not");
    require("automatedDecisions", "whether a computer decides anything by itself");
    if (!notice->find("authority")) missing("authority", "where to complain: to the Information Commissioner");
    check_rights();
  }

 private:
  void missing(std::string_view name, std::string_view what) {
    problems_.warn(std::string(notice_at), "The notice does not say " + std::string(what) + ".",
                   "Add " + std::string(name) + ".");
  }
  void require(std::string_view name, std::string_view what) {
    if (notice_->text_or(name).empty()) missing(name, what);
  }

  void check_afterwards() {
    const json::Value* afterwards = pack_.terms->find("afterwards");
    const std::string_view named = afterwards ? afterwards->text_or("contact") : std::string_view();
    if (named.empty()) return;
    const int item = pack_.questionnaire.find(named);
    if (item >= 0 && !pack_.questionnaire.item(item).options.empty()) return;
    problems_.error("/consent/afterwards/contact",
                    "There is no question with options called \"" + std::string(named) + "\".",
                    "Name the linkId of the choice question about how to be contacted.");
  }

  bool uses(std::string_view basis) const {
    return std::any_of(pack_.statements.begin(), pack_.statements.end(), [&](const Statement& statement) {
      return statement.lawful_basis == basis || statement.condition == basis;
    });
  }

  void check_statement(const Statement& statement) {
    const std::string at = "/consent/statements/" + statement.id;
    if (!is_basis(statement.lawful_basis)) {
      problems_.warn(at, "lawfulBasis names no point of Article 6(1): " + statement.lawful_basis,
                     "Write it as 6(1)(a).");
    }
    if (statement.kind == "explicit-consent" && statement.condition.empty()) {
      problems_.warn(at, "Explicit consent has no condition of Article 9.", "Add condition, such as 9(2)(a).");
    }
    const json::Value* statements = pack_.terms->find("statements");
    const json::Value* own = statements ? statements->find(statement.id) : nullptr;
    const json::Value* retention = own ? own->find("retention") : nullptr;
    if (retention && !retention->find("rules")) {
      problems_.warn(at + "/retention", "How long it is kept is a text, from which no date follows.",
                     "Add rules (docs/consent.md, \"Retention\").");
    }
    if (!retention || !retention->find("rules")) return;
    for (const json::Value& rule : retention->items("rules")) {
      for (const json::Value& category : rule.items("categories")) {
        const std::string* name = category.if_string();
        if (!name || std::find(statement.data_categories.begin(), statement.data_categories.end(), *name) !=
                         statement.data_categories.end()) {
          continue;
        }
        problems_.warn(at + "/retention", "A rule is about \"" + *name + "\", which the statement does not collect.",
                       "Use the words of dataCategories.");
      }
    }
  }

  void check_controllers() {
    std::set<std::string_view> reachable;
    for (const json::Value& controller : notice_->items("controllers")) {
      if (can_be_reached(controller)) reachable.insert(controller.text_or("name"));
    }
    std::set<std::string_view> named;
    for (const Statement& statement : pack_.statements)
      named.insert(statement.controllers.begin(), statement.controllers.end());
    for (const std::string_view name : named) {
      if (reachable.contains(name)) continue;
      problems_.warn(std::string(notice_at) + "/controllers",
                     "The notice does not say how to reach " + std::string(name) + ".",
                     "Add it with its phone, email, address or web.");
    }
  }

  void check_rights() {
    std::set<std::string_view> named;
    for (const json::Value& right : notice_->items("rights")) named.insert(right.text_or("right"));
    std::vector<std::string_view> wanted{"access", "rectification", "erasure", "restriction"};
    if (uses("6(1)(e)") || uses("6(1)(f)")) wanted.push_back("objection");
    if (uses("6(1)(a)") || uses("9(2)(a)")) wanted.push_back("portability");
    for (const std::string_view right : wanted) {
      if (named.contains(right)) continue;
      problems_.warn(std::string(notice_at) + "/rights",
                     "The notice does not name the right of " + std::string(right) + ".", "Add it to rights.");
    }
  }

  const ServicePack& pack_;
  Problems& problems_;
  const json::Value* notice_ = nullptr;
};

}  // namespace

void check_privacy_notice(const ServicePack& pack, Problems& problems) { NoticeChecker(pack, problems).run(); }

}  // namespace sealwell::lint
