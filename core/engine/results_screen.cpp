#include "core/engine/result_texts.hpp"
#include "core/engine/scores.hpp"
#include "core/engine/screens.hpp"

#include <algorithm>

namespace sealwell::engine {

Screen Screens::results() const {
  const Navigator navigator(pack_, state_);
  const bool last = navigator.place_after(*navigator.find(Id::results)) == Navigator::end;
  const std::string title = messages_.say("results-title");
  Screen screen = frame({Id::results}, title);
  screen.form = !last;
  screen.blocks.push_back(Heading{1, title, ""});
  screen.blocks.push_back(Inset{messages_.say("nothing-sent")});
  screen.blocks.push_back(Paragraph{messages_.say("results-lead"), false});
  screen.blocks.push_back(Paragraph{messages_.say("results-limits"), false});
  for (const pack::Topic& topic : pack_.topics) add_topic(topic, screen.blocks);
  add_com_b(screen.blocks, false);
  screen.blocks.push_back(Download{"results", messages_.say("save-results")});
  screen.blocks.push_back(Command{messages_.say("print-results"), "print", ""});
  if (!last) screen.blocks.push_back(Actions{{{messages_.say("continue"), "continue", Button::Kind::primary}}});
  return screen;
}

Screen Screens::results_document() const {
  const std::string title = messages_.say("results-title");
  Screen screen = frame({Id::results}, title);
  screen.back_label.clear();
  screen.clear_label.clear();
  screen.languages.clear();
  screen.blocks.push_back(Heading{1, title, messages_.date(date_of_instant(context_.now_ms))});
  screen.blocks.push_back(Paragraph{messages_.say("results-lead"), false});
  screen.blocks.push_back(Paragraph{messages_.say("results-limits"), false});
  for (const Block& alert : alerts(std::nullopt, true)) screen.blocks.push_back(alert);
  for (const pack::Topic& topic : pack_.topics) add_topic(topic, screen.blocks);
  add_com_b(screen.blocks, true);
  return screen;
}

void Screens::add_topic(const pack::Topic& topic, std::vector<Block>& blocks) const {
  SummaryList rows;
  for (const std::string& link_id : topic.items) {
    for (int index = questionnaire_.find(link_id); index >= 0; index = questionnaire_.item(index).next_instance) {
      const pack::Item& item = questionnaire_.item(index);
      const Answer* answer = state_.answers.find(item.link_id);
      if (!answer || answer->values.empty() || item.hidden) continue;
      rows.rows.push_back(answer_row(item));
      const std::string_view before = state_.before.text_or(item.link_id);
      if (!before.empty()) rows.rows.back().values.emplace_back(before);
    }
  }
  if (rows.rows.empty()) return;
  blocks.push_back(Heading{2, topic.title, ""});
  blocks.push_back(Heading{3, messages_.say("told-us"), ""});
  blocks.push_back(std::move(rows));
  for (const Score& score : topic_scores(pack_, state_.answers, topic)) {
    const auto bands = pack_.bands.find(score.instrument);
    if (bands == pack_.bands.end()) continue;
    const auto all_words = texts_for_result(bands->second, score.result);
    if (all_words.empty()) continue;
    blocks.push_back(Heading{3, messages_.say("means"), ""});
    for (const pack::BandText* words : all_words) {
      blocks.push_back(Paragraph{fill_figures(words->means, score.result), false});
    }
    const std::string_view before = state_.before.text_or(score.instrument);
    if (!before.empty()) blocks.push_back(Paragraph{std::string(before), false});
    // One thing to do: what the first of them says.
    const auto advised = std::find_if(all_words.begin(), all_words.end(),
                                      [](const pack::BandText* words) { return !words->next.empty(); });
    if (advised != all_words.end()) {
      blocks.push_back(Heading{3, messages_.say("next"), ""});
      blocks.push_back(Paragraph{(*advised)->next, false});
    }
    const auto source = pack_.sources.find(score.instrument);
    if (source != pack_.sources.end()) {
      blocks.push_back(Details{messages_.say("source"), {Paragraph{source->second, false}}});
    }
  }
}

}  // namespace sealwell::engine
