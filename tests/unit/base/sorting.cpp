#include "core/base/sorting.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>
#include <string>

using namespace sealwell;

TEST_CASE("What is sorted is in the order of std::stable_sort") {
  std::uint32_t state = 7;
  for (const std::size_t size : {0u, 1u, 2u, 3u, 17u, 1000u}) {
    CAPTURE(size);
    std::vector<std::pair<int, std::size_t>> values;
    for (std::size_t i = 0; i < size; ++i) {
      state = state * 1664525 + 1013904223;
      values.emplace_back(static_cast<int>(state >> 28), i);  // few keys, so that many are equal
    }
    auto expected = values;
    const auto before = [](const auto& a, const auto& b) { return a.first < b.first; };
    std::stable_sort(expected.begin(), expected.end(), before);
    sort_stably(values, before);
    CHECK(values == expected);
  }
}

TEST_CASE("What can only be moved is sorted too") {
  std::vector<std::unique_ptr<std::string>> words;
  for (const char* word : {"soil", "allotment", "mattock"}) words.push_back(std::make_unique<std::string>(word));
  sort_stably(words, [](const auto& a, const auto& b) { return *a < *b; });
  CHECK(*words[0] == "allotment");
  CHECK(*words[1] == "mattock");
  CHECK(*words[2] == "soil");
}
