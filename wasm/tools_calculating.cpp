// The module for packs whose questionnaire calculates: FHIRPath comes with it.
#include "core/journey/journey.hpp"

sealwell::journey::Tools tools();

sealwell::journey::Tools tools() { return {sealwell::pack::read_prepared, sealwell::calculating::make_calculator}; }
