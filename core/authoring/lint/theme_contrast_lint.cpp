// Native programs only, as all of the build.
#include "core/authoring/lint/theme_contrast_lint.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace sealwell::lint {
namespace {

// As embed/frame/styles/_theme.scss has it; a test compares the two.
constexpr ThemeColour usual[] = {{"brand", "#27465c"},
                                 {"success", "#1f6b46"},
                                 {"link", "#204d84"},
                                 {"link-hover", "#0f2a4a"},
                                 {"template-background", "#f3f5f7"},
                                 {"surface-background", "#f3f5f7"},
                                 {"surface-border", "#7b8794"}};

constexpr std::string_view white = "#ffffff";
constexpr std::string_view text = "#16191d";

// Where the frame's styles put each colour.
constexpr ColourPair pairs[] = {
    {"brand", white, 4.5, "the words on buttons"},
    {"success", white, 4.5, "the words of the confirmation"},
    {"link", white, 4.5, "links"},
    {"link-hover", white, 4.5, "links under the pointer"},
    {"template-background", text, 4.5, "words on the page's ground"},
    {"surface-background", text, 4.5, "words on a surface"},
    {"brand", "surface-background", 3, "the marked bar of a chart"},
    {"surface-border", white, 3, "the outline of a chart's bars"},
    {"surface-border", "surface-background", 3, "a chart's bars on their track"},
};

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

// Relative luminance as WCAG 2.2 defines it.
std::optional<double> luminance(std::string_view colour) {
  if ((colour.size() != 4 && colour.size() != 7) || colour.front() != '#') return std::nullopt;
  const std::size_t digits = (colour.size() - 1) / 3;
  constexpr double weights[] = {0.2126, 0.7152, 0.0722};
  double sum = 0;
  for (std::size_t part = 0; part < 3; ++part) {
    const auto high = hex_digit(colour[1 + part * digits]);
    const auto low = hex_digit(colour[part * digits + digits]);
    if (!high || !low) return std::nullopt;
    const double channel = (*high * 16 + *low) / 255.0;
    sum += weights[part] * (channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4));
  }
  return sum;
}

// "4.47": down, so that what fails never reads as if it passed.
std::string in_words(double ratio) {
  const int hundredths = static_cast<int>(ratio * 100);
  const std::string rest = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "." + (rest.size() < 2 ? "0" : "") + rest;
}

class Look {
 public:
  explicit Look(const pack::ServicePack& pack) : pack_(pack) {}

  std::vector<Problem> run() {
    colours();
    for (std::size_t i = 0; i < pack_.questionnaire.items.size(); ++i) {
      const pack::Item& item = pack_.questionnaire.items[i];
      const bool page = item.type == pack::ItemType::group && item.control == pack::ItemControl::page;
      if (page && item.instance == 1) names_on(static_cast<int>(i));
    }
    return problems_.take();
  }

 private:
  void colours() {
    std::map<std::string_view, std::string_view> theme;
    for (const ThemeColour& colour : usual) theme.emplace(colour.name, colour.colour);
    for (const auto& [name, colour] : pack_.theme) {
      const std::string at = json::pointer_to("/pack/theme", name);
      if (!theme.contains(name)) {
        problems_.error(at, "The theme has no colour of this name.", "docs/pack-format.md names them.");
        continue;
      }
      if (is_colour(colour)) theme[name] = colour;
      else problems_.error(at, "\"" + colour + "\" is not a colour in the form #rrggbb.", "Write it like #1f5c4d.");
    }
    for (const ColourPair& pair : pairs) {
      const auto other = theme.find(pair.against);
      const std::string_view against = other == theme.end() ? pair.against : other->second;
      const bool own = pack_.theme.contains(pair.name);
      if (!own && (other == theme.end() || !pack_.theme.contains(pair.against))) continue;
      const auto ratio = contrast(theme[pair.name], against);
      if (!ratio || *ratio >= pair.least) continue;
      problems_.error(json::pointer_to("/pack/theme", own ? pair.name : pair.against),
                      "The contrast of " + std::string(theme[pair.name]) + " with " + std::string(against) + " is " +
                          in_words(*ratio) + " to 1, too little for " + std::string(pair.use) + " (WCAG AA asks for " +
                          (pair.least > 4 ? "4.5" : "3") + ").",
                      "Take a colour that is further from the other.");
    }
  }

  // The names of the inputs by which a form sends a question's answer (docs/session.md, fields).
  static std::vector<std::string> input_names(const pack::Item& item) {
    const bool has_time = item.type == pack::ItemType::date_time;
    std::vector<std::string> names;
    const int places = item.has_repetitions() ? item.max_repetitions() : 1;
    for (int place = 1; place <= places; ++place) {
      const std::string name = place == 1 ? item.link_id : item.link_id + "#" + std::to_string(place);
      if (!has_time && item.type != pack::ItemType::date) {
        names.push_back(name);
        continue;
      }
      for (const char* part : {"-day", "-month", "-year"}) names.push_back(name + part);
      if (has_time) names.push_back(name + "-time");
    }
    if (!item.units.empty()) names.push_back(item.link_id + "-unit");
    if (item.type == pack::ItemType::open_choice) names.push_back(item.link_id + "-other");
    return names;
  }

  void names_on(int page) {
    std::map<std::string, std::string> taken;
    std::vector<int> waiting{page};
    while (!waiting.empty()) {
      const pack::Item& item = pack_.questionnaire.item(waiting.back());
      waiting.pop_back();
      waiting.insert(waiting.end(), item.children.begin(), item.children.end());
      if (!item.is_question() || item.is_fixed() || item.instance > 1) continue;
      for (const std::string& name : input_names(item)) {
        const auto [other, fresh] = taken.emplace(name, item.link_id);
        if (fresh || other->second == item.link_id) continue;
        problems_.error(
            "/questionnaire/linkId=" + item.link_id,
            "On its page " + item.link_id + " and " + other->second + " would both send an input called " + name + ".",
            "Give one of them another linkId.");
      }
    }
  }

  const pack::ServicePack& pack_;
  Problems problems_;
};

}  // namespace

bool is_colour(std::string_view value) { return luminance(value).has_value(); }

std::optional<double> contrast(std::string_view a, std::string_view b) {
  const auto one = luminance(a);
  const auto other = luminance(b);
  if (!one || !other) return std::nullopt;
  return (std::max(*one, *other) + 0.05) / (std::min(*one, *other) + 0.05);
}

std::span<const ThemeColour> default_theme() { return usual; }
std::span<const ColourPair> colour_pairs() { return pairs; }
std::string_view default_text_colour() { return text; }

std::vector<Problem> check_presentation(const pack::ServicePack& pack) { return Look(pack).run(); }

}  // namespace sealwell::lint
