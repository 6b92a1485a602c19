#include "shell/workbench/window/window.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/workbench/imgui/drawing/wiped_allocator.hpp"
#include "shell/workbench/window/screenshot.hpp"

#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace sealwell::window {
namespace {

// Dear ImGui takes a frame to see an event, one to act on it and one to show what came of it.
constexpr int frames_an_event = 3;

std::string letters_file(const char* name) {
  // In its place from the program where it is installed, else where it was built.
  std::error_code trouble;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", trouble);
  const std::filesystem::path installed = (program.parent_path() / SEALWELL_INSTALLED_LETTERS).lexically_normal();
  if (!trouble && std::filesystem::exists(installed, trouble)) {
    return shell::value_or_throw(shell::read_file((installed / name).string()));
  }
  return shell::value_or_throw(shell::read_file(std::string(SEALWELL_LETTERS) + "/" + name));
}

std::int64_t now() { return shell::clock_now(); }

Window& of(GLFWwindow* window) { return *static_cast<Window*>(glfwGetWindowUserPointer(window)); }

}  // namespace

Window::Window(int width, int height, bool visible, const std::string& layout)
    : layout_(layout), letters_({letters_file("text.ttf"), letters_file("arabic.ttf"), letters_file("code.ttf")}) {
  if (!glfwInit())
    throw shell::BadInput("there is no display to open a window on. The commands of `sealwell` need none.");
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHint(GLFW_VISIBLE, visible ? GLFW_TRUE : GLFW_FALSE);
  window_ = glfwCreateWindow(width, height, "Sealwell workbench", nullptr, nullptr);
  if (!window_) {
    glfwTerminate();
    throw shell::BadInput("this display has no OpenGL 3.2. The commands of `sealwell` need none.");
  }
  glfwMakeContextCurrent(window_);
  glfwSwapInterval(1);
  glfwSetWindowUserPointer(window_, this);
  glfwSetDropCallback(window_, [](GLFWwindow* window, int count, const char** paths) {
    of(window).dropped_.assign(paths, paths + count);
  });
  watch_events();
  drawing::use_wiped_allocator();
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = layout_.empty() ? nullptr : layout_.c_str();
  ImGui::GetIO().ConfigInputTextCursorBlink = false;  // it would have to be drawn twice a second
  ImGui_ImplGlfw_InitForOpenGL(window_, true);
  ImGui_ImplOpenGL3_Init("#version 150");
}

// Whatever somebody does is a reason to draw. Dear ImGui's own callbacks call these.
void Window::watch_events() {
  glfwSetWindowRefreshCallback(window_, [](GLFWwindow* window) { of(window).touched_ = true; });
  glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* window, int, int) { of(window).touched_ = true; });
  glfwSetWindowFocusCallback(window_, [](GLFWwindow* window, int) { of(window).touched_ = true; });
  glfwSetWindowCloseCallback(window_, [](GLFWwindow* window) { of(window).touched_ = true; });
  glfwSetCursorPosCallback(window_, [](GLFWwindow* window, double, double) { of(window).touched_ = true; });
  glfwSetMouseButtonCallback(window_, [](GLFWwindow* window, int, int, int) { of(window).touched_ = true; });
  glfwSetScrollCallback(window_, [](GLFWwindow* window, double, double) { of(window).touched_ = true; });
  glfwSetKeyCallback(window_, [](GLFWwindow* window, int, int, int, int) { of(window).touched_ = true; });
  glfwSetCharCallback(window_, [](GLFWwindow* window, unsigned) { of(window).touched_ = true; });
}

Window::~Window() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
  glfwDestroyWindow(window_);
  glfwTerminate();
}

float Window::scale() const {
  float across = 1, down = 1;
  glfwGetWindowContentScale(window_, &across, &down);
  return std::max(across, down);
}

void Window::load_letters(application::Application& application) {
  loaded_scale_ = scale();
  if (!application.load_letters(letters_, loaded_scale_)) {
    throw shell::BadInput("the workbench's letters can't be read. Build it again.");
  }
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
}

void Window::draw(application::Application& application) {
  if (application.consume_size_change() || scale() != loaded_scale_) load_letters(application);
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
  application.draw(now());
  ImGui::Render();
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  glViewport(0, 0, width, height);
  const ImVec4 ground = ImGui::GetStyle().Colors[ImGuiCol_WindowBg];
  glClearColor(ground.x, ground.y, ground.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  ++frames_;
}

void Window::wake() { glfwPostEmptyEvent(); }

void Window::run(application::Application& application, const std::function<bool()>& may_close,
                 const std::function<bool()>& must_end) {
  load_letters(application);
  int due = frames_an_event;
  while (!must_end()) {
    if (glfwWindowShouldClose(window_)) {
      if (may_close()) return;
      glfwSetWindowShouldClose(window_, GLFW_FALSE);
      due = frames_an_event;
    }
    const std::int64_t next = application.tick(now());
    if (!dropped_.empty()) application.dropped(std::exchange(dropped_, {}), now());
    if (std::exchange(touched_, false) || application.wants_frame()) due = frames_an_event;
    if (due > 0) {
      --due;
      draw(application);
      glfwSwapBuffers(window_);
      glfwPollEvents();
    } else {
      // Costs nothing until something happens, or a room has something to look after.
      const double until = static_cast<double>(next - now()) / 1000;
      if (next == 0) glfwWaitEvents();
      else if (until > 0) glfwWaitEventsTimeout(until);
      else glfwPollEvents();
    }
  }
}

void Window::take_picture(application::Application& application, const std::string& path) {
  if (loaded_scale_ == 0) load_letters(application);
  for (int i = 0; i < 4; ++i) {
    glfwPollEvents();
    (void)application.tick(now());
    draw(application);
  }
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  if (!write_png(path, width, height)) throw shell::BadInput(path + ": can't be written");
  glfwSwapBuffers(window_);
}

}  // namespace sealwell::window
