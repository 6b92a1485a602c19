#include "tests/unit/html/markup_reader.hpp"

#include <algorithm>
#include <array>

namespace sealwell::html::tests {
namespace {

constexpr std::array<std::string_view, 6> void_tags = {"input", "meta", "link", "br", "!DOCTYPE", "img"};

bool is_void(std::string_view tag) { return std::find(void_tags.begin(), void_tags.end(), tag) != void_tags.end(); }

bool is_name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '!';
}

/// Text without our five entities; nothing when there is another or a bare ampersand.
std::optional<std::string> unescaped(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 5> entities = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  std::string out;
  while (!text.empty()) {
    if (text.front() != '&') {
      out.push_back(text.front());
      text.remove_prefix(1);
      continue;
    }
    const auto found = std::find_if(entities.begin(), entities.end(),
                                    [&](const auto& entity) { return text.starts_with(entity.first); });
    if (found == entities.end()) return std::nullopt;
    out.push_back(found->second);
    text.remove_prefix(found->first.size());
  }
  return out;
}

class Reader {
 public:
  explicit Reader(std::string_view html) : rest_(html) {}

  Page page() {
    while (!rest_.empty() && page_.fault.empty()) {
      if (rest_.front() == '<') tag();
      else text();
    }
    if (page_.fault.empty() && !open_.empty()) fail("left open: " + page_.elements[open_.back()].tag);
    return std::move(page_);
  }

 private:
  void fail(std::string what) {
    page_.fault = std::move(what) + " before \"" + std::string(rest_.substr(0, 60)) + "\"";
  }

  bool take(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }

  std::string name() {
    std::size_t length = 0;
    while (length < rest_.size() && is_name_letter(rest_[length])) ++length;
    std::string found(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return found;
  }

  void text() {
    const std::size_t end = std::min(rest_.find('<'), rest_.size());
    const std::string_view raw = rest_.substr(0, end);
    const auto plain = unescaped(raw);
    if (!plain || raw.find_first_of(">\"'") != std::string_view::npos) return fail("unescaped text");
    for (const std::size_t index : open_) page_.elements[index].text.append(*plain);
    rest_.remove_prefix(end);
  }

  void tag() {
    if (take("</")) {
      const std::string ended = name();
      if (!take(">") || open_.empty() || page_.elements[open_.back()].tag != ended) return fail("end tag " + ended);
      open_.pop_back();
      return;
    }
    take("<");
    Element element;
    element.tag = name();
    if (element.tag.empty()) return fail("a < that begins no tag");
    while (take(" ")) {
      if (!attribute(element)) return;
    }
    const bool closed_itself = take("/");
    if (!take(">")) return fail("start tag " + element.tag);
    const bool stays_open = !closed_itself && !is_void(element.tag);
    page_.elements.push_back(std::move(element));
    if (stays_open) open_.push_back(page_.elements.size() - 1);
  }

  bool attribute(Element& element) {
    const std::string attribute_name = name();
    if (attribute_name.empty()) return fail("attribute of " + element.tag), false;
    std::string value;
    if (take("=")) {
      if (!take("\"")) return fail("attribute without quotes: " + attribute_name), false;
      const std::size_t end = rest_.find('"');
      const auto plain = unescaped(rest_.substr(0, end));
      if (end == std::string_view::npos || !plain || rest_.substr(0, end).find('<') != std::string_view::npos) {
        return fail("value of " + attribute_name), false;
      }
      value = *plain;
      rest_.remove_prefix(end + 1);
    }
    if (element.attribute(attribute_name) != nullptr) return fail("twice: " + attribute_name), false;
    element.attributes.emplace_back(attribute_name, value);
    return true;
  }

  std::string_view rest_;
  Page page_;
  std::vector<std::size_t> open_;
};

}  // namespace

const std::string* Element::attribute(std::string_view name) const {
  for (const auto& [key, value] : attributes) {
    if (key == name) return &value;
  }
  return nullptr;
}

bool Element::has_class(std::string_view name) const {
  const std::string* classes = attribute("class");
  return classes != nullptr && (" " + *classes + " ").find(" " + std::string(name) + " ") != std::string::npos;
}

std::vector<const Element*> Page::all(std::string_view tag) const {
  std::vector<const Element*> found;
  for (const Element& element : elements) {
    if (element.tag == tag) found.push_back(&element);
  }
  return found;
}

const Element* Page::by_id(std::string_view id) const {
  for (const Element& element : elements) {
    const std::string* own = element.attribute("id");
    if (own != nullptr && *own == id) return &element;
  }
  return nullptr;
}

Page read(std::string_view html) { return Reader(html).page(); }

std::string indented(std::string_view html) {
  std::string out;
  int depth = 0;
  for (std::size_t at = 0; at < html.size();) {
    const bool is_tag = html[at] == '<';
    std::size_t end = is_tag ? html.find('>', at) + 1 : html.find('<', at);
    end = std::min(end, html.size());
    const std::string_view piece = html.substr(at, end - at);
    at = end;
    if (piece.find_first_not_of(" \n") == std::string_view::npos) continue;
    const bool closes = piece.starts_with("</");
    if (closes) --depth;
    out.append(static_cast<std::size_t>(depth) * 2, ' ').append(piece).push_back('\n');
    const std::string_view tag = is_tag ? piece.substr(1, piece.find_first_of(" >") - 1) : "";
    if (is_tag && !closes && !is_void(tag) && !piece.ends_with("/>")) ++depth;
  }
  return out;
}

}  // namespace sealwell::html::tests
