#pragma once

#include "core/pack/messages.hpp"
#include "core/session/flow.hpp"
#include "core/session/session.hpp"

#include <map>
#include <string>

namespace sealwell::session {

/// What a submit found wrong, by linkId.
using Errors = std::map<std::string, Checked, std::less<>>;

/// Builds the screen of the state as it is. Each kind of screen has a file of its own.
class Screens {
 public:
  Screens(const pack::ServicePack& pack, const State& state, const Context& context);

  /// The screen that the state shows, with `errors` when it was refused.
  [[nodiscard]] Screen current(const Errors& errors = {}) const;

  /// The results as a file to keep: nothing to press, everything to read.
  [[nodiscard]] Screen results_document() const;

 private:
  [[nodiscard]] Screen frame(std::string id, std::string heading, bool refused = false) const;

  [[nodiscard]] Screen start() const;
  [[nodiscard]] Screen question(const Stop& stop, const Errors& errors) const;
  [[nodiscard]] Screen results() const;
  [[nodiscard]] Screen consent(const Stop& stop) const;
  [[nodiscard]] Screen refused(const std::string& statement) const;
  [[nodiscard]] Screen ended(const std::string& ending) const;
  [[nodiscard]] Screen given_up() const;
  [[nodiscard]] Screen finished() const;
  [[nodiscard]] Screen check(const std::vector<Stop>& stops) const;
  [[nodiscard]] Screen sending() const;
  [[nodiscard]] Screen not_sent() const;
  [[nodiscard]] Screen sent() const;

  [[nodiscard]] Field field(const pack::Item& item, const Errors& errors) const;
  void add_topic(const pack::Topic& topic, std::vector<Block>& blocks) const;
  void add_com_b(std::vector<Block>& blocks, bool document) const;
  void add_barriers(std::vector<Block>& blocks, bool document) const;
  void add_suggestions(std::vector<Block>& blocks, bool document) const;
  void offer_results(std::vector<Block>& blocks) const;
  /// The safety messages that belong above this screen: those that it raises, those of danger, or all.
  [[nodiscard]] std::vector<Block> alerts(const Stop* stop, bool all) const;
  [[nodiscard]] std::string component_name(std::string_view component) const;
  [[nodiscard]] std::string goal_in_words() const;

  const pack::ServicePack& pack_;
  const State& state_;
  const Context& context_;
  pack::Messages messages_;
};

}  // namespace sealwell::session
