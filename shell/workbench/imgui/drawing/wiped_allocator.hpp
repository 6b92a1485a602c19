#pragma once

namespace sealwell::drawing {

/// Gives Dear ImGui memory that is overwritten when it is given back: it copies what is typed. To be called once,
/// before the first context is made.
void use_wiped_allocator();

}  // namespace sealwell::drawing
