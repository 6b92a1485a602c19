#include "core/receipt/post_effect.hpp"

#include "core/sealing/envelope_proof.hpp"

namespace sealwell::receipt {

json::Value post_effect(const sealing::SealedEnvelope& sealed, const std::string& address,
                        const sealing::ReceiptSecretKey& key) {
  json::Value post = json::Value::object();
  post.set("type", "post");
  post.set("id", sealing::envelope_id_text(sealed.id));
  post.set("sha256", to_hex(sealed.hash));
  post.set("address", address);
  post.set("proof", to_base64(sealing::prove_post(sealed.hash, key)));
  post.set("withdrawal", to_base64(sealing::prove_withdrawal(sealed.hash, key)));
  post.set("envelope", to_base64(sealed.bytes));
  return post;
}

}  // namespace sealwell::receipt
