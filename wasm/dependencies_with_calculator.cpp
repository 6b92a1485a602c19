// The module for packs whose questionnaire calculates: FHIRPath comes with it.
#include "core/journey/journey.hpp"

sealwell::journey::Dependencies dependencies();

sealwell::journey::Dependencies dependencies() {
  return {.read = sealwell::pack::read_prepared,
          .calculate = sealwell::engine::make_calculator,
          .as_data = nullptr,
          .has_all_languages = false};
}
