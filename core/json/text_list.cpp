#include "core/json/text_list.hpp"

namespace sealwell::json {

Value text_list(const std::vector<std::string>& texts) {
  Value list = Value::array();
  for (const std::string& text : texts) list.add(text);
  return list;
}

}  // namespace sealwell::json
