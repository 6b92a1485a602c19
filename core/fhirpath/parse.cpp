#include "core/base/text.hpp"
#include "core/fhirpath/function_table.hpp"
#include "core/fhirpath/scanner.hpp"

namespace sealwell::fhirpath {
namespace {

struct Operator {
  std::string_view text;
  std::int8_t strength;  // the larger binds the closer
  Op op;
};

// Longer spellings before those that they begin with.
constexpr Operator operators[] = {
    {"implies", 1, Op::implies},
    {"or", 2, Op::either},
    {"xor", 2, Op::exclusive},
    {"and", 3, Op::both},
    {"in", 4, Op::in},
    {"contains", 4, Op::contains},
    {"=", 5, Op::equal},
    {"!=", 5, Op::not_equal},
    {"~", 5, Op::equivalent},
    {"!~", 5, Op::not_equivalent},
    {"<=", 6, Op::less_or_equal},
    {"<", 6, Op::less},
    {">=", 6, Op::greater_or_equal},
    {">", 6, Op::greater},
    {"|", 7, Op::unite},
    {"is", 8, Op::is},
    {"as", 8, Op::as},
    {"+", 9, Op::add},
    {"-", 9, Op::subtract},
    {"&", 9, Op::concatenate},
    {"*", 10, Op::multiply},
    {"/", 10, Op::divide},
    {"div", 10, Op::whole_divide},
    {"mod", 10, Op::modulo},
};
constexpr int unary_strength = 11;

class Parser : private Scanner {
 public:
  using Scanner::Scanner;

  Result<Expression> parse() {
    expression_.root = expression(0);
    skip();
    if (!failure_ && at_ < text_.size()) refuse();
    if (failure_) return *failure_;
    return std::move(expression_);
  }

 private:
  int node(Op op, std::size_t at, int left = -1) {
    Node made;
    made.op = op;
    made.at = static_cast<std::uint32_t>(at);
    made.left = left;
    expression_.nodes.push_back(std::move(made));
    return static_cast<int>(expression_.nodes.size()) - 1;
  }
  Node& at(int index) { return expression_.nodes[static_cast<std::size_t>(index)]; }

  int expression(int strength) {
    if (++depth_ > max_nesting) {
      refuse(Error::too_deep);
      --depth_;
      return -1;
    }
    int left = unary();
    for (;;) {
      const Operator* found = upcoming();
      if (failure_ || !found || found->strength < strength) break;
      const std::size_t place = at_;
      at_ += found->text.size();
      left = node(found->op, place, left);
      if (found->op == Op::is || found->op == Op::as) {
        at(left).text = qualified_name();
      } else {
        const int right = expression(found->strength + 1);
        if (failure_) break;
        at(left).right = right;
      }
    }
    --depth_;
    return left;
  }

  const Operator* upcoming() {
    const std::string_view letters = word();
    for (const Operator& candidate : operators) {
      if (letters.empty() ? !is_letter(candidate.text[0]) && text_.substr(at_).starts_with(candidate.text)
                          : letters == candidate.text) {
        return &candidate;
      }
    }
    return nullptr;
  }

  int unary() {
    skip();
    const char sign = peek();
    if (sign != '-' && sign != '+') return postfix(primary());
    const std::size_t place = at_++;
    const int operand = expression(unary_strength);
    if (failure_ || sign == '+') return operand;
    const int made = node(Op::negate, place);
    at(made).right = operand;
    return made;
  }

  int postfix(int left) {
    while (!failure_) {
      if (take('.')) {
        left = invocation(left);
      } else if (take('[')) {
        const std::size_t place = at_ - 1;
        const int index = expression(0);
        if (!take(']')) return refuse();
        left = node(Op::at, place, left);
        at(left).right = index;
      } else {
        break;
      }
    }
    return left;
  }

  // A name that may be written in backticks.
  std::string name() {
    skip();
    if (peek() == '`') return quoted('`');
    const std::string_view plain = word();
    if (plain.empty()) refuse();
    at_ = failure_ ? at_ : at_ + plain.size();
    return std::string(plain);
  }

  std::string qualified_name() {
    std::string full = name();
    while (!failure_ && take('.')) full += "." + name();
    return full;
  }

  int invocation(int left) {
    skip();
    const std::size_t place = at_;
    if (peek() == '$') return dollar(left);
    std::string called = name();
    if (failure_) return -1;
    if (!take('(')) {
      const int member = node(Op::member, place, left);
      at(member).text = std::move(called);
      return member;
    }
    return call(left, place, std::move(called));
  }

  int dollar(int left) {
    if (left >= 0) return refuse();
    const std::size_t place = at_++;
    const std::string_view which = word();
    const Op op = which == "this" ? Op::self : which == "index" ? Op::index : Op::total;
    if (op == Op::total && which != "total") return refuse();
    at_ += which.size();
    return node(op, place);
  }

  int call(int left, std::size_t place, std::string called) {
    const auto table = functions();
    std::size_t index = 0;
    while (index < table.size() && table[index].name != called) ++index;
    if (index == table.size()) {
      at_ = place;
      return refuse(Error::unsupported, called + "()");
    }
    const Function& function = table[index];
    const int made = node(Op::call, place, left);
    at(made).function = static_cast<std::uint8_t>(index);
    int count = 0;
    int last = -1;
    if (!take(')')) {
      do {
        int argument;
        if (function.run == run_type) {  // its argument is a type, not an expression
          skip();
          argument = node(Op::member, at_);
          std::string type = qualified_name();
          at(argument).text = std::move(type);
        } else {
          argument = expression(0);
        }
        if (failure_) return -1;
        (last < 0 ? at(made).right : at(last).next) = argument;
        last = argument;
        ++count;
      } while (take(','));
      if (!take(')')) return refuse();
    }
    if (count < function.least || count > function.most) {
      at_ = place;
      return refuse(Error::invalid_expression, called + "()");
    }
    at(made).text = std::move(called);
    return made;
  }

  int literal(std::size_t place, Item item) {
    const int made = node(Op::literal, place);
    at(made).value.push_back(std::move(item));
    return made;
  }

  int primary() {
    skip();
    const std::size_t place = at_;
    const char c = peek();
    if (c == '\'') return literal(place, of_text(quoted('\'')));
    if (is_digit(c)) return number();
    if (c == '@') return moment();
    if (c == '%') return variable();
    if (take('(')) {
      const int inside = expression(0);
      return take(')') ? inside : refuse();
    }
    if (take('{')) return take('}') ? node(Op::literal, place) : refuse();
    const std::string_view plain = word();
    if (plain == "true" || plain == "false") {
      at_ += plain.size();
      return literal(place, of_boolean(plain == "true"));
    }
    return invocation(-1);
  }

  int number() {
    const std::size_t place = at_;
    while (is_digit(peek())) ++at_;
    const bool whole = !(peek() == '.' && is_digit(peek(1)));
    if (!whole) {
      ++at_;
      while (is_digit(peek())) ++at_;
    }
    const auto value = Decimal::parse(text_.substr(place, at_ - place));
    if (!value) return refuse(Error::out_of_range);
    const std::size_t after = at_;
    std::string_view unit = word();
    if (peek() == '\'') {
      return literal(place, of_quantity(*value, quoted('\'')));
    }
    unit = unit.ends_with('s') ? unit.substr(0, unit.size() - 1) : unit;
    if (is_one_of(unit, {"year", "month", "week", "day", "hour", "minute", "second", "millisecond"})) {
      at_ += word().size();
      return literal(place, of_quantity(*value, std::string(unit)));
    }
    at_ = after;
    return literal(place, whole ? of_integer(value->units()) : of_decimal(*value));
  }

  int moment() {
    const std::size_t place = at_++;
    const std::size_t begin = at_;
    const bool time = peek() == 'T';
    if (time) ++at_;
    bool date_time = false;
    for (;; ++at_) {
      const char c = peek();
      if (c == 'T') date_time = true;
      // A minus or a point after a whole literal belongs to the expression, unless a digit follows.
      const bool inside =
          is_digit(c) || c == ':' || c == 'T' || c == 'Z' || ((c == '-' || c == '.' || c == '+') && is_digit(peek(1)));
      if (!inside) break;
    }
    const std::string_view written = text_.substr(begin + (time ? 1 : 0), at_ - begin - (time ? 1 : 0));
    const Kind kind = time ? Kind::time : date_time ? Kind::date_time : Kind::date;
    const auto read = parse_moment(kind, written);
    if (!read) {
      at_ = place;
      return refuse();
    }
    return literal(
        place, of_text(std::string(written.ends_with('T') ? written.substr(0, written.size() - 1) : written), kind));
  }

  int variable() {
    const std::size_t place = at_++;
    std::string called = peek() == '\'' ? quoted('\'') : name();
    if (failure_) return -1;
    const int made = node(Op::variable, place);
    at(made).text = std::move(called);
    return made;
  }

  int depth_ = 0;
  Expression expression_;
};

}  // namespace

Result<Expression> parse(std::string_view text) {
  if (text.size() > max_expression_bytes) return Error::too_large;
  if (!is_utf8(text)) return Error::invalid_utf8;
  return Parser(text).parse();
}

}  // namespace sealwell::fhirpath
