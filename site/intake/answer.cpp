#include "site/intake/answer.hpp"

#include "core/json/value.hpp"

namespace sealwell::intake {

Answer json_answer(unsigned status, std::string json) {
  Answer answer;
  answer.status = status;
  answer.headers = {
      {"Content-Type", "application/json"}, {"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}};
  answer.text = std::move(json);
  return answer;
}

Answer refusal(unsigned status, std::string_view error, std::string_view message) {
  return json_answer(status, json::write(json::Value::object().set("error", error).set("message", message)));
}

Answer refusal_until(unsigned status, std::string_view error, std::string_view message, unsigned seconds) {
  Answer answer = refusal(status, error, message);
  answer.headers.emplace_back("Retry-After", std::to_string(seconds));
  return answer;
}

}  // namespace sealwell::intake
