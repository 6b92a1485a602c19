#include "tests/bench/sealing/sealing_work.hpp"

namespace sealwell::bench {

std::unique_ptr<SealingWork> SealingWork::begin(std::size_t content, std::size_t recipients, RandomSource& random) {
  if (content > sealing::envelope_max_content) return nullptr;
  if (recipients < 1 || recipients > sealing::envelope_max_recipients) return nullptr;
  std::unique_ptr<SealingWork> work(new SealingWork(random));
  // What it says makes no difference to any step.
  work->content_.assign(content, 'a');
  for (std::size_t i = 0; i < recipients; ++i) {
    auto key = sealing::RecipientSecretKey::generate(random);
    if (!key.ok()) return nullptr;
    work->recipients_.push_back(key.value().public_key());
    if (i == 0) work->key_.push_back(std::move(key).value());
  }
  return work;
}

bool SealingWork::seal() {
  sealing::EnvelopeContent what;
  const auto id = sealing::new_envelope_id(random_);
  if (!id.ok()) return false;
  what.id = id.value();
  what.pack_id = "benchmark";
  what.parts.push_back({content_, recipients_});
  auto sealed = sealing::seal(what, random_);
  if (!sealed.ok()) return false;
  envelope_ = std::move(sealed.value().bytes);
  return true;
}

bool SealingWork::open() {
  const auto opened = sealing::open(envelope_, key_);
  return opened.ok() && opened.value().parts.size() == 1 && opened.value().parts[0].content &&
         opened.value().parts[0].content->size() == content_.size();
}

}  // namespace sealwell::bench
