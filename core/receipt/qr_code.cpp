#include "core/receipt/qr_code.hpp"

#include "core/sealing/secret.hpp"

#include <qrcodegen.h>

namespace sealwell::receipt {

html::Squares qr_code(const std::string& text) {
  // The two buffers that the library asks for: for working, and for the code.
  Bytes working(qrcodegen_BUFFER_LEN_MAX), code(qrcodegen_BUFFER_LEN_MAX);
  html::Squares picture;
  const bool fits = qrcodegen_encodeText(text.c_str(), working.data(), code.data(), qrcodegen_Ecc_LOW,
                                         qrcodegen_VERSION_MIN, qrcodegen_VERSION_MAX, qrcodegen_Mask_AUTO, true);
  if (fits) {
    picture.size = qrcodegen_getSize(code.data());
    for (int row = 0; row < picture.size; ++row) {
      for (int column = 0; column < picture.size; ++column) {
        picture.dark.push_back(qrcodegen_getModule(code.data(), column, row));
      }
    }
  }
  // The text holds a secret.
  sealing::wipe(working);
  sealing::wipe(code);
  return picture;
}

}  // namespace sealwell::receipt
