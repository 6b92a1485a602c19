// How a date is written out: the names of the months stand here and nowhere else.
#include "core/pack/sentences.hpp"

namespace sealwell::pack {
namespace {

constexpr Sentence sentences[] = {
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

constinit const SentenceTable date_sentences{sentences};

}  // namespace sealwell::pack
