#include "core/pack/sentences.hpp"

#include <algorithm>

namespace sealwell::pack {

std::string_view english_of(std::string_view id, const SentenceTable& table) {
  for (const SentenceTable* part = &table; part; part = part->beside) {
    for (const Sentence& sentence : part->own) {
      if (sentence.id == id) return sentence.english;
    }
  }
  return {};
}

std::string fill(std::string_view sentence, std::initializer_list<NamedText> values) {
  std::string text;
  while (!sentence.empty()) {
    const std::size_t open = std::min(sentence.find('{'), sentence.size());
    text.append(sentence.substr(0, open));
    sentence.remove_prefix(open);
    const std::size_t close = sentence.find('}');
    if (close == std::string_view::npos) break;
    const std::string_view name = sentence.substr(1, close - 1);
    const auto value =
        std::find_if(values.begin(), values.end(), [&](const NamedText& one) { return one.first == name; });
    // A brace that opens no name of ours stands for itself.
    const std::size_t taken = value == values.end() ? 1 : close + 1;
    text.append(value == values.end() ? sentence.substr(0, 1) : value->second);
    sentence.remove_prefix(taken);
  }
  text.append(sentence);
  return text;
}

}  // namespace sealwell::pack
