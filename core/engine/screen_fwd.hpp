#pragma once

#include <variant>

namespace sealwell::engine {

// What screen.hpp defines, by name alone: for headers that only pass screens and blocks on. A new member of a block then
// compiles those files again that look inside one, and not everything that includes a header of theirs.

struct Heading;
struct Paragraph;
struct Inset;
struct Warning;
struct TextList;
struct Field;
struct FieldGroup;
struct ErrorSummary;
struct Chart;
struct SummaryList;
struct Suggestion;
struct Actions;
struct Command;
struct Download;
struct Link;
struct Panel;
struct StatusLine;
struct Details;
struct Contact;
struct MarkedText;

/// One thing on a screen.
using Block =
    std::variant<Heading, Paragraph, Inset, Warning, TextList, Field, FieldGroup, ErrorSummary, Chart, SummaryList,
                 Suggestion, Actions, Command, Download, Link, Panel, StatusLine, Details, Contact, MarkedText>;

struct Option;
struct Screen;
struct Effect;  // session.hpp: what a shell must do, with the screen that a file shows

}  // namespace sealwell::engine
