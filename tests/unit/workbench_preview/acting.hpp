#pragma once

#include "shell/workbench/preview/preview_room.hpp"
#include "tests/unit/workbench_panels/reading.hpp"
