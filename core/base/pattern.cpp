#include "core/base/pattern.hpp"

#include <optional>
#include <string>

namespace sealwell {
namespace {

constexpr std::uint32_t last_character = 0x10FFFF;

/// The character at `at`, which moves behind it. Precondition: `at` lies before the end of UTF-8 `text`.
std::uint32_t next_character(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<std::uint8_t>(text[at++]);
  if (lead < 0x80) return lead;
  std::uint32_t character = lead >= 0xF0 ? lead & 0x07u : lead >= 0xE0 ? lead & 0x0Fu : lead & 0x1Fu;
  while (at < text.size() && (static_cast<std::uint8_t>(text[at]) & 0xC0) == 0x80) {
    character = character << 6 | (static_cast<std::uint8_t>(text[at++]) & 0x3Fu);
  }
  return character;
}

}  // namespace

bool Pattern::Class::has(std::uint32_t character) const {
  for (const auto& [first, last] : ranges) {
    if (character >= first && character <= last) return !outside;
  }
  return outside;
}

/// Reads an expression into a tree, and writes the tree out as steps. Thompson's construction (1968).
class PatternReader {
 public:
  /// `find`: anything may stand before and behind what matches.
  PatternReader(std::string_view text, bool find) : text_(text), find_(find) {}

  Result<Pattern> read() {
    if (text_.size() > Pattern::max_bytes) return Error::too_large;
    const int tree = alternation(0);
    if (!failure_ && at_ < text_.size()) fail();
    if (find_) write_anything();
    if (!failure_) write(tree);
    if (find_) write_anything();
    if (failure_) return *failure_;
    add(Pattern::Instruction::Kind::accept);
    return std::move(pattern_);
  }

 private:
  using Instruction = Pattern::Instruction;
  enum class Kind : std::uint8_t { take, begin, end, sequence, either, repeat };
  struct Node {
    Kind kind;
    int index = 0;  // take: its class; sequence, either, repeat: the first child
    int next = -1;  // the sibling behind it
    int least = 0;  // repeat
    int most = -1;  // repeat; -1: no limit
  };

  void fail(Error error = Error::unsupported) {
    if (!failure_) failure_ = Failure{error, "byte " + std::to_string(at_)};
  }
  bool more() const { return !failure_ && at_ < text_.size(); }
  bool skip(char c) {
    if (!more() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  Node& node(int index) { return tree_[static_cast<std::size_t>(index)]; }
  int make(Kind kind, int index = -1) {
    tree_.push_back({kind, index});
    return static_cast<int>(tree_.size()) - 1;
  }
  void append(int parent, int& last, int child) {
    (last < 0 ? node(parent).index : node(last).next) = child;
    last = child;
  }

  int alternation(int depth) {
    const int either = make(Kind::either);
    int last = -1;
    do {
      append(either, last, sequence(depth));
    } while (skip('|'));
    return either;
  }

  int sequence(int depth) {
    const int all = make(Kind::sequence);
    int last = -1;
    while (more() && text_[at_] != '|' && text_[at_] != ')') append(all, last, counted(atom(depth)));
    return all;
  }

  int atom(int depth) {
    if (skip('(')) {
      if (depth >= Pattern::max_depth) fail(Error::too_large);
      if (skip('?') && !skip(':')) fail();
      const int inside = failure_ ? make(Kind::sequence) : alternation(depth + 1);
      if (!skip(')')) fail();
      return inside;
    }
    if (skip('^')) return make(Kind::begin);
    if (skip('$')) return make(Kind::end);
    Pattern::Class taken;
    if (skip('.')) taken = find_ ? Pattern::Class{{}, true} : Pattern::Class{{{'\n', '\n'}, {'\r', '\r'}}, true};
    else if (skip('[')) taken = bracket();
    else if (std::string_view("*+?{}]").find(text_[at_]) != std::string_view::npos) fail();
    else single(taken);
    pattern_.program_.classes.push_back(std::move(taken));
    return make(Kind::take, static_cast<int>(pattern_.program_.classes.size()) - 1);
  }

  Pattern::Class bracket() {
    Pattern::Class taken;
    taken.outside = skip('^');
    if (more() && text_[at_] == ']') fail();
    while (more() && text_[at_] != ']') {
      if (text_[at_] == '[') fail();  // "[:alpha:]", or an intersection of classes
      const auto first = single(taken);
      if (!first || !more() || text_[at_] != '-' || text_.substr(at_, 2) == "-]") continue;
      ++at_;
      if (!more()) break;
      Pattern::Class ignored;
      const auto last = single(ignored);
      if (!last || *last < *first) fail();
      else taken.ranges.back().second = *last;
    }
    if (!skip(']')) fail();
    return taken;
  }

  // Adds one character, which it gives, or a class of them.
  std::optional<std::uint32_t> single(Pattern::Class& taken) {
    std::uint32_t character = next_character(text_, at_);
    if (character == '\\') {
      if (!more()) fail();
      const char c = more() ? text_[at_] : ' ';
      if (add_named(taken, c)) {
        ++at_;
        return std::nullopt;
      }
      if (c == 'u') {
        character = hexadecimal();
      } else if (c == 't' || c == 'n' || c == 'r') {
        character = c == 't' ? U'\t' : c == 'n' ? U'\n' : U'\r';
        ++at_;
      } else if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        fail();
      } else if (more()) {
        character = next_character(text_, at_);
      }
    }
    taken.ranges.emplace_back(character, character);
    return character;
  }

  bool add_named(Pattern::Class& taken, char c) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;
    switch (c) {
      case 'd':
      case 'D': ranges = {{'0', '9'}}; break;
      case 'w':
      case 'W': ranges = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}; break;
      case 's':
      case 'S': ranges = {{'\t', '\r'}, {' ', ' '}}; break;
      default: return false;
    }
    if (c >= 'a') {
      for (const auto& range : ranges) taken.ranges.push_back(range);
      return true;
    }
    std::uint32_t from = 0;
    for (const auto& [first, last] : ranges) {
      taken.ranges.emplace_back(from, first - 1);
      from = last + 1;
    }
    taken.ranges.emplace_back(from, last_character);
    return true;
  }

  std::uint32_t hexadecimal() {
    std::uint32_t value = 0;
    ++at_;
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = more() ? text_[at_] : ' ';
      const std::size_t digit = std::string_view("0123456789abcdef0123456789ABCDEF").find(c);
      if (digit == std::string_view::npos) fail();
      value = value * 16 + static_cast<std::uint32_t>(digit % 16);
    }
    return value;
  }

  int counted(int inside) {
    int least = 0;
    int most = -1;
    if (skip('*')) {
    } else if (skip('+')) {
      least = 1;
    } else if (skip('?')) {
      most = 1;
    } else if (skip('{')) {
      least = count();
      most = !skip(',') ? least : more() && text_[at_] == '}' ? -1 : count();
      if (!skip('}') || (most >= 0 && most < least)) fail();
    } else {
      return inside;
    }
    (void)skip('?');
    if (more() && (text_[at_] == '+' || text_[at_] == '*' || text_[at_] == '{' || text_[at_] == '?')) fail();
    const int repeat = make(Kind::repeat, inside);
    node(repeat).least = least;
    node(repeat).most = most;
    return repeat;
  }

  int count() {
    int value = 0;
    const std::size_t from = at_;
    while (more() && text_[at_] >= '0' && text_[at_] <= '9' && value <= Pattern::max_count) {
      value = value * 10 + (text_[at_++] - '0');
    }
    if (at_ == from) fail();
    if (value > Pattern::max_count) fail(Error::too_large);
    return value;
  }

  int add(Instruction::Kind kind, int next = 0, int index = 0) {
    if (pattern_.program_.instructions.size() >= Pattern::max_instructions) fail(Error::too_large);
    else pattern_.program_.instructions.push_back({kind, next, index});
    return static_cast<int>(pattern_.program_.instructions.size()) - 1;
  }
  int here() const { return static_cast<int>(pattern_.program_.instructions.size()); }
  Instruction& step(int index) { return pattern_.program_.instructions[static_cast<std::size_t>(index)]; }

  // No deeper than groups are nested.
  void write(int index) {
    if (failure_) return;
    const Node written = node(index);
    switch (written.kind) {
      case Kind::take: add(Instruction::Kind::take, 0, written.index); return;
      case Kind::begin: add(Instruction::Kind::begin); return;
      case Kind::end: add(Instruction::Kind::end); return;
      case Kind::sequence:
        for (int child = written.index; child >= 0; child = node(child).next) write(child);
        return;
      case Kind::either: write_either(written); return;
      case Kind::repeat: write_repeat(written); return;
    }
  }

  // Any characters, or none.
  void write_anything() {
    const int fork = add(Instruction::Kind::fork);
    pattern_.program_.classes.push_back({{}, true});
    add(Instruction::Kind::take, 0, static_cast<int>(pattern_.program_.classes.size()) - 1);
    add(Instruction::Kind::jump, fork);
    if (failure_) return;
    step(fork).next = fork + 1;
    step(fork).index = here();
  }

  void write_either(const Node& either) {
    std::vector<int> ends;
    for (int child = either.index; child >= 0 && !failure_; child = node(child).next) {
      if (node(child).next < 0) {
        write(child);
        break;
      }
      const int fork = add(Instruction::Kind::fork);
      write(child);
      ends.push_back(add(Instruction::Kind::jump));
      step(fork).next = fork + 1;
      step(fork).index = here();
    }
    for (const int end : ends) step(end).next = here();
  }

  void write_repeat(const Node& repeat) {
    // Each time costs a step, also of a group with nothing in it.
    for (int i = 0; i < repeat.least && !failure_; ++i) {
      const int time = add(Instruction::Kind::jump);
      step(time).next = here();
      write(repeat.index);
    }
    std::vector<int> forks;
    for (int i = repeat.least; (repeat.most < 0 || i < repeat.most) && !failure_; ++i) {
      const int fork = add(Instruction::Kind::fork);
      step(fork).next = fork + 1;
      forks.push_back(fork);
      write(repeat.index);
      if (repeat.most >= 0) continue;
      step(add(Instruction::Kind::jump)).next = fork;
      break;
    }
    for (const int fork : forks) step(fork).index = here();
  }

  std::string_view text_;
  bool find_;
  std::size_t at_ = 0;
  std::vector<Node> tree_;
  std::optional<Failure> failure_;
  Pattern pattern_;
};

Result<Pattern> Pattern::read(std::string_view expression) { return PatternReader(expression, false).read(); }

Result<Pattern> Pattern::read_to_find(std::string_view expression) { return PatternReader(expression, true).read(); }

std::optional<Pattern> Pattern::of(Program program) {
  const auto is_there = [](int index, std::size_t count) {
    return index >= 0 && static_cast<std::size_t>(index) < count;
  };
  const std::size_t count = program.instructions.size();
  if (count == 0 || count > max_instructions) return std::nullopt;
  for (std::size_t i = 0; i < count; ++i) {
    const Instruction& step = program.instructions[i];
    const bool jumps = step.kind == Instruction::Kind::fork || step.kind == Instruction::Kind::jump;
    bool sound = jumps ? is_there(step.next, count) : step.kind == Instruction::Kind::accept || i + 1 < count;
    if (step.kind == Instruction::Kind::fork) sound = sound && is_there(step.index, count);
    if (step.kind == Instruction::Kind::take) sound = sound && is_there(step.index, program.classes.size());
    if (!sound) return std::nullopt;
  }
  Pattern pattern;
  pattern.program_ = std::move(program);
  return pattern;
}

bool Pattern::matches(std::string_view text) const {
  // All places of the machine at once: each is entered at most once for each character.
  std::vector<int> now, then, waiting;
  std::vector<std::size_t> entered(program_.instructions.size(), 0);
  std::size_t at = 0;
  const auto enter = [&](int first, std::size_t round, std::vector<int>& places) {
    waiting.push_back(first);
    while (!waiting.empty()) {
      const int place = waiting.back();
      waiting.pop_back();
      if (entered[static_cast<std::size_t>(place)] == round) continue;
      entered[static_cast<std::size_t>(place)] = round;
      const Instruction& step = program_.instructions[static_cast<std::size_t>(place)];
      switch (step.kind) {
        case Instruction::Kind::fork: waiting.push_back(step.index); [[fallthrough]];
        case Instruction::Kind::jump: waiting.push_back(step.next); break;
        case Instruction::Kind::begin:
          if (at == 0) waiting.push_back(place + 1);
          break;
        case Instruction::Kind::end:
          if (at == text.size()) waiting.push_back(place + 1);
          break;
        case Instruction::Kind::take:
        case Instruction::Kind::accept: places.push_back(place); break;
      }
    }
  };
  std::size_t round = 1;
  enter(0, round, now);
  while (at < text.size() && !now.empty()) {
    const std::uint32_t character = next_character(text, at);
    ++round;
    then.clear();
    for (const int place : now) {
      const Instruction& step = program_.instructions[static_cast<std::size_t>(place)];
      if (step.kind != Instruction::Kind::take ||
          !program_.classes[static_cast<std::size_t>(step.index)].has(character))
        continue;
      enter(place + 1, round, then);
    }
    now.swap(then);
  }
  for (const int place : now) {
    if (at == text.size() && program_.instructions[static_cast<std::size_t>(place)].kind == Instruction::Kind::accept)
      return true;
  }
  return false;
}

}  // namespace sealwell
