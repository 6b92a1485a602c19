#include "tests/unit/html/samples.hpp"

namespace sealwell::html::samples {

using namespace engine;

namespace {

Screen with(std::string id, std::string title, std::vector<Block> blocks, bool form = true) {
  Screen screen = bare(std::move(id), std::move(title));
  screen.blocks = std::move(blocks);
  screen.form = form;
  return screen;
}

Actions next(std::string label = "Continue") { return {{{std::move(label), "continue", Button::Kind::primary}}}; }

Field question(FieldKind kind, std::string name, std::string label) {
  Field field;
  field.kind = kind;
  field.name = std::move(name);
  field.label = std::move(label);
  field.label_is_heading = true;
  field.error_prefix = "Error:";
  return field;
}

Field part(FieldKind kind, std::string name, std::string label) {
  Field field = question(kind, std::move(name), std::move(label));
  field.label_is_heading = false;
  return field;
}

Field smoking() {
  Field field = question(FieldKind::radios, "smoking-status", "Do you smoke?");
  field.caption = "About your smoking";
  field.options = {{"every-day", "Yes, every day", "", false, false},
                   {"some-days", "Yes, on some days", "Less than one a day on average", true, false},
                   {"stopped", "No, I stopped", "", false, false},
                   {"never", "No, I have never smoked", "", false, false}};
  return field;
}

Field topics() {
  Field field = question(FieldKind::checkboxes, "topics", "What would you like help with?");
  field.hint = "Select all that apply";
  field.options = {{"smoking", "Stopping smoking", "", true, false},
                   {"alcohol", "Drinking less", "", false, false},
                   {"activity", "Getting active", "", true, false},
                   {"weight", "Reaching a healthy weight", "", false, false},
                   {"none", "None of these", "", false, true}};
  return field;
}

Field birth_date() {
  Field field = question(FieldKind::date, "birth-date", "What is your date of birth?");
  field.hint = "For example, 15 3 1984";
  field.autocomplete = "bday";
  field.part_labels = {"Day", "Month", "Year"};
  return field;
}

FieldGroup height() {
  Field feet = part(FieldKind::number, "height-feet", "Feet");
  feet.width = 2;
  feet.values = {"5"};
  Field inches = part(FieldKind::number, "height-inches", "Inches");
  inches.width = 2;
  inches.values = {"7"};
  return {"How tall are you?", true, "Your height and weight", "Your best guess is fine", {feet, inches}};
}

Field weight() {
  Field field = question(FieldKind::number, "weight-kg", "What do you weigh?");
  field.unit = "kg";
  field.decimal = true;
  field.width = 5;
  field.values = {"82.5"};
  return field;
}

ErrorSummary problem(std::vector<ErrorSummary::Entry> entries) { return {"There is a problem", std::move(entries)}; }

Chart com_b() {
  return {"What helps you and what gets in your way",
          "Your answers say that you want to stop, and that your surroundings make it hard.",
          "Part",
          "What you were asked",
          "Your rating, 0 to 10",
          "Show the numbers as a table",
          10,
          {{"Capability", "Physical capability: being physically able to", 8, false, ""},
           {"Capability", "Psychological capability: knowing how to", 6, false, ""},
           {"Opportunity", "Physical opportunity: having the time, money and place", 2, true, "Biggest barrier"},
           {"Opportunity", "Social opportunity: having support from people around you", 2, true, "Biggest barrier"},
           {"Motivation", "Reflective motivation: wanting to", 10, false, ""},
           {"Motivation", "Automatic motivation: doing it out of habit", 0, false, ""}}};
}

Suggestion group_support(bool starred) {
  return {starred ? "group" : "coach",
          starred ? "A local stop smoking group" : "A coach who rings you",
          "You meet for an hour a week, for 12 weeks. It is free.",
          "Because you said that people around you make it hard.",
          starred ? "" : "0800 840 1628",
          "Keep this idea",
          starred,
          starred ? std::vector<std::string>{"Where: Dorchester library", "When: Tuesdays, 10am"}
                  : std::vector<std::string>{}};
}

Screen start() {
  Screen screen = with(
      "start", "Get help to be healthier - LiveWell Dorset",
      {Heading{1, "Get help to be healthier", ""},
       Paragraph{"Answer some questions about your health and see what could help you.", true},
       Paragraph{"You can use this to:", false},
       TextList{{"find out what gets in your way", "get ideas for what could help", "ask LiveWell Dorset to call you"},
                false},
       Inset{"Nothing is sent until you say so. This website can’t see your answers."},
       Actions{{{"Start now", "start", Button::Kind::primary}}},
       Details{"Who can see my answers", {Paragraph{"Only LiveWell Dorset can open them.", false}}}});
  screen.back_label.clear();
  screen.clear_label.clear();
  screen.languages = {{"en", "English", "ltr", true}, {"cy", "Cymraeg", "ltr", false}, {"ur", "اردو", "rtl", false}};
  return screen;
}

Screen consent() {
  return with(
      "consent/referral", "Do you agree to share your answers? - LiveWell Dorset",
      {Heading{1, "Do you agree to share your answers with LiveWell Dorset?", "Before you send"},
       Paragraph{"If you say yes, this is what happens:", false},
       TextList{
           {"Your answers go to LiveWell Dorset, and to nobody else.",
            "A health coach calls you within 3 working days.",
            "Your answers are kept for 5 years after your last appointment.", "You can change your mind at any time."},
           true},
       Actions{{{"Yes, I agree", "yes", Button::Kind::primary}, {"No, I do not agree", "no", Button::Kind::primary}}}});
}

Screen check() {
  return with("check", "Check your answers - LiveWell Dorset",
              {Heading{1, "Check your answers", ""}, Heading{2, "About you", ""},
               SummaryList{{{"Name", {"Siân O’Neill-Featherstonehaugh"}, "Change", "your name", "item/name"},
                            {"Date of birth", {"15 March 1984"}, "Change", "your date of birth", "item/birth-date"},
                            {"What you would like help with",
                             {"Stopping smoking", "Getting active"},
                             "Change",
                             "what you would like help with",
                             "item/topics"},
                            {"Email", {"Not provided"}, "Change", "your email address", "item/email"},
                            {"Anything else", {"First line\nSecond line"}, "Change", "anything else", "item/else"},
                            {"Form", {"Call-back"}, "", "", ""}}},
               Heading{2, "Now send your answers", ""},
               Paragraph{"By sending, you confirm that your answers are right as far as you know.", false},
               next("Send my answers")});
}

Screen sent() {
  return with("sent", "Sent - LiveWell Dorset",
              {Panel{"Your answers have been sent", "Your reference\nH4K7-2MPQ"}, Heading{2, "What happens next", ""},
               Paragraph{"A health coach calls you within 3 working days. The number may show as withheld.", false},
               Command{"Print this page", "print", ""}, Download{"receipt", "Save your receipt"},
               Command{"Start again", "restart", ""}, StatusLine{"Your answers are no longer on this device."}},
              false);
}

Screen not_sent() {
  return with(
      "not-sent", "Not sent yet - LiveWell Dorset",
      {Heading{1, "Your answers have not been sent yet", ""},
       Warning{"Warning", "You are not connected to the internet. Keep this page open."},
       Paragraph{"Your answers are saved on this device, sealed so that only LiveWell Dorset can read them.", false},
       Command{"Try again", "retry", ""}, Command{"Delete my answers", "clear", ""}},
      false);
}

Screen alarm() {
  Screen screen =
      with("item/drinking-shakes", "Do you ever shake? - LiveWell Dorset",
           {question(FieldKind::radios, "shakes", "Do you shake or sweat when you stop drinking?"), next()});
  auto& field = std::get<Field>(screen.blocks[0]);
  field.options = {{"yes", "Yes", "", true, false}, {"no", "No", "", false, false}};
  screen.alerts = {Warning{"Warning", "Do not stop drinking suddenly. It can be dangerous."},
                   Contact{"Call NHS 111 for advice", "111", "Day and night", ""}};
  return screen;
}

}  // namespace

Screen bare(std::string id, std::string title) {
  Screen screen;
  screen.id = ScreenId::parse(id);
  screen.title = std::move(title);
  screen.language = "en";
  screen.direction = "ltr";
  screen.service = "LiveWell Dorset";
  screen.position = 3;
  screen.back_label = "Back";
  screen.help = {"Need help? Call LiveWell Dorset", "0800 840 1628", "Monday to Friday, 9am to 6:30pm",
                 "Calls are free and are recorded."};
  screen.clear_label = "Clear my answers";
  return screen;
}

Screen results() {
  return with("results", "Your results - LiveWell Dorset",
              {Heading{1, "Your results", ""},
               Paragraph{"Nothing has been sent. You can stop here and keep these results.", true},
               Heading{2, "Drinking", ""}, Paragraph{"You drink at a level that can harm your health.", false},
               Details{"Where this comes from", {Paragraph{"Your AUDIT-C score is 7 out of 12.", false}}},
               Heading{2, "Stopping smoking", ""}, com_b(), Command{"This isn’t what gets in my way", "disagree", ""},
               Heading{2, "What could help", ""}, group_support(true), group_support(false),
               Command{"Print my results", "print", ""}, Download{"results", "Save my results"}, next()});
}

Screen refused_form() {
  Field radios = smoking();
  radios.label_is_heading = false;
  radios.error = "Select whether you smoke";
  radios.other_label = "Something else";
  radios.other_name = "smoking-other";
  Field boxes = topics();
  boxes.label_is_heading = false;
  boxes.error = "Select what you would like help with";
  Field date = birth_date();
  date.label_is_heading = false;
  date.values = {"31", "2", "1984"};
  date.error = "Date of birth must be a real date";
  date.wrong_parts = {"day", "month"};
  Field kilograms = weight();
  kilograms.label_is_heading = false;
  kilograms.hint = "Without shoes";
  kilograms.values = {"eighty"};
  kilograms.error = "Weight must be a number, like 82.5";
  Field phone = part(FieldKind::text, "phone", "Phone number");
  phone.autocomplete = "tel";
  phone.width = 20;
  phone.values = {"123"};
  phone.error = "Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192";
  Field email = part(FieldKind::text, "email", "Email address (optional)");
  email.autocomplete = "email";
  email.spellcheck = false;
  Field area = part(FieldKind::select, "area", "Where do you live?");
  area.options = {{"bcp", "Bournemouth, Christchurch and Poole", "", false, false},
                  {"dorset", "Dorset", "", false, false}};
  area.error = "Select where you live";
  Field more = part(FieldKind::textarea, "more", "Anything else that we should know (optional)");
  more.values = {"\nI work nights."};
  more.error = "What you write must be 1,000 characters or less";
  Screen screen =
      with("item/page", "Error: About you - LiveWell Dorset",
           {problem({{"Select whether you smoke", "smoking-status"},
                     {"Select what you would like help with", "topics"},
                     {"Date of birth must be a real date", "birth-date-day"},
                     {"Weight must be a number, like 82.5", "weight-kg"},
                     {"Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192", "phone"},
                     {"Select where you live", "area"},
                     {"What you write must be 1,000 characters or less", "more"}}),
            Heading{1, "About you", "Part 2 of 3"}, radios, boxes, date, kilograms, phone, email, area, more, next()});
  return screen;
}

Screen more_fields() {
  Field moment = part(FieldKind::date, "fall", "When did you fall?");
  moment.part_labels = {"Day", "Month", "Year", "Time, if you know it"};
  moment.values = {"1", "7", "2026", "soon"};
  moment.error = "Enter a time, like 9:30am or 14:30";
  moment.wrong_parts = {"time"};
  Field time = part(FieldKind::text, "up", "When do you get up?");
  time.from_left = true;
  time.spellcheck = false;
  time.width = 10;
  time.hint = "For example, 9:30am or 14:30";
  time.values = {"7.15am"};
  Field weight = part(FieldKind::number, "weight", "What do you weigh?");
  weight.width = 5;
  weight.decimal = true;
  weight.units = {{"kg", "kilograms", "", false, false}, {"[lb_av]", "pounds", "", true, false}};
  weight.unit_label = "Unit";
  weight.values = {"154"};
  Field inline_radios = part(FieldKind::radios, "pain", "Are you in pain?");
  inline_radios.options = {{"true", "Yes", "", true, false}, {"false", "No", "", false, false}};
  inline_radios.in_a_row = true;
  return with("item/more", "Your fall",
              {ErrorSummary{"There is a problem", {{"Enter a time, like 9:30am or 14:30", "fall-time"}}},
               Heading{1, "Your fall", ""}, moment, time, weight, inline_radios,
               Link{"More about: Your fall (opens in a new tab)", "https://www.example.com/?a=1&b=\"2\""}, next()});
}

Screen right_to_left() {
  Field phone = part(FieldKind::text, "phone", "فون نمبر");
  phone.autocomplete = "tel";
  phone.width = 20;
  phone.values = {"07700 900 982"};
  phone.hint = "مثال کے طور پر 07700 900 982";
  Field weight_field = part(FieldKind::number, "weight", "آپ کا وزن کتنا ہے؟");
  weight_field.unit = "کلو";
  weight_field.width = 5;
  weight_field.error_prefix = "خرابی:";
  weight_field.error = "اپنا وزن لکھیں";
  Field choice = part(FieldKind::radios, "smoke", "کیا آپ سگریٹ پیتے ہیں؟");
  choice.options = {{"yes", "ہاں", "ہر روز یا کبھی کبھی", true, false}, {"no", "نہیں", "", false, false}};
  Screen screen =
      with("item/page", "آپ کے بارے میں",
           {ErrorSummary{"ایک مسئلہ ہے", {{"اپنا وزن لکھیں", "weight"}}}, Heading{1, "آپ کے بارے میں", "حصہ 2"}, choice,
            weight_field, phone, SummaryList{{{"نام", {"Siân O’Neill (Mrs)"}, "تبدیل کریں", "آپ کا نام", "item/name"}}},
            Chart{"آپ کی مدد کیا کرتا ہے",
                  "",
                  "حصہ",
                  "سوال",
                  "درجہ",
                  "جدول دکھائیں",
                  10,
                  {{"صلاحیت", "جسمانی صلاحیت", 7, false, ""}, {"موقع", "وقت اور جگہ", 2, true, "سب سے بڑی رکاوٹ"}}},
            Details{"میرے جوابات کون دیکھ سکتا ہے", {Paragraph{"صرف یہ سروس۔", false}}},
            Actions{{{"جاری رکھیں", "continue", Button::Kind::primary}}}});
  screen.language = "ur";
  screen.direction = "rtl";
  screen.service = "LiveWell Dorset";
  screen.back_label = "واپس";
  screen.help = {"مدد چاہیے؟ ہمیں فون کریں", "0800 840 1628", "پیر سے جمعہ", ""};
  screen.clear_label = "میرے جوابات مٹائیں";
  screen.languages = {{"en", "English", "ltr", false}, {"ur", "اردو", "rtl", true}};
  return screen;
}

Screen rare_parts() {
  using Line = pack::MarkedLine;
  using Run = pack::MarkedRun;
  Field drinks = question(FieldKind::radios, "drinks", "What do you drink?");
  drinks.options = {{"beer", "Beer", "", false, false}};
  drinks.other_label = "Something else";
  drinks.other_name = "drinks-other";
  drinks.other_text = "Cider";
  Field medicine = part(FieldKind::text, "medicine", "A medicine that you take");
  medicine.repeats = true;
  medicine.max_length = 80;
  medicine.autocomplete = "nickname";
  medicine.autofill = false;
  medicine.from_left = true;
  Chart counts{"Drinks", "", "Day", "What", "How many", "As a table", 7, {{"Monday", "Beer", 2, false, ""}}, true};
  Screen screen =
      with("item/rare", "What you drink",
           {drinks, medicine, counts,
            MarkedText{{{Line::Kind::paragraph, {{Run::Mark::plain, "Read ", ""}, {Run::Mark::strong, "this", ""}}},
                        {Line::Kind::bullet, {{Run::Mark::link, "and this", "https://www.example.com/"}}},
                        {Line::Kind::numbered, {{Run::Mark::emphasis, "first", ""}}}}},
            Command{"Leave it out", "change", "item/drinks"}, Download{"results", "Save"},
            Actions{{{"Go on", "continue", Button::Kind::primary}, {"Stop", "stop", Button::Kind::secondary}}}});
  screen.direction = "rtl";
  return screen;
}

std::vector<Sample> all() {
  Field name = question(FieldKind::text, "name", "What is your full name?");
  name.autocomplete = "name";
  name.spellcheck = false;
  Field other = smoking();
  other.other_label = "Tell us in your own words";
  other.other_name = "smoking-other";
  return {{"start", start()},
          {"radios", with("item/smoking-status", "Do you smoke? - LiveWell Dorset", {smoking(), next()})},
          {"open-choice", with("item/smoking-status", "Do you smoke? - LiveWell Dorset", {other, next()})},
          {"checkboxes", with("item/topics", "What would you like help with? - LiveWell Dorset", {topics(), next()})},
          {"date", with("item/birth-date", "What is your date of birth? - LiveWell Dorset", {birth_date(), next()})},
          {"text", with("item/name", "What is your full name? - LiveWell Dorset", {name, next()})},
          {"number", with("item/weight-kg", "What do you weigh? - LiveWell Dorset", {weight(), next()})},
          {"group", with("item/height", "How tall are you? - LiveWell Dorset", {height(), next()})},
          {"refused-form", refused_form()},
          {"more-fields", more_fields()},
          {"alarm", alarm()},
          {"results", results()},
          {"consent", consent()},
          {"check", check()},
          {"sent", sent()},
          {"not-sent", not_sent()},
          {"right-to-left", right_to_left()}};
}

}  // namespace sealwell::html::samples
