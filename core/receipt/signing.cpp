#include "core/receipt/signing.hpp"

#include "core/sealing/receipt_signature.hpp"

namespace sealwell::receipt {

sealing::Hash content_hash(const json::Value& receipt) {
  json::Object content;
  if (const json::Object* members = receipt.if_object()) {
    for (const json::Member& member : *members) {
      const std::string& name = member.name;
      // What comes later is no part of what was signed.
      if (name != "secret" && name != "signature" && name != "acknowledgement" && name != "deletion") {
        content.push_back(member);
      }
    }
  }
  return sealing::sha256(as_bytes(json::write_canonical(json::Value(std::move(content)))));
}

void sign(json::Value& receipt, const sealing::ReceiptSecretKey& key) {
  receipt.set("signature", to_base64(sealing::sign_receipt(content_hash(receipt), key)));
}

}  // namespace sealwell::receipt
