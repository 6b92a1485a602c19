// The boundary of the module that is measured: bytes in, bytes out, as wasm/sealwell_wasm.cpp has it.
#include "tests/bench/sealing/sealing_work.hpp"

#define SEALWELL_EXPORT(name) extern "C" __attribute__((export_name(#name), used))

// From JavaScript: crypto.getRandomValues.
extern "C" __attribute__((import_module("env"), import_name("sealwell_random"))) int sealwell_random(
    std::uint8_t* out, std::size_t length);

namespace {

class HostRandom final : public sealwell::RandomSource {
 public:
  [[nodiscard]] bool fill(std::span<std::uint8_t> out) override { return sealwell_random(out.data(), out.size()) == 1; }
};

HostRandom host_random;
std::unique_ptr<sealwell::bench::SealingWork> work;

}  // namespace

SEALWELL_EXPORT(bench_begin) int bench_begin(std::size_t content, std::size_t recipients) {
  work = sealwell::bench::SealingWork::begin(content, recipients, host_random);
  return work ? 1 : 0;
}

SEALWELL_EXPORT(bench_content) std::uint8_t* bench_content() { return work->content().data(); }

SEALWELL_EXPORT(bench_seal) int bench_seal() { return work->seal() ? 1 : 0; }

SEALWELL_EXPORT(bench_open) int bench_open() { return work->open() ? 1 : 0; }

SEALWELL_EXPORT(bench_envelope) const std::uint8_t* bench_envelope() { return work->envelope().data(); }

SEALWELL_EXPORT(bench_envelope_length) std::size_t bench_envelope_length() { return work->envelope().size(); }
