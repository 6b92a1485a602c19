#include "shell/headless/envelope_stream.hpp"

#include "core/json/value.hpp"

#include "shell/files/value_or_throw.hpp"
#include "shell/program/output.hpp"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace sealwell::shell {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// Files that a job takes at a time, so that jobs meet less often.
constexpr std::size_t files_a_turn = 8;
/// Turns that may be finished and wait for an earlier one, for each job.
constexpr std::size_t turns_ahead = 4;

/// What one turn of a job came to.
struct Turn {
  std::vector<JsonLine> lines;          ///< For standard output
  std::vector<std::string> unreadable;  ///< For standard error: why, of each file that could not be read
  std::size_t files = 0;
  std::size_t bad = 0;
};

/// "N good, N not, N a second", rewritten in place twice a second once the work turns out to be long.
class Progress {
 public:
  Progress() : shown_(err().is_terminal() && !out().is_terminal()) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void add(const Turn& turn) {
    files_ += turn.files;
    bad_ += turn.bad;
    const auto now = Clock::now();
    if (!shown_ || now < next_) return;
    next_ = now + milliseconds(500);
    const double seconds = std::chrono::duration<double>(now - began_).count();
    clear();
    err() << files_ - bad_ << " good, " << bad_ << " not, "
          << static_cast<std::size_t>(static_cast<double>(files_) / seconds) << " a second";
    drawn_ = true;
  }

  /// Takes the line away, so that another can stand there.
  void clear() {
    if (drawn_) err() << "\r\x1b[K";
    drawn_ = false;
  }

 private:
  bool shown_;
  bool drawn_ = false;
  std::size_t files_ = 0;
  std::size_t bad_ = 0;
  Clock::time_point began_ = Clock::now();
  Clock::time_point next_ = began_ + milliseconds(2000);
};

/// The jobs' shared work: each takes a turn's files under one lock and hands the turn's lines in
/// under another; whoever hands in the turn that is due writes all that are ready.
class Stream {
 public:
  Stream(const FileSources& sources, std::size_t jobs, const FileLine& line_of)
      : walk_(value_or_throw(FileWalk::begin(sources))), waits_(sources.list == "-"), line_of_(line_of),
        ready_(jobs * turns_ahead) {}

  bool run(std::size_t jobs) {
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < jobs; ++i) others.emplace_back([this] { work(); });
    work();
    for (std::thread& other : others) other.join();
    progress_.clear();
    if (failure_) std::rethrow_exception(failure_);
    return good_;
  }

 private:
  using Files = std::vector<FileWalk::Found>;

  void work() noexcept {
    try {
      std::size_t number = 0;
      for (Files files = take(number); !files.empty(); files = take(number)) {
        if (!hand_in(number, open(files))) return;
      }
    } catch (...) {
      stop(std::current_exception());
    }
  }

  Files take(std::size_t& number) {
    const std::lock_guard lock(walking_);
    Files files;
    // A list that is still being written is worked through line by line.
    const std::size_t most = waits_ ? 1 : files_a_turn;
    while (files.size() < most) {
      auto found = walk_->next();
      if (!found) break;
      files.push_back(*std::move(found));
    }
    number = next_turn_;
    if (!files.empty()) ++next_turn_;
    return files;
  }

  Turn open(const Files& files) const {
    Turn turn;
    for (const auto& [path, problem] : files) {
      bool good = true;
      auto line = problem.empty() ? line_of_(path, good) : Result<std::string, Message>(Message{path + ": " + problem});
      if (line.ok()) {
        turn.lines.emplace_back(std::move(line).value());
      } else {
        turn.unreadable.push_back(line.failure().text);
        turn.lines.emplace_back(json::write(json::Value::object().set("file", path).set("error", "unreadable")) + "\n");
        good = false;
      }
      ++turn.files;
      if (!good) ++turn.bad;
    }
    return turn;
  }

  /// False when the work has been stopped.
  bool hand_in(std::size_t number, Turn turn) {
    std::unique_lock lock(writing_);
    room_.wait(lock, [&] { return stopped_ || number < written_ + ready_.size(); });
    if (stopped_) return false;
    ready_[number % ready_.size()] = std::move(turn);
    if (somebody_writes_) return true;  // and comes to this turn too
    somebody_writes_ = true;
    while (auto& due = ready_[written_ % ready_.size()]) {
      Turn next = *std::move(due);
      due.reset();
      lock.unlock();
      write(next);
      lock.lock();
      ++written_;
      room_.notify_all();
    }
    somebody_writes_ = false;
    return !stopped_;
  }

  // One job at a time.
  void write(Turn& turn) {
    if (!turn.unreadable.empty()) progress_.clear();
    for (const std::string& why : turn.unreadable) {
      err() << "sealwell: ";
      err().message(why) << "\n";
    }
    write_json_lines(turn.lines);
    turn.lines.clear();
    if (turn.bad > 0) good_ = false;
    progress_.add(turn);
  }

  void stop(std::exception_ptr failure) {
    const std::lock_guard lock(writing_);
    stopped_ = true;
    if (!failure_) failure_ = std::move(failure);
    room_.notify_all();
  }

  std::mutex walking_;
  const std::unique_ptr<FileWalk> walk_;
  const bool waits_;
  std::size_t next_turn_ = 0;

  const FileLine& line_of_;

  std::mutex writing_;
  std::condition_variable room_;
  std::vector<std::optional<Turn>> ready_;  ///< Turn n, once finished, lies at n modulo the size
  std::size_t written_ = 0;
  bool somebody_writes_ = false;
  bool stopped_ = false;
  std::exception_ptr failure_;
  bool good_ = true;
  Progress progress_;
};

}  // namespace

bool print_file_lines(const FileSources& sources, std::size_t jobs, const FileLine& line_of) {
  return Stream(sources, jobs, line_of).run(jobs);
}

std::size_t default_job_count() { return std::max(1U, std::thread::hardware_concurrency()); }

}  // namespace sealwell::shell
