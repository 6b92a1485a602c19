#pragma once

#include "shell/workbench/rooms/preview/preview_room.hpp"

#include "tests/unit/workbench/panels/reading.hpp"
