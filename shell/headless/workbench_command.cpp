#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <vector>

namespace sealwell::shell {
namespace {

struct WorkbenchOptions {
  std::vector<std::string> files;
  std::string program;
};

namespace fs = std::filesystem;

// Beside this program when both are installed; in a build tree each has a folder of its own.
std::string workbench_beside_this() {
  std::error_code unread;
  const fs::path here = fs::read_symlink("/proc/self/exe", unread).parent_path();
  for (const char* place : {"sealwell-workbench", "../workbench/window/sealwell-workbench"}) {
    const fs::path candidate = (here / place).lexically_normal();
    if (!unread && access(candidate.c_str(), X_OK) == 0) return candidate.string();
  }
  throw BadInput("the workbench is not beside this program (" + (here / "sealwell-workbench").string() +
                 "): install or build sealwell-workbench, or name it with --program");
}

// Becomes the workbench, so that its exit status is this command's.
int run_workbench(const WorkbenchOptions& options) {
  const std::string program = options.program.empty() ? workbench_beside_this() : options.program;
  std::vector<std::string> words{program};
  words.insert(words.end(), options.files.begin(), options.files.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  execv(program.c_str(), arguments.data());
  throw BadInput(program + ": the workbench does not start: " + std::strerror(errno));
}

}  // namespace

void add_workbench_command(Command program) {
  auto options = std::make_shared<WorkbenchOptions>();
  Command command = program.subcommand(
      "workbench", "Open the workbench's window: to try a pack out, write one, assist a resident, open what arrived");
  command.option("FILE", options->files,
                 "A pack (folder or signed file), an envelope, a folder of envelopes or a key file: what it is decides "
                 "where it opens");
  command.option("--program", options->program,
                 "The workbench's program (default: sealwell-workbench beside this one)");
  command.run([options] { return run_workbench(*options); });
}

}  // namespace sealwell::shell
