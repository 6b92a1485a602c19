#pragma once

#include "shell/workbench/rooms/author/author_room.hpp"

#include "tests/unit/workbench/panels/reading.hpp"

#include <algorithm>

namespace sealwell::tests {

/// How many lines two texts have that the other hasn't, where they part: {taken away, put in}.
inline std::pair<std::size_t, std::size_t> differing_lines(const std::string& before, const std::string& after) {
  const auto lines = [](const std::string& text) {
    std::vector<std::string> all;
    std::size_t begin = 0;
    for (std::size_t end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
      all.push_back(text.substr(begin, end - begin));
    }
    all.push_back(text.substr(begin));
    return all;
  };
  auto a = lines(before), b = lines(after);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.pop_back(), b.pop_back();
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  return {a.size() - same, b.size() - same};
}

/// The form of that id in a panel.
inline workbench::Form form(const workbench::Room& room, const std::string& panel, const std::string& id) {
  const workbench::Panel shown = room.panel(panel);
  for (const workbench::Piece& piece : shown.pieces) {
    const auto* found = std::get_if<workbench::Form>(&piece);
    if (found && found->id == id) return *found;
  }
  FAIL("no form " << id << " in " << panel);
  return {};
}

/// A field of a form.
inline engine::Field field(const workbench::Form& form, const std::string& name) {
  for (const auto& part : form.parts) {
    const auto* block = std::get_if<engine::Block>(&part);
    const auto* found = block ? std::get_if<engine::Field>(block) : nullptr;
    if (found && found->name == name) return *found;
  }
  FAIL("no field " << name);
  return {};
}

/// What a form submits as it stands, as a shell would send it.
inline std::vector<std::pair<std::string, std::string>> as_shown(const workbench::Form& form) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto& part : form.parts) {
    const auto* block = std::get_if<engine::Block>(&part);
    const auto* found = block ? std::get_if<engine::Field>(block) : nullptr;
    if (!found) continue;
    std::string value = found->values.empty() ? "" : found->values.front();
    for (const engine::Option& option : found->options) {
      if (option.chosen) value = option.value;
    }
    all.emplace_back(found->name, value);
  }
  return all;
}

/// Submits a form as it stands but for one field.
inline void change(workbench::Room& room, const std::string& panel, const std::string& id, const std::string& name,
                   const std::string& value, const std::string& button = "apply") {
  auto fields = as_shown(form(room, panel, id));
  for (auto& [field_name, shown] : fields) {
    if (field_name == name) shown = value;
  }
  submit(room, panel, id, button, std::move(fields));
}

/// Chooses the item of that linkId by looking for it in the tree.
inline void choose_item(workbench::Room& room, const std::string& link_id) {
  submit(room, "tree", "find", "find", {{"search", link_id}});
  const workbench::Panel tree = room.panel("tree");
  for (const workbench::Piece& piece : tree.pieces) {
    const auto* found = std::get_if<workbench::Tree>(&piece);
    for (std::size_t i = 0; found && i < found->nodes.size(); ++i) {
      const workbench::Tree::Node& node = found->nodes[i];
      if (node.note.starts_with(link_id + ",") || node.text == link_id) return act(room, "tree", "choose", node.id);
    }
  }
  FAIL("no item " << link_id);
}

}  // namespace sealwell::tests
