#include "shell/workbench/web/canvas/browser_letters.hpp"

#include <emscripten/emscripten.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace sealwell::canvas {

/// How a letter stands, in the texture's pixels: `left` from the pen, `top` from the line that letters stand on. What has
/// nothing to be seen has no width.
struct Measured {
  std::int32_t advance, left, top, width, height;
};

}  // namespace sealwell::canvas

// shell/workbench/web/page/letters.ts says what each does. `face` is one of Face.
EM_JS(bool, letters_can_be_read, (), { return Module['letters'].canBeRead(); });
EM_JS(void, measure_letters,
      (int face, float size, const ImWchar* letters, int count, sealwell::canvas::Measured* measured), {
        Module['letters'].measure(face, size, HEAPU16.subarray(letters >> 1, (letters >> 1) + count),
                                  HEAP32.subarray(measured >> 2, (measured >> 2) + 5 * count));
      });
EM_JS(void, draw_letters,
      (int face, float size, const ImWchar* letters, int count, const std::int32_t* places, std::uint8_t* pixels,
       int width, int height),
      {
        Module['letters'].draw(face, size, HEAPU16.subarray(letters >> 1, (letters >> 1) + count),
                               HEAP32.subarray(places >> 2, (places >> 2) + 2 * count),
                               HEAPU8.subarray(pixels, pixels + width * height), width);
      });

namespace sealwell::canvas {
namespace {

enum Face { face_text, face_heading, face_code };

// Dear ImGui's line is as high as a font's size; of the fonts that computers have, letters with what reaches up and down
// take about a sixth more than the size that a browser is told. The line that letters stand on is four fifths down.
constexpr float told_of_size = 0.86f, stand_at = 0.8f;

std::vector<ImWchar> listed(std::initializer_list<const ImWchar*> all) {
  std::vector<ImWchar> letters;
  for (const ImWchar* ranges : all) {
    for (; ranges[0] != 0; ranges += 2) {
      for (unsigned letter = ranges[0]; letter <= ranges[1]; ++letter) letters.push_back(static_cast<ImWchar>(letter));
    }
  }
  return letters;
}

/// A texture that grows downwards, row by row.
class Texture {
 public:
  explicit Texture(int width) : width_(width) {}

  struct Place {
    int x, y;
  };
  [[nodiscard]] Place place(int width, int height) {
    if (x_ + width > width_) begin_row();
    row_height_ = std::max(row_height_, height + 1);
    return {std::exchange(x_, x_ + width + 1), y_};
  }
  void begin_row() {
    y_ += row_height_;
    row_height_ = 0, x_ = 1;
  }
  [[nodiscard]] int height() const { return y_ + row_height_; }

 private:
  const int width_;
  int x_ = 1, y_ = 1, row_height_ = 0;  // a pixel's room around everything: what is drawn is smoothed
};

/// One font: how its letters stand, and where in the texture.
struct Drawn {
  Face face;
  float size;
  std::vector<ImWchar> letters;
  std::vector<Measured> measured;
  std::vector<Texture::Place> places;

  Drawn(Face which, float pixels, std::initializer_list<const ImWchar*> ranges)
      : face(which), size(pixels), letters(listed(ranges)), measured(letters.size()), places(letters.size()) {
    measure_letters(face, size * told_of_size, letters.data(), static_cast<int>(letters.size()), measured.data());
  }

  void put_into(Texture& texture) {
    texture.begin_row();
    for (std::size_t i = 0; i < letters.size(); ++i) places[i] = texture.place(measured[i].width, measured[i].height);
  }

  /// Row by row, so that the browser needs no second texture.
  void draw(std::span<std::uint8_t> pixels, int width) const {
    for (std::size_t first = 0; first < letters.size();) {
      const int row = places[first].y;
      std::size_t last = first;
      int height = 0;
      std::vector<std::int32_t> pens;
      for (; last < letters.size() && places[last].y == row; ++last) {
        pens.push_back(places[last].x - measured[last].left);
        pens.push_back(-measured[last].top);
        height = std::max(height, measured[last].height);
      }
      if (height > 0) {
        draw_letters(face, size * told_of_size, &letters[first], static_cast<int>(last - first), pens.data(),
                     &pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(width)], width, height);
      }
      first = last;
    }
  }

  void add_to(ImFont& font, const ImVec2& texel) const {
    const float stands = std::round(size * stand_at);
    for (std::size_t i = 0; i < letters.size(); ++i) {
      const Measured& letter = measured[i];
      const auto left = static_cast<float>(letter.left), top = stands + static_cast<float>(letter.top);
      const auto width = static_cast<float>(letter.width), height = static_cast<float>(letter.height);
      const auto x = static_cast<float>(places[i].x), y = static_cast<float>(places[i].y);
      font.AddGlyph(nullptr, letters[i], left, top, left + width, top + height, x * texel.x, y * texel.y,
                    (x + width) * texel.x, (y + height) * texel.y, static_cast<float>(letter.advance));
    }
  }
};

ImFont* begin_font(ImFontAtlas& atlas, float size) {
  static char nothing = 0;  // Dear ImGui wants the bytes of a font
  ImFontConfig config;
  config.FontData = &nothing;
  config.FontDataSize = 1;
  config.FontDataOwnedByAtlas = false;
  config.SizePixels = size;
  return atlas.AddFont(&config);
}

}  // namespace

bool BrowserLetters::can_be_had() { return letters_can_be_read(); }

bool BrowserLetters::load(drawing::Letters& letters, float scale) {
  Drawn all[] = {{face_text, drawing::body_size * scale, {drawing::text_ranges, drawing::arabic_ranges}},
                 {face_heading, drawing::heading_size * scale, {drawing::text_ranges, drawing::arabic_ranges}},
                 {face_code, drawing::fixed_size * scale, {drawing::code_ranges}}};
  ImFont** const fonts[] = {&letters.body, &letters.heading, &letters.fixed};

  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;  // the browser has its own
  atlas.TexWidth = scale > 2 ? 4096 : scale > 1 ? 2048 : 1024;
  for (std::size_t i = 0; i < std::size(all); ++i) *fonts[i] = begin_font(atlas, all[i].size);
  ImFontAtlasBuildInit(&atlas);
  Texture texture(atlas.TexWidth);
  for (ImFontAtlasCustomRect& own : atlas.CustomRects) {
    const auto [x, y] = texture.place(own.Width, own.Height);
    own.X = static_cast<unsigned short>(x), own.Y = static_cast<unsigned short>(y);
  }
  for (Drawn& drawn : all) drawn.put_into(texture);

  atlas.TexHeight = texture.height() + 1;
  const auto size = static_cast<std::size_t>(atlas.TexWidth) * static_cast<std::size_t>(atlas.TexHeight);
  atlas.TexUvScale = {1.0F / static_cast<float>(atlas.TexWidth), 1.0F / static_cast<float>(atlas.TexHeight)};
  atlas.TexPixelsAlpha8 = static_cast<unsigned char*>(IM_ALLOC(size));
  if (!atlas.TexPixelsAlpha8) return false;
  const std::span<std::uint8_t> pixels(atlas.TexPixelsAlpha8, size);
  std::fill(pixels.begin(), pixels.end(), std::uint8_t{0});
  for (std::size_t i = 0; i < std::size(all); ++i) {
    ImFontConfig& config = atlas.ConfigData[static_cast<int>(i)];
    ImFontAtlasBuildSetupFont(&atlas, config.DstFont, &config, all[i].size * stand_at, all[i].size * (stand_at - 1));
    all[i].draw(pixels, atlas.TexWidth);
    all[i].add_to(*config.DstFont, atlas.TexUvScale);
  }
  ImFontAtlasBuildFinish(&atlas);
  return true;
}

}  // namespace sealwell::canvas
