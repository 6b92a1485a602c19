// What is added to a screen and forgotten in the HTML or in the samples.

#include "core/html/page.hpp"
#include "core/html/render.hpp"

#include "tests/unit/html/samples.hpp"
#include "tests/unit/html/screen_changes.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;
using namespace sealwell::html;

namespace {

constexpr samples::LeftOut left_out[] = {
    {"chart.groupHeading", "the table has two columns, and a group is a row of its own"},
    {"field.maxLength",
     "an input that stops taking letters says nothing: the engine refuses what is too long, in words"},
    {"field.repeats", "each further place is a field of its own"},
};

std::vector<std::string> never_set(const std::vector<engine::Screen>& screens) {
  return samples::members_never_set(screens);
}

}  // namespace

TEST_CASE("the list of a screen's members has each member of each part") {
  for (const std::string& part : samples::parts_not_listed_whole()) {
    FAIL_CHECK("core/engine/screen_members.hpp does not visit each member of '" << part << "'");
  }
}

TEST_CASE("HTML shows each member of a screen, or says why not") {
  const auto draw = [](const engine::Screen& screen) { return render_page(screen, {}) + render_alerts(screen); };
  for (const std::string& fault : samples::faults_of_renderer(draw, left_out)) FAIL_CHECK(fault);
}

TEST_CASE("the sample screens set each member of a screen") {
  std::vector<engine::Screen> screens;
  for (const samples::Sample& sample : samples::all()) screens.push_back(sample.screen);
  screens.push_back(samples::rare_parts());
  for (const std::string& member : never_set(screens)) FAIL_CHECK("no sample in samples.cpp sets " << member);
}

TEST_CASE("the hostile screen sets each member of a screen") {
  for (const std::string& member : never_set({samples::hostile_screen()})) {
    FAIL_CHECK("hostile_sample.cpp does not set " << member);
  }
}
