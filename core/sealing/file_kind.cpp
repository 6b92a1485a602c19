#include "core/sealing/file_kind.hpp"

#include "core/sealing/envelope_format.hpp"
#include "core/sealing/key_file.hpp"
#include "core/sealing/signed_pack.hpp"

namespace sealwell::sealing {
namespace {

/// "name/1" up to its version.
constexpr std::string_view any_version(std::string_view format) { return format.substr(0, format.find('/') + 1); }

}  // namespace

FileKind file_kind(std::string_view first_bytes) {
  if (first_bytes.starts_with(envelope_magic)) return FileKind::envelope;
  if (first_bytes.starts_with(any_version(signed_pack_format))) return FileKind::signed_pack;
  if (first_bytes.starts_with(any_version(key_file_format))) return FileKind::key_file;
  return FileKind::other;
}

}  // namespace sealwell::sealing
