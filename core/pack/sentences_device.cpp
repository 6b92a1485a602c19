// What is said about the resident's device: what is kept on it, how it goes away, how the form opens without internet
// (docs/offline.md). No screen says it, and so no module that browsers fetch has it: a site publishes it by itself.
#include "core/pack/sentences.hpp"

namespace sealwell::pack {
namespace {

constexpr Sentence sentences[] = {
    {"device-offline-title", "Use this without internet"},
    {"device-offline-link", "Use this without internet (opens in a new tab)"},
    {"device-offline-text",
     "You can put this form on this device. It then opens without internet, in all its languages. "
     "Putting it there saves none of your answers."},
    {"device-offline-put", "Put the form on this device"},
    {"device-offline-working", "Putting the form on this device. Keep this page open."},
    {"device-offline-done",
     "This form is on this device. It opens without internet at the address of this page. Your "
     "browser can also add it to your home screen."},
    {"device-offline-failed",
     "The form could not be put on this device. Check your internet connection and try again."},
    {"device-offline-remove", "Take the form off this device"},
    {"device-offline-removed", "The form is no longer on this device."},

    {"device-covered-title", "Is something in the way?"},
    {"device-covered-text",
     "The website around this form covers or hides a part of it. If you did not expect that, you can use the form on "
     "a page of its own. What you have answered here does not go there with you."},
    {"device-covered-link", "Use this form on a page of its own (opens in a new tab)"},

    {"device-waiting-title", "Not sent yet"},
    {"device-news-title", "Answers on this device"},
    {"device-waiting-text",
     "These answers are locked, and only {service} can open them. They go only while this page is "
     "open and there is internet. You can also call {phone}."},
    {"device-waiting-saved", "Reference {reference}: saved on this device, not sent yet."},
    {"device-waiting-unsaved",
     "Reference {reference}: this browser can not keep them. Save the file before you close "
     "this page."},
    {"device-waiting-refused",
     "Reference {reference}: the service’s computer did not take them. Save the file and call "
     "{phone}."},
    {"device-waiting-unsure",
     "Reference {reference}: we could not be sure that the service has them, so they stay on this "
     "device. Open this page again later, or call {phone}."},
    {"device-waiting-gone",
     "What was saved on this device has gone. It was not sent. Save the file before you close this "
     "page."},
    {"device-waiting-try", "Try to send now"},
    {"device-waiting-trying", "Trying to send."},
    {"device-waiting-still", "Still not sent."},
    {"device-waiting-try-deletion", "Try to delete now"},
    {"device-waiting-trying-deletion", "Trying to delete."},
    {"device-waiting-still-deletion", "Still not deleted."},
    {"device-waiting-sent", "Sent. {service} has confirmed it. Your reference is {reference}."},
    {"device-waiting-file", "Save the locked file"},
    {"device-waiting-file-text", "Only {service} can open the file. You can give it to them yourself."},
    {"device-waiting-delete", "Delete without sending"},
    {"device-waiting-delete-sure", "Yes, delete for good"},
    {"device-waiting-carried",
     "Reference {reference}: this browser can not keep them. The website around this form says that it keeps a "
     "locked copy, which we can not check. Save the file before you close this page."},
    {"device-waiting-deleting",
     "Reference {reference}: being deleted. {service} has not confirmed it yet. Open this page again when you have "
     "internet, or call {phone}."},
    {"device-waiting-deleting-unsaved",
     "Reference {reference}: being deleted. {service} has not confirmed it yet. Keep this page open until it has, or "
     "call {phone}."},
    {"device-waiting-undeleted", "Reference {reference}: we could not have it deleted. Call {phone}."},
    {"device-waiting-deleted", "Deleted. {service} has confirmed that it holds nothing under reference {reference}."},
    {"device-waiting-seen",
     "Reference {reference} is deleted from {service}’s computer, but staff may have read it before. Call {phone} "
     "to ask them to delete it."},
    {"device-waiting-collected",
     "{service} has already received reference {reference}, so it can not be deleted from here. Call {phone} to ask "
     "them to delete it."},
    {"device-waiting-withdrawn", "Reference {reference} was deleted before, so it was not sent."},

    {"device-handed-title", "From this website"},
    {"device-handed-text",
     "This website has handed back a locked referral that it says was not sent. We can not check that it is yours or "
     "that it is unchanged. It is not sent unless you send it."},
    {"device-handed-one", "Reference {reference}"},
    {"device-handed-send", "Send it to {service}"},
    {"device-handed-delete", "Do not send it"},
    {"device-handed-sent",
     "{service} has what this website handed back as reference {reference}. We can not check that it is what you told "
     "us."},
    {"device-handed-deleted",
     "Not sent. We have asked this website to delete its copy, and can not check that it does. With its receipt you "
     "can have it deleted for good."},

    {"device-receipt-title", "Your receipt"},
    {"device-receipt-kept",
     "This page still holds what you said, so that your receipt can be made. Save your receipt first if you want it."},
    {"device-receipt-forget", "Forget what I said on this page"},
    {"device-receipt-ending",
     "Nothing has been touched here for a while. In two minutes this page forgets what you said, and your receipt can "
     "not be made here any more. Touch the page or press any key to keep it."},
    {"device-receipt-gone",
     "For your privacy this page no longer holds what you said, so your receipt can not be made here any more. What "
     "was "
     "sent stays sent. Call if you need to know what you agreed to."},

    {"device-draft-title", "Save and come back later"},
    {"device-draft-text",
     "Your answers stay on this device, encrypted, until {date}. They open only with a code that we show "
     "you once. We do not keep it and can not give it to you again. After that day this form no longer "
     "opens them, and deletes them the next time it is opened in this browser."},
    {"device-draft-keep", "Save my answers on this device"},
    {"device-draft-working", "This takes a moment."},
    {"device-draft-kept",
     "Saved on this device until {date}. Nothing has been sent. To go on, open this page again in this "
     "browser and type this code:"},
    {"device-draft-code-text",
     "Write it down and keep it away from this device. We show it only now. If you save again you get a "
     "new code, and this one opens nothing."},
    {"device-draft-failed", "This browser can not save them. Keep this page open to go on."},
    {"device-draft-elsewhere",
     "Inside another website this browser forgets what is saved when it is closed. To be able to "
     "save and come back, use the form on its own page."},
    {"device-draft-found", "You saved answers here before. They open with your code until {date}."},
    {"device-draft-code", "Your code"},
    {"device-draft-code-hint", "18 letters and numbers. Capitals, spaces and hyphens do not matter."},
    {"device-draft-open", "Go on with my saved answers"},
    {"device-draft-mistyped", "There is a mistake in this code. Compare it with what you wrote down."},
    {"device-draft-other",
     "This is not the code of the answers that are saved here. If you saved more than once, only the last "
     "code opens them. Without it you can delete them and begin again."},
    {"device-draft-again",
     "They could not be opened just now. Close other tabs, check your internet connection and try again."},
    {"device-draft-delete", "Delete my saved answers"},
    {"device-draft-deleted", "Your saved answers have been deleted from this device."},
    {"device-draft-lost", "Your saved answers could not be opened, so they have been deleted."},
};

}  // namespace

constinit const SentenceTable device_sentences{sentences};

}  // namespace sealwell::pack
