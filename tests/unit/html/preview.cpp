// html_preview STYLES OUT: writes every sample screen as a page into the folder OUT, with a link to
// the style sheet STYLES, to look at and to run accessibility checks on.

#include "core/html/page.hpp"
#include "core/html/render.hpp"

#include "tests/unit/html/samples.hpp"

#include <fstream>
#include <iostream>

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: html_preview STYLES OUT\n";
    return 2;
  }
  sealwell::html::PageAssets assets;
  assets.stylesheets = {argv[1]};
  for (const auto& sample : sealwell::html::samples::all()) {
    const std::string path = std::string(argv[2]) + "/" + sample.name + ".html";
    std::ofstream file(path, std::ios::binary);
    file << sealwell::html::render_page(sample.screen, assets);
    if (!file.flush()) {
      std::cerr << "can't write " << path << "\n";
      return 1;
    }
    std::cout << path << "\n";
  }
  return 0;
}
