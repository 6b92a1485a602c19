// nlohmann/json turns digits into a double and formats a hint for its error texts; core/json keeps
// the digits themselves and words its own errors, so neither result is ever looked at. The C
// library's functions behind them (long double arithmetic and all of printf) would be a twentieth
// of what a resident downloads. These do what the library's control flow needs and no more.
#include <cstddef>

namespace {

// The lexer has checked the number's form already and asks where it ends.
void skip_number(const char* text, char** end) {
  while (*text == '+' || *text == '-' || *text == '.' || *text == 'e' || *text == 'E' || (*text >= '0' && *text <= '9')) {
    ++text;
  }
  *end = const_cast<char*>(text);
}

}  // namespace

extern "C" float strtof(const char* text, char** end) { skip_number(text, end); return 0; }
extern "C" double strtod(const char* text, char** end) { skip_number(text, end); return 0; }
extern "C" long double strtold(const char* text, char** end) { skip_number(text, end); return 0; }

extern "C" int snprintf(char* out, std::size_t size, const char*, ...) {
  if (size > 0) *out = 0;
  return 0;
}
