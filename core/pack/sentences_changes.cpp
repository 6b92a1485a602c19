// What is said when a receipt is opened to change something (core/amend).
#include "core/pack/sentences.hpp"

namespace sealwell::pack {
namespace {

constexpr Sentence sentences[] = {
    {"changes-title", "Change or take back what you sent"},
    {"changes-sent-on", "Sent on"},
    {"changes-reference", "Your reference"},
    {"changes-agreed", "What you agreed to"},
    {"changes-what", "What do you want to do?"},
    {"changes-what-missing", "Choose what you want to do"},
    {"changes-take-back", "Take something back"},
    {"changes-take-back-hint", "You can say no to any of it now. You do not need to give a reason."},
    {"changes-stop", "Stop sharing with one organisation"},
    {"changes-contact", "Change how you can be contacted"},
    {"changes-human-review", "Ask a person to look at your results again"},
    {"changes-complaint", "Complain about how your information is used"},
    {"changes-erase", "Have everything deleted"},
    {"changes-agree", "Read what has changed, and decide again"},
    {"changes-agree-hint", "The words have changed since you agreed."},
    {"changes-again", "Answer the questions again"},
    {"changes-again-hint", "Your earlier answers are there to begin with, and you see what has changed."},
    {"changes-again-text",
     "Your earlier answers stand in the questions. Look at each, change what is different now, and continue."},
    {"changes-again-left",
     "{count} of your answers could not be carried over, because the questions have changed. You can answer those "
     "again."},
    {"changes-again-left-one",
     "One of your answers could not be carried over, because the question has changed. You can answer it again."},
    {"changes-again-new",
     "Nothing is sent until you have checked everything and said yes again. What you said yes to before does not count "
     "for this."},
    {"changes-bring-text",
     "Open your receipt to begin with your earlier answers. It is the file that you saved when you sent them. It is "
     "read on this device and not sent."},
    {"changes-bring", "Open my receipt"},
    {"changes-without", "Begin without it"},
    {"changes-last-time", "Last time, on {date}: {words}"},
    {"changes-nothing", "Nothing was sent, so there is nothing to take back."},
    {"changes-read-only",
     "This copy of the receipt can be read and checked. To change something, open the file that you saved first: it "
     "has your key."},
    {"changes-refused", "This receipt can’t be used here"},
    {"changes-refused-service", "It is from another service. Open it on the page of the service that it names."},
    {"changes-refused-damaged",
     "Something in it has changed since it was made, or the file is not whole. Use the file as you saved it."},
    {"changes-refused-call", "You can also call, and say your reference."},
    {"changes-which", "What do you want to take back?"},
    {"changes-which-missing", "Choose what you want to take back"},
    {"changes-withdraw-hint", "You gave your consent. You can withdraw it at any time."},
    {"changes-stop-sharing-hint", "You agreed to sharing. You can stop it."},
    {"changes-object-hint",
     "This does not rest on your consent. You can object: they must then stop, or show you a compelling reason why "
     "not."},
    {"changes-duty",
     "This can’t be taken back here, because the law says that they must do it. You can ask about it, or complain."},
    {"changes-effect",
     "What was done before stays lawful. Your care does not get worse because you take something back."},
    {"changes-who", "With whom should sharing stop?"},
    {"changes-who-missing", "Choose an organisation"},
    {"changes-channels", "How may you be contacted?"},
    {"changes-channels-missing", "Choose at least one way"},
    {"changes-channels-text", "What you choose here takes the place of what you chose before."},
    {"changes-review-label", "What should they look at? (optional)"},
    {"changes-review-text",
     "Your results were worked out by a computer. A person will look at them and tell you what they think."},
    {"changes-complaint-label", "What went wrong?"},
    {"changes-complaint-missing", "Say what went wrong"},
    {"changes-complaint-text",
     "The service must tell you within 30 days that it has your complaint. You can complain to the Information "
     "Commissioner’s Office as well."},
    {"changes-too-long", "Use at most {limit} characters"},
    {"changes-erase-text",
     "If nobody has collected what you sent, it is deleted at once and nobody will have read it. If it has been "
     "collected, your request goes to {service}. They must answer within one month. They may have to keep some of it "
     "by law, and will tell you."},
    {"changes-new-words", "What is new"},
    {"changes-gone-words", "What is no longer said"},
    {"changes-check", "Check before you send"},
    {"changes-check-text", "This goes to {service}, locked so that only they can read it."},
    {"changes-send", "Send"},
    {"changes-you-want", "You want to"},
    {"changes-line-withdraw", "withdraw your consent: {title}"},
    {"changes-line-stop-sharing", "stop sharing: {title}"},
    {"changes-line-stop-one", "stop sharing with {recipient}"},
    {"changes-line-object", "object to: {title}"},
    {"changes-line-agree", "agree to the new words: {title}"},
    {"changes-line-contact", "be contacted by: {channels}"},
    {"changes-line-human-review", "have a person look at your results again"},
    {"changes-line-complaint", "complain: {text}"},
    {"changes-line-erase", "have everything deleted"},
    {"changes-sending", "Sending…"},
    {"changes-not-sent", "Not sent yet"},
    {"changes-not-sent-saved",
     "It is saved on this device, locked. Open this page again when you have internet: it is then sent. Or call."},
    {"changes-not-sent-lost", "It could not be saved on this device. Keep this page open and try again, or call."},
    {"changes-not-sealed", "It could not be locked for sending. Try again, or call."},
    {"changes-done", "{service} has your request"},
    {"changes-done-text",
     "Your reference for it is {reference}. They must do what you asked without undue delay, and answer within one "
     "month."},
    {"changes-deleted", "It has been deleted"},
    {"changes-deleted-text",
     "The sealed envelope was deleted before anybody collected it. Nobody has read what you sent, and nobody will."},
    {"changes-nothing-sent", "Nothing was sent"},
    {"changes-nothing-sent-text",
     "What you had filled in was still on this device, locked, and is now deleted. {service} never had it."},
    {"changes-keep", "Save the receipt as it is now"},
    {"changes-keep-text", "Keep it in place of the one before. It shows what you asked for."},
};

}  // namespace

constinit const SentenceTable changes_sentences{sentences, &journey_sentences};

}  // namespace sealwell::pack
