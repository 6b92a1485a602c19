#pragma once

#include "core/base/result.hpp"
#include "core/engine/answer_validation.hpp"
#include "core/engine/answers.hpp"
#include "core/engine/screen_id.hpp"
#include "core/json/value.hpp"

#include <string>

namespace sealwell::engine {

/// An action of the resident, or of the shell on their behalf.
struct Action {
  enum class Type {
    submit,
    input,
    back,
    visit,
    change,
    language,
    star,
    disagree,
    print,
    clear,
    restart,
    acknowledged,
    not_sent,
    retry,
    give_up,
    again,
  };
  Type type = Type::submit;
  ScreenId screen;  ///< submit, input: id of the submitted screen
  Fields fields;
  std::string button;
  std::string target;           ///< change (a screen's id as text), language, star, disagree
  int position = 0;             ///< visit
  std::string acknowledgement;  ///< acknowledged: the intake's answer, unverified
  std::string reason;           ///< not-sent: offline, busy, refused
  bool saved = false;           ///< not-sent: true if the envelope is in durable storage
};

/// Reads an action. Errors: unknown_action, wrong_type, missing_field; `where` is the member.
[[nodiscard]] Result<Action> read_action(const json::Value& value);

}  // namespace sealwell::engine
