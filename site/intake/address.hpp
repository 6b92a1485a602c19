#pragma once

#include <boost/asio/ip/address.hpp>

#include <string>
#include <string_view>

namespace sealwell::intake {

/// What stands for a client where its allowance is counted: an IPv4 address's 4 bytes, or the
/// first 8 of an IPv6 address, since one client has a whole /64. Never written anywhere.
[[nodiscard]] std::string client_key(const boost::asio::ip::address& address);

/// The address that the proxy next to us saw: the last entry of X-Forwarded-For. `peer` when the
/// header holds no address there.
[[nodiscard]] boost::asio::ip::address forwarded_address(std::string_view forwarded_for,
                                                         const boost::asio::ip::address& peer);

}  // namespace sealwell::intake
