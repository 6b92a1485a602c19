#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace sealwell::shell {

// The options of our programs, over CLI11, which command_line.cpp alone includes: no header takes longer to compile, and
// every command would pay for it. `Command` and `Option` are handles: copies name the same command or option.

/// Arguments that do not go together, found by a command itself. Explained on stderr; the program ends with exit status 2.
class WrongUsage : public std::runtime_error {
 public:
  /// "`option`: `problem`", as in "--store: is sqlite:FILE here".
  WrongUsage(std::string_view option, std::string_view problem);

  /// "`what` is required".
  [[nodiscard]] static WrongUsage missing(std::string_view what);

 private:
  using std::runtime_error::runtime_error;
};

/// An option or an argument of a command. What holds of it is chained: `command.option(…).required()`.
class Option {
 public:
  explicit Option(CLI::Option& option) : option_(&option) {}

  Option& required();
  /// Something must exist at the path that is given.
  Option& existing_path();
  Option& existing_file();
  Option& existing_folder();
  /// A whole number from `least` to `most`.
  Option& between(int least, int most);
  /// A number above 0.
  Option& positive();
  /// One of these words.
  Option& one_of(const std::vector<std::string>& words);
  /// Of a list: takes one word each time that it is given, so that arguments may stand behind it.
  Option& one_word_each();
  /// Of a list: a word may hold several, divided by this character.
  Option& divided_by(char delimiter);
  /// Help says what holds when it is not given: the value that its variable has now.
  Option& show_default();

 private:
  CLI::Option* option_;
};

/// A command of a program, or the program itself. Options write into the variable that they are given, which must live
/// until the program has run; `what` is their line in `--help`. A name without "-" is an argument by its place.
class Command {
 public:
  Command(CLI::App& app, int& exit_code) : app_(&app), exit_code_(&exit_code) {}

  /// A further command, called by its name after this one.
  Command subcommand(const std::string& name, const std::string& what);
  /// Nothing is done without one of the subcommands.
  void require_subcommand();

  Option option(const std::string& name, std::string& value, const std::string& what);
  Option option(const std::string& name, std::vector<std::string>& values, const std::string& what);
  Option option(const std::string& name, int& value, const std::string& what);
  Option option(const std::string& name, unsigned& value, const std::string& what);
  Option option(const std::string& name, std::size_t& value, const std::string& what);
  Option option(const std::string& name, std::int64_t& value, const std::string& what);
  Option flag(const std::string& name, bool& value, const std::string& what);
  /// Flags of which at most one may be given, under a heading of their own in `--help`.
  Command at_most_one(const std::string& heading, const std::string& what);
  /// Text below the options in `--help`.
  void footer(const std::string& text);

  /// Done when the command was given and its options are read; returns the exit status: 0 good, 1 the input is bad.
  void run(std::function<int()> work);

 private:
  CLI::App* app_;
  int* exit_code_;
};

/// A program's command line, with `--help` and `--version`.
class Program {
 public:
  Program(const std::string& what, const std::string& name);
  ~Program();

  [[nodiscard]] Command command();

  /// Reads the arguments and does what they ask for; gives the exit status. Wrong usage is explained on stderr and gives
  /// 2; what the commands' work throws is told there too and gives 1, and so does standard output that can't be written.
  [[nodiscard]] int run(int count, const char* const* arguments);

 private:
  int parse(int count, const char* const* arguments);

  std::unique_ptr<CLI::App> app_;
  int exit_code_ = 0;
};

}  // namespace sealwell::shell
