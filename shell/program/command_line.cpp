#include "shell/program/command_line.hpp"

#include "core/base/version.hpp"

#include "shell/program/output.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <exception>
#include <sstream>
#include <utility>

namespace sealwell::shell {
namespace {

constexpr int input_bad = 1;
constexpr int wrong_usage = 2;

int explain(std::string_view problem) {
  err() << problem << "\nRun with --help for more information.\n";
  return wrong_usage;
}

}  // namespace

WrongUsage::WrongUsage(std::string_view option, std::string_view problem)
    : std::runtime_error(std::string(option) + ": " + std::string(problem)) {}

WrongUsage WrongUsage::missing(std::string_view what) { return WrongUsage(std::string(what) + " is required"); }

Option& Option::required() {
  option_->required();
  return *this;
}

Option& Option::existing_path() {
  option_->check(CLI::ExistingPath);
  return *this;
}

Option& Option::existing_file() {
  option_->check(CLI::ExistingFile);
  return *this;
}

Option& Option::existing_folder() {
  option_->check(CLI::ExistingDirectory);
  return *this;
}

Option& Option::between(int least, int most) {
  option_->check(CLI::Range(least, most));
  return *this;
}

Option& Option::positive() {
  option_->check(CLI::PositiveNumber);
  return *this;
}

Option& Option::one_of(const std::vector<std::string>& words) {
  option_->check(CLI::IsMember(words));
  return *this;
}

Option& Option::one_word_each() {
  option_->allow_extra_args(false);
  return *this;
}

Option& Option::divided_by(char delimiter) {
  option_->delimiter(delimiter);
  return *this;
}

Option& Option::show_default() {
  option_->capture_default_str();
  return *this;
}

Command Command::subcommand(const std::string& name, const std::string& what) {
  return {*app_->add_subcommand(name, what), *exit_code_};
}

void Command::require_subcommand() { app_->require_subcommand(1); }

Option Command::option(const std::string& name, std::string& value, const std::string& what) {
  return Option(*app_->add_option(name, value, what));
}

Option Command::option(const std::string& name, std::vector<std::string>& values, const std::string& what) {
  return Option(*app_->add_option(name, values, what));
}

Option Command::option(const std::string& name, int& value, const std::string& what) {
  return Option(*app_->add_option(name, value, what));
}

Option Command::option(const std::string& name, unsigned& value, const std::string& what) {
  return Option(*app_->add_option(name, value, what));
}

Option Command::option(const std::string& name, std::size_t& value, const std::string& what) {
  return Option(*app_->add_option(name, value, what));
}

Option Command::option(const std::string& name, std::int64_t& value, const std::string& what) {
  return Option(*app_->add_option(name, value, what));
}

Option Command::flag(const std::string& name, bool& value, const std::string& what) {
  return Option(*app_->add_flag(name, value, what));
}

Command Command::at_most_one(const std::string& heading, const std::string& what) {
  CLI::Option_group* group = app_->add_option_group(heading, what);
  group->require_option(0, 1);
  return {*group, *exit_code_};
}

void Command::footer(const std::string& text) { app_->footer(text); }

void Command::run(std::function<int()> work) {
  app_->callback([work = std::move(work), code = exit_code_] { *code = work(); });
}

Program::Program(const std::string& what, const std::string& name) : app_(std::make_unique<CLI::App>(what, name)) {
  app_->set_version_flag("--version", std::string(version()));
}

Program::~Program() = default;

Command Program::command() { return {*app_, exit_code_}; }

int Program::run(int count, const char* const* arguments) {
  int exit_code = 0;
  try {
    exit_code = parse(count, arguments);
    end_output();
    return exit_code;
  } catch (const std::exception& error) {
    err() << app_->get_name() << ": ";
    err().message(error.what()) << "\n";
  }
  return std::max(exit_code, input_bad);
}

int Program::parse(int count, const char* const* arguments) {
  try {
    app_->parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) return explain(error.what());
    std::ostringstream asked_for;  // help, or the version
    app_->exit(error, asked_for, asked_for);
    out().lines(asked_for.str());
  } catch (const WrongUsage& error) {
    return explain(error.what());
  }
  return exit_code_;
}

}  // namespace sealwell::shell
