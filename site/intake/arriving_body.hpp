#pragma once

#include "core/base/bytes.hpp"
#include "core/sealing/envelope.hpp"

#include "site/intake/body_budget.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/optional/optional.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace sealwell::intake {

/// A body for Beast's parser that takes memory from a budget as its bytes arrive: what is only announced takes none.
struct ArrivingBody {
  struct value_type {
    Bytes bytes;
    BodyBudget::Share share;
    bool refused = false;  ///< There was no memory for it. Its bytes are gone.
  };

  class reader {
   public:
    template <typename Header> reader(Header& /*header*/, value_type& body) : body_(body) {}

    void init(const boost::optional<std::uint64_t>& length, boost::beast::error_code& failed) {
      failed = {};
      // The parser has refused a longer one already.
      if (length) most_ = std::min<std::uint64_t>(most_, *length);
    }

    template <typename Buffers> std::size_t put(const Buffers& buffers, boost::beast::error_code& failed) {
      const std::size_t before = body_.bytes.size();
      const std::size_t after = before + boost::asio::buffer_size(buffers);
      if (body_.refused || !make_room(after)) {
        body_ = {{}, {}, true};
        failed = make_error_code(boost::system::errc::not_enough_memory);
        return 0;
      }
      failed = {};
      body_.bytes.resize(after);
      return boost::asio::buffer_copy(boost::asio::buffer(body_.bytes.data() + before, after - before), buffers);
    }

    void finish(boost::beast::error_code& failed) {
      failed = {};
      body_.share.arrived();
    }

   private:
    // Twice as much each time, so that a body is copied no more often than it doubles.
    bool make_room(std::size_t needed) {
      if (needed <= body_.bytes.capacity()) return true;
      const std::size_t wanted = std::max(needed, std::min<std::size_t>(2 * body_.bytes.capacity() + first, most_));
      if (!body_.share.grow_to(wanted)) return false;
      body_.bytes.reserve(wanted);
      return true;
    }

    static constexpr std::size_t first = 2048;
    value_type& body_;
    std::uint64_t most_ = sealing::envelope_max_bytes;
  };
};

}  // namespace sealwell::intake
