#include "site/intake/address.hpp"

#include "core/base/text.hpp"

namespace sealwell::intake {

std::string client_key(const boost::asio::ip::address& address) {
  const auto text = [](const auto& bytes, std::size_t count) {
    return std::string(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
  };
  if (address.is_v4()) return text(address.to_v4().to_bytes(), 4);
  const auto v6 = address.to_v6();
  if (v6.is_v4_mapped()) {
    const auto bytes = v6.to_bytes();
    return {bytes.begin() + 12, bytes.end()};
  }
  return text(v6.to_bytes(), 8);
}

boost::asio::ip::address forwarded_address(std::string_view forwarded_for, const boost::asio::ip::address& peer) {
  const auto last = trimmed(forwarded_for.substr(forwarded_for.rfind(',') + 1));
  boost::system::error_code failed;
  const auto address = boost::asio::ip::make_address(std::string(last), failed);
  return failed ? peer : address;
}

}  // namespace sealwell::intake
