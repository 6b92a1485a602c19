// What leaves no answer behind in the module's memory: everything that C++ frees is overwritten
// first, and the part of the stack that is not in use can be overwritten from outside.
#include <malloc.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>

// The linker's own marks: the stack grows down from __heap_base towards __data_end.
extern "C" std::uint8_t __data_end;
extern "C" std::uint8_t __heap_base;

namespace {

void* allocate(std::size_t size) {
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (!memory) std::abort();
  return memory;
}

// libsodium's own wipe, one byte at a time, would be felt here: everything that is freed passes through, and the
// whole stack after each step.
void wipe_quickly(void* memory, std::size_t size) {
  std::memset(memory, 0, size);
  // Keeps the compiler from leaving the writes out as dead.
  asm volatile("" : : "r"(memory) : "memory");
}

void wipe_and_free(void* memory) {
  if (!memory) return;
  wipe_quickly(memory, malloc_usable_size(memory));
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void operator delete(void* memory) noexcept { wipe_and_free(memory); }
void operator delete[](void* memory) noexcept { wipe_and_free(memory); }
void operator delete(void* memory, std::size_t) noexcept { wipe_and_free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { wipe_and_free(memory); }

/// Overwrites the stack below the caller, where earlier calls left their locals.
void sealwell_wipe_stack() {
  std::uint8_t here = 0;
  // Room for this function's own frame and for the call below.
  constexpr std::ptrdiff_t in_use = 256;
  std::uint8_t* const top = &here - in_use;
  if (top > &__data_end && top < &__heap_base) {
    wipe_quickly(&__data_end, static_cast<std::size_t>(top - &__data_end));
  }
}
