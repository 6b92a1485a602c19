// Where staff's token and sealed envelopes may be sent.
#include "shell/workbench/rooms/address.hpp"

#include <catch2/catch.hpp>

using sealwell::workbench::is_private_address;

TEST_CASE("https is private, and http on this machine alone") {
  for (const char* url : {"https://intake.example", "https://intake.example:8443/v1/envelopes", "http://127.0.0.1",
                          "http://127.0.0.1:8081", "http://localhost/v1/envelopes",
                          "http://localhost:8081/v1/envelopes", "http://[::1]:8081/"}) {
    INFO(url);
    CHECK(is_private_address(url));
  }
  for (const char* url :
       {"", "http://", "http://intake.example", "ftp://localhost", "//localhost", "HTTP://localhost.example",
        "http://localhost.example", "http://localhost.example/", "http://127.0.0.1.example:80", "http://127.0.0.10",
        "http://localhost@intake.example", "http://localhost:80@intake.example/",
        "http://localhost:pass@intake.example", "http://localhost?@intake.example", "http://localhost#@intake.example",
        "http://[::1].example"}) {
    INFO(url);
    CHECK_FALSE(is_private_address(url));
  }
}
