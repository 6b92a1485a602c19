// The module for packs that calculate nothing.
#include "core/journey/journey.hpp"

sealwell::journey::Dependencies dependencies();

sealwell::journey::Dependencies dependencies() {
  return {.read = sealwell::pack::read_prepared, .calculate = nullptr, .as_data = nullptr, .has_all_languages = false};
}
