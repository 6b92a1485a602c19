// The module for packs that calculate nothing.
#include "core/journey/journey.hpp"

sealwell::journey::Tools tools();

sealwell::journey::Tools tools() { return {sealwell::pack::read_prepared, nullptr}; }
