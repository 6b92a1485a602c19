#include "core/pack/messages.hpp"

#include <algorithm>

namespace sealwell::pack {
namespace {

constexpr Sentence sentences[] = {
    {"continue", "Continue"},
    {"back", "Back"},
    {"yes", "Yes"},
    {"no", "No"},
    {"change", "Change"},
    {"not-provided", "Not provided"},
    {"optional", "{label} (optional)"},
    {"clear", "Clear my answers"},
    {"warning", "Warning"},
    {"title", "{heading} – {service}"},
    {"title-error", "Error: {title}"},
    {"errors", "There is a problem"},
    {"error-prefix", "Error:"},
    {"day", "Day"},
    {"month", "Month"},
    {"year", "Year"},
    {"time-part", "Time, if you know it"},
    {"time-hint", "For example, 9:30am or 14:30"},
    {"time-am", "{hour}:{minute}am"},
    {"time-pm", "{hour}:{minute}pm"},
    {"date-time", "{date} at {time}"},
    {"slider-hint", "A number from {minimum} to {maximum}"},
    {"slider-step", "A number from {minimum} to {maximum}, in steps of {step}"},
    {"entry-format", "For example, {format}"},
    {"unit", "Unit"},
    {"support-link", "More about this question (opens in a new tab)"},
    {"support-link-of", "More about: {label} (opens in a new tab)"},
    {"place", "{label} {number}"},
    {"another", "Do you want to add another: {label}?"},
    {"of-instance", "{instance}: {label}"},
    {"add-another", "Add another: {label}"},
    {"remove-place", "Remove {label} {number}"},
    {"other", "Something else"},
    {"other-label", "Tell us in your own words"},
    {"several-hint", "Select all that apply"},
    {"date-hint", "For example, 15 3 1984"},
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

    {"required", "Answer the question: {label}"},
    {"required-choice", "Select an answer for: {label}"},
    {"required-several", "Select at least one answer for: {label}"},
    {"too-few", "Give at least {minimum} answers for: {label}"},
    {"too-many", "Give {maximum} answers or fewer for: {label}"},
    {"required-other", "Tell us your answer for: {label}"},
    {"not-offered", "Select one of the answers shown for: {label}"},
    {"only-one", "Select only one answer for: {label}"},
    {"exclusive", "Select ‘{option}’ or the other answers, not both"},
    {"whole-number", "Enter a whole number, like 12, for: {label}"},
    {"number", "Enter a number, like 12 or 12.5, for: {label}"},
    {"too-small", "Enter {minimum} or more for: {label}"},
    {"too-large", "Enter {maximum} or less for: {label}"},
    {"too-many-decimals", "Use {maximum} digits or fewer after the point for: {label}"},
    {"too-many-decimals-one", "Use 1 digit or none after the point for: {label}"},
    {"unit-missing", "Select a unit for: {label}"},
    {"pattern", "Enter the answer in the right form for: {label}"},
    {"pattern-like", "Enter the answer in the right form, like {format}, for: {label}"},
    {"too-long", "Use {maximum} characters or fewer for: {label}"},
    {"too-long-one", "Use 1 character only for: {label}"},
    {"too-short", "Use {minimum} characters or more for: {label}"},
    {"date-incomplete", "Enter the day, month and year, like 15 3 1984, for: {label}"},
    {"date-real", "Enter a real date, like 15 3 1984, for: {label}"},
    {"date-too-early", "Enter a date that is {minimum} or later for: {label}"},
    {"date-too-late", "Enter a date that is {maximum} or earlier for: {label}"},
    {"date-future", "Enter a date in the past for: {label}"},
    {"time", "Enter a time, like 9:30am or 14:30, for: {label}"},
    {"time-too-early", "Enter a time that is {minimum} or later for: {label}"},
    {"time-too-late", "Enter a time that is {maximum} or earlier for: {label}"},
    {"url", "Enter a whole web address, like https://www.example.com, for: {label}"},
    {"tel", "Enter a phone number, like 01632 960 001 or 07700 900 982"},
    {"email", "Enter an email address in the right format, like name@example.com"},
    {"postal-code", "Check the postcode, like DT1 1XJ. If it is right, select Continue again"},
    {"text-broken", "Enter the answer again. It has characters that we can not read: {label}"},

    {"nothing-sent", "Nothing has been sent to anyone. Your answers are only on this page."},
    {"results-title", "Your results"},
    {"results-lead", "This was worked out by a computer in your browser, from your answers."},
    {"results-limits", "These results are for information. They are not a diagnosis."},
    {"told-us", "What you told us"},
    {"means", "What it means"},
    {"next", "One thing to do next"},
    {"source", "Where this comes from"},
    {"com-b-title", "What could make it hard to {goal}"},
    {"com-b-chart", "How you rated six things that help people to {goal}"},
    {"com-b-summary", "0 is hardest and 10 is easiest."},
    {"com-b-group", "Area"},
    {"com-b-bar", "Thing that helps"},
    {"com-b-value", "Your rating, from 0 to 10"},
    {"com-b-table", "Show these numbers as a table"},
    {"com-b-source",
     "The six questions are by Keyworth and others (2020), British Journal of Health Psychology 25:474–501. No study "
     "sets a score at which something counts as a barrier. We show your lowest ratings, and none if all are 8 or more "
     "or all are the same. Doing something automatically is often low for a new habit, so it is shown with "
     "ratings that are close to it."},
    {"capability", "Capability"},
    {"opportunity", "Opportunity"},
    {"motivation", "Motivation"},
    {"barrier-mark", "This looks hardest"},
    {"barrier-one", "This looks like the hardest thing for you:"},
    {"barrier-several", "These look like the hardest things for you:"},
    {"barrier-none", "Nothing stands out as a barrier from your answers."},
    {"barrier-change", "If your rating for “{component}” were {rating}, this would change."},
    {"picked-chart", "How many of the things you picked belong to each part"},
    {"picked-summary", "A longer bar means that more of what you picked belongs there."},
    {"picked-value", "How many you picked"},
    {"picked-none", "You did not pick anything that gets in your way."},
    {"picked-words", "{component}. You picked {barriers}"},
    {"picked-change-more", "If you had picked “{barrier}” as well, this would change."},
    {"picked-change-less", "If you had not picked “{barrier}”, this would change."},
    {"picked-source",
     "You picked these yourself. Each belongs to one of the six parts of COM-B, by Michie, van Stralen and West "
     "(2011), "
     "Implementation Science 6:42; the service decided which. We show the part that you picked most often, and more "
     "than one when they are equal. That rule is our own."},
    {"disagree", "This is not what gets in my way"},
    {"disagree-title", "What does get in your way?"},
    {"disagree-choose", "It is more about: {component}"},
    {"disagreed",
     "You told us that this gets in your way: {component}. We will keep what you answered before and your own view."},
    {"disagree-undo", "Go back to what my answers show"},
    {"helps-title", "What could help"},
    {"why", "Because you rated “{component}” {rating} out of 10"},
    {"why-chosen", "Because you told us that this gets in your way: {component}"},
    {"why-picked", "Because you picked {barriers}"},
    {"where", "Where: {where}"},
    {"when", "When: {when}"},
    {"star", "Add to my favourites"},
    {"save-results", "Save my results"},
    {"print-results", "Print my results"},
    {"results-file", "my-results"},

    {"check-title", "Check your answers"},
    {"check-lead", "Nothing has been sent yet. Check your answers before you send them."},
    {"check-consent", "Your decision"},
    {"check-favourites", "Your favourites"},
    {"send", "Confirm and send"},
    {"finish", "Finish"},
    {"sending-title", "Sending your answers"},
    {"sending-lead", "Your answers are locked so that only {service} can open them. Keep this page open."},
    {"sent-title", "Your answers have been sent"},
    {"sent-reference", "Your reference is {reference}"},
    {"receipt-title", "Keep a receipt"},
    {"receipt-text",
     "It says what you agreed to, what {service} has, your rights, and how to change your mind. It has "
     "your answers in it, so keep it where only you can see it."},
    {"receipt-text-not-sent", "It says what you were asked, what you decided, and that nothing was sent."},
    {"receipt-page", "Save a receipt to read or print"},
    {"receipt-save", "Save the receipt file, to change or take back something later"},
    {"receipt-calendar", "Save the dates of your next questions in a calendar"},
    {"receipt-open", "I have a receipt: change or take back what I sent"},
    {"not-sent-title", "Your answers have not been sent yet"},
    {"not-sent-offline", "There is no internet connection. Try again when you have one, or call us."},
    {"not-sent-busy", "The service is busy. Wait a minute and try again, or call us."},
    {"not-sent-refused", "We could not be sure that the service has your answers. Try again, or call us."},
    {"not-sent-saved", "Your locked answers are saved on this device. Only {service} can open them."},
    {"not-sent-not-saved", "This browser can not save them. Keep this page open until they are sent."},
    {"not-sealed", "Your answers could not be locked on this device, so nothing was sent. Call us instead."},
    {"retry", "Try again"},
    {"give-up", "Delete them and do not send"},
    {"refused-kept-nothing", "We have not sent or kept any of your answers."},
    {"refused-results", "You can still save your results to keep."},
    {"restart", "Start again"},
    {"finished-title", "You have finished"},
    {"given-up-title", "Your answers have been deleted"},
    {"print", "Print this page"},
    {"consent-more", "More about how your information is used"},
    {"consent-purpose", "What it is for"},
    {"consent-controllers", "Who is responsible"},
    {"consent-recipients", "Who else handles it"},
    {"consent-data", "What is shared"},
    {"consent-retention", "How long it is kept"},
    {"consent-withdrawal", "How to change your mind"},
    {"consent-notice", "Full privacy notice"},

    {"language-failed",
     "We could not get this form in: {language}. Check your internet connection and try again. "
     "Your answers are still here."},
    {"loading", "Getting ready. This takes a few seconds."},
    {"pack-refused",
     "This form can not be used at the moment because we could not check that it is genuine. "
     "Nothing has been sent. Call {phone} instead."},
    {"no-script", "This form needs JavaScript, which is switched off in this browser. Call {phone} instead."},
    {"unsupported", "This browser is too old for this form. Call {phone} instead."},
    {"failed", "Something went wrong with this form. Nothing has been sent. Call {phone} instead."},
};

}  // namespace

std::span<const Sentence> engine_sentences() { return sentences; }

std::string_view engine_sentence(std::string_view id) {
  for (const Sentence& sentence : sentences) {
    if (sentence.id == id) return sentence.english;
  }
  return {};
}

bool is_said_in_journeys(std::string_view id) {
  return !engine_sentence(id).empty() || id.find('/') != std::string_view::npos;
}

std::string_view plural_category(std::string_view language, std::string_view number) {
  if (number == "1") return "one";
  if (language == "cy" && number.size() == 1) {
    switch (number.front()) {
      case '0': return "zero";
      case '2': return "two";
      case '3': return "few";
      case '6': return "many";
      default: break;
    }
  }
  return "other";
}

const std::string* Messages::own(std::string_view id) const {
  const auto text = pack_.messages.find(id);
  return text == pack_.messages.end() ? nullptr : &text->second;
}

std::string fill(std::string_view sentence, std::initializer_list<NamedText> values) {
  std::string text;
  while (!sentence.empty()) {
    const std::size_t open = std::min(sentence.find('{'), sentence.size());
    text.append(sentence.substr(0, open));
    sentence.remove_prefix(open);
    const std::size_t close = sentence.find('}');
    if (close == std::string_view::npos) break;
    const std::string_view name = sentence.substr(1, close - 1);
    const auto value =
        std::find_if(values.begin(), values.end(), [&](const NamedText& one) { return one.first == name; });
    // A brace that opens no name of ours stands for itself.
    const std::size_t taken = value == values.end() ? 1 : close + 1;
    text.append(value == values.end() ? sentence.substr(0, 1) : value->second);
    sentence.remove_prefix(taken);
  }
  text.append(sentence);
  return text;
}

std::string Messages::say(std::string_view id, std::initializer_list<Value> values) const {
  const std::string* replaced_text = own(id);
  const std::string_view english = engine_sentence(id);
  return fill(replaced_text ? std::string_view(*replaced_text) : english.empty() ? id : english, values);
}

std::string Messages::date(const CivilDate& date) const {
  return say("date", {{"day", std::to_string(date.day)},
                      {"month", say("month-" + std::to_string(date.month))},
                      {"year", std::to_string(date.year)}});
}

std::string Messages::clock_time(int second) const {
  const int hour = second / 3600;
  std::string minute = iso_time(second).substr(3);
  if (minute.ends_with(":00")) minute.resize(2);
  return say(hour < 12 ? "time-am" : "time-pm",
             {{"hour", std::to_string(hour % 12 == 0 ? 12 : hour % 12)}, {"minute", minute}});
}

std::string Messages::date_time(const CivilDateTime& moment) const {
  if (moment.second < 0) return date(moment.date);
  return say("date-time", {{"date", date(moment.date)}, {"time", clock_time(moment.second)}});
}

std::string Messages::say_for(std::string_view id, std::string_view link_id,
                              std::initializer_list<Value> values) const {
  const bool missing = id.starts_with("required");
  std::string said = (missing ? "required/" : "invalid/") + std::string(link_id);
  if (own(said)) return say(said, values);
  const std::string_view category =
      values.size() > 1 ? plural_category(pack_.language, values.begin()[1].second) : "other";
  // The sentence itself is the form for "other"; `required-other` is another sentence.
  if (category != "other") {
    said = std::string(id) + '-' + std::string(category);
    if (own(said) || !engine_sentence(said).empty()) return say(said, values);
  }
  return say(id, values);
}

std::string Messages::counted(const std::string& number, const std::string& unit, std::string_view link_id) const {
  if (unit.empty()) return number;
  const std::string* form =
      own("unit-" + std::string(plural_category(pack_.language, number)) + '/' + std::string(link_id));
  return number + ' ' + (form ? *form : unit);
}

}  // namespace sealwell::pack
