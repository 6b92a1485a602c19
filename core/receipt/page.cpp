#include "core/receipt/page.hpp"

#include "core/base/civil_date.hpp"
#include "core/engine/screen.hpp"
#include "core/html/page.hpp"
#include "core/pack/language.hpp"
#include "core/pack/messages.hpp"
#include "core/receipt/qr_code.hpp"
#include "core/receipt/sent_rows.hpp"

namespace sealwell::receipt {
namespace {

using engine::Heading;
using engine::Inset;
using engine::Paragraph;
using engine::Screen;
using engine::SummaryList;
using engine::TextList;

// On paper small and dense, in two columns where there are many short rows: a page or two for what can be forty answers.
constexpr std::string_view style =
    "body{font:1rem/1.5 system-ui,Arial,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111}"
    "h1{font-size:1.6rem}h2{font-size:1.2rem;margin:1.5rem 0 .5rem;border-top:1px solid #555;padding-top:.5rem}"
    "h3{font-size:1rem;margin:1rem 0 .25rem}dl{margin:0}dt{font-weight:700}dd{margin:0 0 .4rem;overflow-wrap:anywhere}"
    "dd p,li,p{margin:0 0 .25rem}ul{margin:0;padding-inline-start:1rem}"
    ".govuk-summary-list__row{display:grid;grid-template-columns:minmax(9rem,1fr) 2fr;gap:0 1rem}"
    ".govuk-visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
    ".govuk-inset-text{border-inline-start:.4rem solid #555;padding-inline-start:.75rem}"
    ".sealwell-squares{margin:1rem 0;display:flex;gap:1rem;align-items:center}.sealwell-squares "
    "svg{width:11rem;flex:none}"
    "@page{size:A4;margin:12mm}"
    "@media print{body{font-size:8pt;line-height:1.25;max-width:none;margin:0;padding:0}h1{font-size:14pt;margin:0 0 "
    "2mm}"
    "h2{font-size:10pt;margin:2.5mm 0 1mm;padding-top:1mm}h3{font-size:8.5pt;margin:1.5mm 0 .5mm}"
    "dd,dd p,li,p{margin:0 0 "
    ".3mm}ul{padding-inline-start:2.5mm}h2,h3{break-after:avoid}.govuk-summary-list__row,li{break-inside:avoid}"
    "#sealwell-main{columns:2;column-gap:7mm}.govuk-summary-list__row{display:block;margin:0 0 .6mm}"
    "dt,dd,dd>p{display:inline}dt::after{content:\" \"}"
    "body{position:relative}h1{column-span:all;min-height:24mm;max-width:110mm}"
    ".sealwell-squares{position:absolute;top:0;inset-inline-end:0;width:70mm;margin:0;gap:2mm}.sealwell-squares "
    "svg{width:26mm}}";

class Page {
 public:
  explicit Page(const json::Value& receipt)
      : receipt_(receipt), words_(receipt.find("words"), pack::receipt_sentences) {}

  Screen run() {
    screen_.id = {engine::ScreenId::Kind::other, "receipt"};
    screen_.language = receipt_.text_or("language");
    screen_.direction = pack::direction_of(screen_.language);
    const json::Value& service = *receipt_.find("service");
    screen_.service = service.text_or("name");
    const std::string outcome(receipt_.text_or("outcome"));
    screen_.title = words_.say("receipt-title-" + outcome, {{"service", screen_.service}});
    add(Heading{1, screen_.title, ""});
    add(Paragraph{words_.say("receipt-lead-" + outcome, {{"service", screen_.service}}), false});
    heading_rows(service);
    statements("given");
    statements("refused");
    rights();
    follow_up();
    std::vector<SummaryList::Row> sent = sent_rows(receipt_);
    if (!sent.empty()) {
      heading(2, words_.say("receipt-sent"));
      add(SummaryList{std::move(sent)});
    }
    proof();
    return std::move(screen_);
  }

 private:
  template <typename Block> void add(Block block) { screen_.blocks.push_back(std::move(block)); }
  void heading(int level, std::string text) { add(Heading{level, std::move(text), ""}); }

  void row(SummaryList& list, std::string_view id, std::vector<std::string> values) const {
    std::erase(values, std::string());
    if (!values.empty()) list.rows.push_back({words_.say(id), std::move(values), "", "", ""});
  }
  static std::vector<std::string> texts(const json::Value& value, std::string_view name) {
    std::vector<std::string> list;
    for (const json::Value& text : value.items(name)) {
      if (text.if_string()) list.push_back(*text.if_string());
    }
    return list;
  }
  static std::string text(const json::Value& value, std::string_view name) { return std::string(value.text_or(name)); }

  std::string day(std::string_view instant) const {
    const auto ms = parse_instant(instant);
    return ms ? words_.date(date_of_instant(*ms)) : std::string(instant);
  }

  void heading_rows(const json::Value& service) {
    SummaryList list;
    row(list, "receipt-reference", {text(receipt_, "reference")});
    row(list, "receipt-issued", {day(receipt_.text_or("issuedAt"))});
    if (const json::Value* contact = service.find("contact")) {
      row(list, "receipt-contact",
          {text(*contact, "lead"), text(*contact, "phone"), text(*contact, "hours"), text(*contact, "note")});
    }
    if (const json::Value* notice = service.find("privacyNotice")) {
      row(list, "receipt-notice", {text(*notice, "label"), text(*notice, "address")});
    }
    add(std::move(list));
  }

  void statements(std::string_view decision) {
    bool first = true;
    for (const json::Value& statement : receipt_.items("statements")) {
      if (statement.text_or("decision") != decision) continue;
      if (first) heading(2, words_.say("receipt-" + std::string(decision)));
      first = false;
      one_statement(statement, decision == "given");
    }
  }

  void one_statement(const json::Value& statement, bool given) {
    const json::Value& wording = *statement.find("wording");
    heading(3, text(wording, "title"));
    const std::string kind(statement.text_or("kind"));
    const std::string date = day(statement.text_or("decidedAt"));
    SummaryList list;
    row(list, "receipt-question", {text(wording, "question")});
    row(list, "receipt-decision",
        {words_.say("receipt-decided", {{"method", statement.text_or("method")}, {"date", date}})});
    std::vector<std::string> points;
    for (const json::Value& point : wording.items("points")) points.push_back(text(point, "text"));
    if (given) row(list, "receipt-points", std::move(points));
    row(list, "receipt-shown", texts(wording, "text"));
    row(list, "receipt-purpose", {text(statement, "purpose")});
    row(list, "receipt-data", texts(statement, "dataCategories"));
    row(list, "receipt-controllers", texts(statement, "controllers"));
    row(list, "receipt-recipients", texts(statement, "recipients"));
    const std::string_view condition = statement.text_or("condition");
    row(list, "receipt-kind", {words_.say("receipt-kind-" + kind)});
    row(list, "receipt-basis",
        {words_.say(condition.empty() ? "receipt-basis-value" : "receipt-basis-condition",
                    {{"basis", statement.text_or("lawfulBasis")}, {"condition", condition}})});
    row(list, "receipt-retention", retention(statement));
    row(list, "receipt-consequence", {text(statement, "consequence")});
    const json::Value* withdrawal = statement.find("withdrawal");
    if (given && withdrawal) {
      row(list, "receipt-change-" + kind,
          {text(*withdrawal, "text"), text(*withdrawal, "phone"), text(*withdrawal, "address")});
    }
    add(std::move(list));
  }

  std::vector<std::string> retention(const json::Value& statement) const {
    std::vector<std::string> lines;
    const json::Value* kept = statement.find("retention");
    if (!kept) return lines;
    lines.push_back(text(*kept, "words"));
    for (const json::Value& entry : kept->items("dates")) {
      const auto date = parse_iso_date(entry.text_or("date"));
      if (!date) continue;
      const std::string said = words_.date(*date);
      std::string line = words_.say("receipt-date-" + text(entry, "certainty"), {{"date", said}});
      const std::vector<std::string> categories = texts(entry, "categories");
      for (std::size_t i = categories.size(); i-- > 0;) {
        line = categories[i] + (i + 1 == categories.size() ? ": " : ", ") + line;
      }
      lines.push_back(std::move(line));
    }
    return lines;
  }

  void rights() {
    SummaryList list;
    std::string asked;
    for (const json::Value& right : receipt_.items("rights")) {
      std::vector<std::string> values{text(right, "how")};
      if (const auto by = parse_iso_date(right.text_or("answerBy"))) {
        const bool complaint = right.text_or("right") == "complaint";
        const std::string date = words_.date(*by);
        values.push_back(words_.say(complaint ? "receipt-acknowledge-by" : "receipt-answer-by", {{"date", date}}));
      }
      if (const auto on = parse_iso_date(right.text_or("askedOn"))) asked = words_.date(*on);
      std::erase(values, std::string());
      list.rows.push_back({text(right, "words"), std::move(values), "", "", ""});
    }
    if (list.rows.empty()) return;
    heading(2, words_.say("receipt-rights"));
    if (!asked.empty()) add(Paragraph{words_.say("receipt-rights-lead", {{"date", asked}}), false});
    add(std::move(list));
  }

  void follow_up() {
    const json::Value* later = receipt_.find("followUp");
    if (!later || later->items("dates").empty()) return;
    heading(2, text(*later, "title"));
    for (std::string& said : texts(*later, "text")) add(Paragraph{std::move(said), false});
    TextList days;
    for (const std::string& date : texts(*later, "dates")) {
      if (const auto day = parse_iso_date(date)) days.items.push_back(words_.date(*day));
    }
    add(std::move(days));
    add(Paragraph{words_.say("receipt-again"), false});
  }

  void proof() {
    heading(2, words_.say("receipt-proof"));
    add(Paragraph{words_.say("receipt-file"), false});
    SummaryList list;
    if (const json::Value* envelope = receipt_.find("envelope")) {
      row(list, "receipt-envelope", {text(*envelope, "sha256")});
      row(list, "receipt-acknowledged", {acknowledged()});
    }
    const json::Value& pack = *receipt_.find("pack");
    row(list, "receipt-pack", {text(pack, "id") + ' ' + text(pack, "version"), text(pack, "sha256")});
    row(list, "receipt-build", {text(receipt_, "build")});
    row(list, "receipt-key", {text(*receipt_.find("chain"), "key")});
    add(std::move(list));
  }

  std::string acknowledged() const {
    const std::string_view line = receipt_.text_or("acknowledgement");
    const auto said = json::parse(line, {.bytes = 1024, .depth = 4, .values = 32});
    if (line.empty() || !said.ok()) return words_.say("receipt-not-acknowledged");
    return words_.say("receipt-acknowledged-value",
                      {{"time", said.value().text_or("receivedAt")}, {"key", said.value().text_or("key")}});
  }

  const json::Value& receipt_;
  pack::Messages words_;
  Screen screen_;
};

}  // namespace

Screen receipt_page(const json::Value& receipt) { return Page(receipt).run(); }

std::string page_html(const json::Value& receipt, const std::string& address) {
  html::PageAssets assets;
  assets.inline_style = std::string(style);
  if (!address.empty() && receipt.text_or("outcome") == "sent") {
    const pack::Messages words(receipt.find("words"), pack::receipt_sentences);
    assets.picture = qr_code(address);
    assets.picture.label = words.say("receipt-link-picture");
    assets.picture.text = words.say("receipt-link");
  }
  return html::render_page(receipt_page(receipt), assets);
}

}  // namespace sealwell::receipt
