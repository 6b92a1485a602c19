#include "core/engine/contact_forms.hpp"

#include "core/base/text.hpp"

#include <string>

namespace sealwell::engine {
namespace {

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

bool is_phone_number(std::string_view text) {
  int digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_digit(c)) ++digits;
    else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '.' && !(c == '+' && i == 0)) return false;
  }
  return digits >= 9 && digits <= 15;
}

bool is_email_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (text.size() > 254 || at == 0 || at == std::string_view::npos) return false;
  if (text.find('@', at + 1) != std::string_view::npos || text.find(' ') != std::string_view::npos) return false;
  const std::string_view domain = text.substr(at + 1);
  const std::size_t dot = domain.find('.');
  return dot != std::string_view::npos && dot > 0 && domain.back() != '.' &&
         domain.find("..") == std::string_view::npos;
}

bool has_postcode_form(std::string_view text) {
  // Letters and digits only, upper case: the inward part is a digit and two letters, the outward
  // part one or two letters, a digit, and at most one more digit or letter.
  std::string code;
  for (const char c : text) {
    if (c == ' ' || c == '-' || c == '.') continue;
    code.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  }
  if (code.size() < 5 || code.size() > 7) return false;
  const std::string_view inward = std::string_view(code).substr(code.size() - 3);
  const std::string_view outward = std::string_view(code).substr(0, code.size() - 3);
  if (!is_digit(inward[0]) || !is_letter(inward[1]) || !is_letter(inward[2])) return false;
  if (outward == "GIR") return inward == "0AA";
  std::size_t letters = 0;
  while (letters < outward.size() && is_letter(outward[letters])) ++letters;
  if (letters < 1 || letters > 2 || letters == outward.size() || !is_digit(outward[letters])) return false;
  const std::string_view rest = outward.substr(letters + 1);
  return rest.empty() || (rest.size() == 1 && (is_digit(rest[0]) || is_letter(rest[0])));
}

}  // namespace sealwell::engine
