// What published pages say for themselves (docs/pages.md): leaving in a hurry, the way back to a
// partner's website, and the questions on paper.
#include "core/pack/sentences.hpp"

namespace sealwell::pack {
namespace {

constexpr Sentence sentences[] = {
    {"exit-link", "Exit this page"},
    {"exit-emergency", "Emergency"},
    {"exit-leaving", "Leaving this page."},
    {"exit-press-twice", "Shift, press 2 more times to leave."},
    {"exit-press-once", "Shift, press 1 more time to leave."},
    {"exit-cancelled", "Leaving this page was cancelled."},

    {"way-back", "Back to the website"},
    {"way-back-go-on", "Go on where you were"},
    {"way-back-paused", "Your place is kept until you leave or close this page."},

    {"paper-link", "Get the questions as a page to print or save"},
    {"paper-lead",
     "Print this page or save it. You can fill it in and have it beside you when you call. Nothing that you write here "
     "is sent to anybody."},
    {"paper-save", "Save this page"},
    {"paper-yes", "Yes"},
    {"paper-no", "No"},
    {"paper-one", "Choose one"},
    {"paper-several", "Choose all that are right"},
    {"paper-only-if", "Only if this is about you"},
    {"paper-other", "Something else"},
    {"paper-date", "Day, month, year"},
};

}  // namespace

constinit const SentenceTable page_sentences{sentences};

}  // namespace sealwell::pack
