# Dear ImGui as target `sealwell_imgui`, for shell/workbench/imgui alone: compiled from the source tree at SEALWELL_IMGUI_SOURCE
# (scripts/fetch-sources fetches one), so that the window and the canvas have the same. `sealwell_imgui_backends` adds
# GLFW and OpenGL 3, or WebGL 2 alone.

if(TARGET sealwell_imgui)
  return()
endif()
if(NOT EXISTS ${SEALWELL_IMGUI_SOURCE}/imgui.cpp)
  message(FATAL_ERROR "No Dear ImGui source at '${SEALWELL_IMGUI_SOURCE}'. Run scripts/fetch-sources, "
                      "or set SEALWELL_IMGUI_SOURCE.")
endif()

set(root ${SEALWELL_IMGUI_SOURCE})
set(draw ${root}/imgui_draw.cpp)
if(EMSCRIPTEN)
  # Without the font that comes with it and without what reads fonts: a browser draws the letters, and every page would
  # fetch them.
  file(READ ${draw} text)
  string(REPLACE "builder_io = ImFontAtlasGetBuilderForStbTruetype();" "return false;" text "${text}")
  string(REGEX REPLACE "base85\\[[0-9]+ \\+ 1\\] =\n( +\"[^\n]*\"\n?)+;" "base85[] = \"\";" text "${text}")
  set(draw ${CMAKE_BINARY_DIR}/third-party/imgui/imgui_draw.cpp)
  set(written "")
  if(EXISTS ${draw})
    file(READ ${draw} written)
  endif()
  if(NOT written STREQUAL text)
    file(WRITE ${draw} "${text}")
  endif()
endif()
add_library(sealwell_imgui STATIC
  ${root}/imgui.cpp ${draw} ${root}/imgui_tables.cpp ${root}/imgui_widgets.cpp)
target_include_directories(sealwell_imgui SYSTEM PUBLIC ${root})
target_compile_definitions(sealwell_imgui PUBLIC IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS)
target_compile_options(sealwell_imgui PRIVATE -w)

# In a browser, shell/workbench/web/canvas says itself what somebody does: Emscripten's GLFW knows no touch and no on-screen keyboard.
set(backends ${root}/backends/imgui_impl_opengl3.cpp)
if(NOT EMSCRIPTEN)
  list(APPEND backends ${root}/backends/imgui_impl_glfw.cpp)
endif()
add_library(sealwell_imgui_backends STATIC ${backends})
target_include_directories(sealwell_imgui_backends SYSTEM PUBLIC ${root}/backends)
target_link_libraries(sealwell_imgui_backends PUBLIC sealwell_imgui)
target_compile_options(sealwell_imgui_backends PRIVATE -w)
if(EMSCRIPTEN)
  foreach(target sealwell_imgui sealwell_imgui_backends)
    target_compile_options(${target} PRIVATE -Oz -finline-functions -flto)
  endforeach()
  target_compile_definitions(sealwell_imgui_backends PRIVATE IMGUI_IMPL_OPENGL_ES3)
  target_link_options(sealwell_imgui_backends PUBLIC -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2)
else()
  find_package(glfw3 REQUIRED)
  find_package(OpenGL REQUIRED)
  target_link_libraries(sealwell_imgui_backends PUBLIC glfw OpenGL::GL ${CMAKE_DL_LIBS})
endif()
