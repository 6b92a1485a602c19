#include "core/pack/service_pack.hpp"

#include <algorithm>

namespace sealwell::pack {

int offset_of(const ServicePack& pack, const CivilDate& date, int second) {
  return pack.time_zone == london_time_zone ? offset_in_london(date, second) : 0;
}

CivilDateTime local_time(const ServicePack& pack, std::int64_t unix_ms) {
  return pack.time_zone == london_time_zone ? london_time(unix_ms) : utc_time(unix_ms);
}

CivilDate day_of(const ServicePack& pack, std::int64_t unix_ms) { return local_time(pack, unix_ms).date; }

const Statement* ServicePack::statement(std::string_view statement_id) const {
  for (const Statement& candidate : statements) {
    if (candidate.id == statement_id) return &candidate;
  }
  return nullptr;
}

const Statement* ServicePack::decided_by(std::string_view link_id) const {
  const auto found = std::find_if(statements.begin(), statements.end(),
                                  [&](const Statement& candidate) { return candidate.item == link_id; });
  return found == statements.end() ? nullptr : &*found;
}

}  // namespace sealwell::pack
