#include "core/json/name_order.hpp"

#include <algorithm>

namespace sealwell::json {

std::vector<const Member*> by_name(const Object& members) {
  std::vector<const Member*> sorted;
  sorted.reserve(members.size());
  for (const Member& member : members) sorted.push_back(&member);
  std::sort(sorted.begin(), sorted.end(), [](const Member* a, const Member* b) { return a->name < b->name; });
  return sorted;
}

}  // namespace sealwell::json
