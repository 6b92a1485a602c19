// Any parts of an envelope are joined or named as problems. One line of the input is one part; an
// empty line is one that was not opened. Parts without problems come from what they were joined to.
#include "core/record/parts.hpp"
#include "core/record/record.hpp"

#include "tests/fuzz/pack_folder.hpp"

#include <cstdlib>
#include <string>
#include <string_view>

using namespace sealwell;

namespace {

std::vector<record::RecordPart> read_parts(std::string_view text, std::size_t most) {
  std::vector<record::RecordPart> parts;
  for (std::size_t place = 0; place < most && !text.empty(); ++place) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (line.empty()) continue;
    auto document = json::parse(line);
    if (document.ok()) parts.push_back({place, std::move(document).value()});
  }
  return parts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const pack::ServicePack pack = pack_of_folder(SEALWELL_TEST_PACK);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::vector<record::RecordPart> parts = read_parts(text, pack.parts.size());
  if (parts.empty()) return 0;
  (void)record::join(nullptr, parts, parts.size());
  (void)record::discrepancies(pack, parts.front().document);
  const record::Joined joined = record::join(&pack, parts, pack.parts.size());
  const auto problems = record::discrepancies(pack, joined.record);
  if (!joined.problems.empty()) return 0;

  const std::vector<json::Value> again = record::split(pack, joined.record);
  std::vector<record::RecordPart> same;
  for (const record::RecordPart& part : parts) {
    if (json::write_canonical(again[part.part_index]) != json::write_canonical(part.document)) std::abort();
    same.push_back({part.part_index, again[part.part_index]});
  }
  const record::Joined twice = record::join(&pack, same, pack.parts.size());
  if (!twice.problems.empty() || json::write(twice.record) != json::write(joined.record)) std::abort();
  if (record::discrepancies(pack, twice.record) != problems) std::abort();
  return 0;
}
