#pragma once

#include "core/authoring/reader/service_pack_reader.hpp"
#include "core/pack/service_pack.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

/// The pack of a folder of the repository, which must be good: what a fuzz target runs against.
inline sealwell::pack::ServicePack pack_of_folder(const std::string& folder) {
  using namespace sealwell;
  json::Value joined = json::Value::object();
  for (const char* name : {"pack", "questionnaire", "consent", "advice"}) {
    std::ifstream file(folder + "/" + name + ".json", std::ios::binary);
    auto part = json::parse(std::string{std::istreambuf_iterator<char>(file), {}});
    if (!part.ok()) std::abort();
    joined.set(name, std::move(part).value());
  }
  // Without its catalogues it has the one language that it was written in.
  joined.find("pack")->set("languages", json::Array{json::Value("en")});
  pack::Failures failures;
  pack::ServicePack pack = pack::read_service_pack(joined, failures);
  if (!failures.empty()) std::abort();
  return pack;
}
