#pragma once

#include "shell/workbench/imgui/application/application.hpp"

namespace sealwell::application {

/// Has Dear ImGui read and write `choices` with its own layout of the windows. They must outlive the context. To be called before the
/// first frame. No answer and no file's name is in what is kept.
void persist_with_layout(Choices& choices);

}  // namespace sealwell::application
