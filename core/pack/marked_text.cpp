#include "core/pack/marked_text.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <cctype>

namespace sealwell::pack {
namespace {

using Mark = MarkedRun::Mark;
using Kind = MarkedLine::Kind;

bool is_word(std::string_view text, std::size_t at) {
  return at < text.size() &&
         (std::isalnum(static_cast<unsigned char>(text[at])) || static_cast<unsigned char>(text[at]) >= 0x80);
}

bool is_space(std::string_view text, std::size_t at) { return at >= text.size() || text[at] == ' '; }

bool is_address(std::string_view text) {
  return text.starts_with("https://") && text.size() > 8 && text.find_first_of(" <>\"()") == std::string_view::npos;
}

// One paragraph's or entry's words, from left to right.
class Runs {
 public:
  explicit Runs(std::string_view text) : text_(text) {}

  std::optional<std::vector<MarkedRun>> read() {
    while (at_ < text_.size() && good_) step();
    flush();
    if (!good_ || runs_.empty()) return std::nullopt;
    return std::move(runs_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '\\' && at_ + 1 < text_.size() && std::ispunct(static_cast<unsigned char>(text_[at_ + 1]))) {
      plain_ += text_[at_ + 1];
      at_ += 2;
    } else if (c == '*' || c == '_') {
      marked(c);
    } else if (c == '[') {
      link();
    } else if (c == '<') {
      const std::size_t end = text_.find('>', at_);
      const std::string_view address = end == std::string_view::npos ? "" : text_.substr(at_ + 1, end - at_ - 1);
      if (is_address(address)) add(Mark::link, address, address, end + 1);
      else good_ = false;  // HTML
    } else if (c == '`' || text_.substr(at_).starts_with("![")) {
      good_ = false;
    } else {
      plain_ += c;
      ++at_;
    }
  }

  void marked(char c) {
    const std::size_t width = at_ + 1 < text_.size() && text_[at_ + 1] == c ? 2 : 1;
    const std::string mark(width, c);
    const bool in_word = c == '_' && at_ > 0 && is_word(text_, at_ - 1);
    const std::size_t begin = at_ + width;
    const std::size_t end = in_word || is_space(text_, begin) ? std::string_view::npos : text_.find(mark, begin);
    const bool closes = end != std::string_view::npos && end > begin && text_[end - 1] != ' ' &&
                        !(c == '_' && is_word(text_, end + width));
    if (!closes) {  // a mark that is meant as itself
      plain_.append(mark);
      at_ = begin;
      return;
    }
    const std::string_view inside = text_.substr(begin, end - begin);
    if (inside.find_first_of("*_[]<`\\") != std::string_view::npos || text_.substr(end + width).starts_with(c))
      good_ = false;
    else add(width == 2 ? Mark::strong : Mark::emphasis, inside, {}, end + width);
  }

  void link() {
    const std::size_t middle = text_.find("](", at_);
    const std::size_t end = middle == std::string_view::npos ? middle : text_.find(')', middle);
    if (end == std::string_view::npos) {
      plain_ += '[';
      ++at_;
      return;
    }
    const std::string_view label = text_.substr(at_ + 1, middle - at_ - 1);
    const std::string_view address = text_.substr(middle + 2, end - middle - 2);
    if (trimmed(label).empty() || label.find_first_of("*_[]<`\\!") != std::string_view::npos || !is_address(address))
      good_ = false;
    else add(Mark::link, label, address, end + 1);
  }

  void add(Mark mark, std::string_view text, std::string_view address, std::size_t next) {
    flush();
    runs_.push_back({mark, std::string(text), std::string(address)});
    at_ = next;
  }

  void flush() {
    if (!plain_.empty()) runs_.push_back({Mark::plain, std::move(plain_), {}});
    plain_.clear();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool good_ = true;
  std::string plain_;
  std::vector<MarkedRun> runs_;
};

// What a line begins as: the kind of entry, and how long its mark is; 0 for the words of a paragraph.
std::pair<Kind, std::size_t> start_of(std::string_view line) {
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")) return {Kind::bullet, 2};
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  if (digits > 0 && digits < 4 && line.substr(digits).starts_with(". ")) return {Kind::numbered, digits + 2};
  return {Kind::paragraph, 0};
}

// A line that is no part of a paragraph or a flat list.
bool is_other(std::string_view line, bool in_list) {
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  const std::string_view words = line.substr(indent);
  if (line.find('\t') != std::string_view::npos || indent > 3 || (indent > 0 && start_of(words).second > 0))
    return true;
  if (words.starts_with("#") || words.starts_with(">") || words.starts_with("|") || words.starts_with("```") ||
      words.starts_with("~~~")) {
    return true;
  }
  const bool rule = words.size() > 1 && words.find_first_not_of("-=*_ ") == std::string_view::npos;
  return rule || (indent > 0 && !in_list);
}

}  // namespace

std::optional<std::vector<MarkedLine>> read_markdown(std::string_view text) {
  struct Gathered {
    Kind kind;
    std::string words;
  };
  std::vector<Gathered> gathered;
  bool open = false;  // whether the next line of words goes on with the last
  for (std::string_view line : split(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (trimmed(line).empty()) {
      open = false;
      continue;
    }
    if (is_other(line, open && gathered.back().kind != Kind::paragraph)) return std::nullopt;
    const auto [kind, mark] = start_of(line);
    const std::string words(trimmed(line.substr(mark)));
    if (mark == 0 && open) gathered.back().words += ' ' + words;
    else gathered.push_back({kind, words});
    open = true;
  }
  std::vector<MarkedLine> lines;
  for (const Gathered& one : gathered) {
    auto runs = Runs(one.words).read();
    if (!runs) return std::nullopt;
    lines.push_back({one.kind, std::move(*runs)});
  }
  if (lines.empty()) return std::nullopt;
  return lines;
}

}  // namespace sealwell::pack
