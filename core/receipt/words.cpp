#include "core/receipt/words.hpp"

namespace sealwell::receipt {
namespace {

constexpr pack::Sentence sentences[] = {
    {"receipt-title-sent", "Your receipt from {service}"},
    {"receipt-title-refused", "Your decision: nothing was sent"},
    {"receipt-title-deleted", "Deleted: nothing was sent"},
    {"receipt-lead-sent",
     "This page says what you agreed to, what was sent and how to take it back. Keep it. It holds what you told us, so "
     "do not show it to people who should not know."},
    {"receipt-lead-refused", "You said no, so nothing was sent and nothing was kept. This page is only for you."},
    {"receipt-lead-deleted",
     "Your answers were deleted on your device before they were sent. {service} does not have them."},
    {"receipt-reference", "Your reference"},
    {"receipt-issued", "Date of this receipt"},
    {"receipt-link",
     "Scan this code to change or take back what you sent. It works like a key: do not show it to anybody."},
    {"receipt-link-picture", "A code that opens this receipt"},
    {"receipt-contact", "How to reach the service"},
    {"receipt-notice", "Privacy notice"},
    {"receipt-given", "What you agreed to"},
    {"receipt-refused", "What you said no to"},
    {"receipt-decision", "Your decision"},
    {"receipt-decided", "{method}, on {date}"},
    {"receipt-question", "The question"},
    {"receipt-shown", "What the page said"},
    {"receipt-points", "What your answer means"},
    {"receipt-kind", "What kind of decision it was"},
    {"receipt-kind-explicit-consent", "Explicit consent"},
    {"receipt-kind-consent", "Consent"},
    {"receipt-kind-confidentiality-agreement", "Agreement to share"},
    {"receipt-kind-acknowledgement", "You were told. This does not rest on your consent"},
    {"receipt-basis", "Legal basis (UK GDPR)"},
    {"receipt-basis-value", "Article {basis}"},
    {"receipt-basis-condition", "Article {basis}, for health information Article {condition}"},
    {"receipt-purpose", "What it is for"},
    {"receipt-data", "What information"},
    {"receipt-controllers", "Who is responsible"},
    {"receipt-recipients", "Who gets it"},
    {"receipt-consequence", "If you say no or take it back"},
    {"receipt-retention", "How long it is kept"},
    {"receipt-date-exact", "until {date}"},
    {"receipt-date-about", "until about {date}"},
    {"receipt-date-latest", "until {date} at the latest"},
    {"receipt-date-earliest", "until {date} at least"},
    {"receipt-change", "How to change your mind"},
    {"receipt-change-explicit-consent", "Withdraw your consent"},
    {"receipt-change-consent", "Withdraw your consent"},
    {"receipt-change-confidentiality-agreement", "Stop sharing"},
    {"receipt-change-acknowledgement", "Object"},
    {"receipt-rights", "Your rights, and when you must get an answer"},
    {"receipt-rights-lead", "The dates are for somebody who asks on {date}. If you ask later, count from that day."},
    {"receipt-right-access", "Get a copy of what they hold about you"},
    {"receipt-right-rectification", "Have mistakes put right"},
    {"receipt-right-erasure", "Have it deleted"},
    {"receipt-right-restriction", "Have its use limited"},
    {"receipt-right-objection", "Object to its use"},
    {"receipt-right-portability", "Take it to another service"},
    {"receipt-right-human-review", "Ask a person to look at your results again"},
    {"receipt-right-complaint", "Complain to the service about how your information is used"},
    {"receipt-right-authority", "Complain to {name}"},
    {"receipt-answer-by", "answer by {date}"},
    {"receipt-acknowledge-by", "they must tell you by {date} that they have it"},
    {"receipt-again",
     "Open the file of this receipt on the service’s page then. Your earlier answers are there to begin with."},
    {"receipt-sent", "What was sent"},
    {"receipt-results", "Results that were worked out"},
    {"receipt-barriers", "What stands in your way"},
    {"receipt-own-barrier", "What you named instead"},
    {"receipt-favourites", "Your favourites"},
    {"receipt-yes", "Yes"},
    {"receipt-no", "No"},
    {"receipt-proof", "For checking"},
    {"receipt-envelope", "Sealed envelope (SHA-256)"},
    {"receipt-acknowledged", "Received by the service’s computer"},
    {"receipt-acknowledged-value", "{time}, signed with the key {key}"},
    {"receipt-not-acknowledged", "Not confirmed when this page was made"},
    {"receipt-pack", "Questions and wording"},
    {"receipt-build", "Program (SHA-256)"},
    {"receipt-key", "Key of this receipt"},
    {"receipt-file", "The file that belongs to this page lets you withdraw without an account. Keep both."},
    {"date", "{day} {month} {year}"},
    {"month-1", "January"},
    {"month-2", "February"},
    {"month-3", "March"},
    {"month-4", "April"},
    {"month-5", "May"},
    {"month-6", "June"},
    {"month-7", "July"},
    {"month-8", "August"},
    {"month-9", "September"},
    {"month-10", "October"},
    {"month-11", "November"},
    {"month-12", "December"},
};

}  // namespace

std::span<const pack::Sentence> receipt_sentences() { return sentences; }

std::string_view receipt_sentence(std::string_view id) {
  for (const pack::Sentence& sentence : sentences) {
    if (sentence.id == id) return sentence.english;
  }
  return {};
}

bool is_right_to_left(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return primary == "ar" || primary == "he" || primary == "fa" || primary == "ur" || primary == "ps" || primary == "ku";
}

json::Value words_of(const pack::ServicePack& pack, std::string_view language) {
  json::Value words;
  if (pack.language != language) return words;
  for (const auto& [id, text] : pack.messages) {
    if (!receipt_sentence(id).empty()) words.set(id, text);
  }
  return words;
}

std::string Words::say(std::string_view id, std::initializer_list<Value> values) const {
  const std::string_view own = own_ ? own_->text_or(id) : std::string_view();
  const std::string_view sentence = own.empty() ? receipt_sentence(id) : own;
  if (sentence.empty()) return std::string(id);
  return pack::fill(sentence, values);
}

std::string Words::date(const CivilDate& date) const {
  const std::string day = std::to_string(date.day);
  const std::string month = say("month-" + std::to_string(date.month));
  const std::string year = std::to_string(date.year);
  return say("date", {{"day", day}, {"month", month}, {"year", year}});
}

}  // namespace sealwell::receipt
