#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <string>

namespace sealwell::intake {

/// How much memory envelopes may hold that are being received or wait to be written. It is taken as bytes arrive,
/// not as they are announced, and shared fairly: when all is taken, the client that holds most gives up the body that
/// has been arriving longest, for whoever needs it. Used by the thread that runs the sessions.
class BodyBudget {
 public:
  /// Told, once, that a body lost its memory to another. Frees the body; the share itself stays for now.
  using OnTaken = std::function<void()>;

  explicit BodyBudget(std::size_t bytes) : free_(bytes) {}

 private:
  struct Client;
  struct Body;

 public:
  /// One body's memory; given back when it goes. Movable; empty by default.
  class Share {
   public:
    Share();
    ~Share();
    Share(Share&& other) noexcept;
    Share& operator=(Share&& other) noexcept;
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;

    /// Sees to it that the share has `bytes` in all. False when they can't be had, or when what it had was taken away.
    [[nodiscard]] bool grow_to(std::size_t bytes);
    /// The body is whole: nobody takes it away any more.
    void arrived();

   private:
    friend class BodyBudget;
    explicit Share(std::unique_ptr<Body> body);
    std::unique_ptr<Body> body_;
  };

  /// A share, of nothing yet, for a body that begins to arrive from `client` (see client_key).
  [[nodiscard]] Share open(const std::string& client, OnTaken on_taken);

 private:
  struct Client {
    std::size_t held = 0;       ///< By all of its bodies.
    std::size_t bodies = 0;     ///< How many shares it has.
    std::list<Body*> arriving;  ///< Those that can be taken away, the oldest first.
  };
  using Clients = std::map<std::string, Client>;
  struct Body {
    BodyBudget* budget;
    Clients::iterator client;
    OnTaken on_taken;
    std::size_t bytes = 0;
    bool arriving = true;
    std::list<Body*>::iterator place;
  };

  [[nodiscard]] bool grow(Body& body, std::size_t bytes);
  /// The arriving body that is to go: the oldest of the client that holds most. Nothing when none arrives.
  [[nodiscard]] Body* to_take() const;
  void stop_arriving(Body& body);
  void give_back(Body& body);

  std::size_t free_;
  Clients clients_;
};

}  // namespace sealwell::intake
