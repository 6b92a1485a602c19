# The letters of the workbench's window (a browser draws its own): DejaVu, and Amiri for Arabic ones (DejaVu has not all of
# Urdu), cut down to those in use, as three files in `letters_folder`; target `sealwell_letters` makes them.

find_program(SEALWELL_HB_SUBSET hb-subset REQUIRED NO_CMAKE_FIND_ROOT_PATH)
find_file(SEALWELL_TEXT_FONT DejaVuSans.ttf PATHS /usr/share/fonts/truetype/dejavu REQUIRED NO_CMAKE_FIND_ROOT_PATH)
find_file(SEALWELL_CODE_FONT DejaVuSansMono.ttf PATHS /usr/share/fonts/truetype/dejavu REQUIRED NO_CMAKE_FIND_ROOT_PATH)
find_file(SEALWELL_ARABIC_FONT NAMES Amiri-Regular.ttf amiri-regular.ttf PATHS /usr/share/fonts/opentype/fonts-hosny-amiri
          /usr/share/fonts/truetype/amiri REQUIRED NO_CMAKE_FIND_ROOT_PATH)
set(letters_folder ${CMAKE_BINARY_DIR}/letters)
# Their licences go wherever the letters go: Debian keeps each beside its package.
find_file(SEALWELL_DEJAVU_LICENCE copyright PATHS /usr/share/doc/fonts-dejavu-core REQUIRED NO_DEFAULT_PATH
          NO_CMAKE_FIND_ROOT_PATH)
find_file(SEALWELL_AMIRI_LICENCE copyright PATHS /usr/share/doc/fonts-hosny-amiri REQUIRED NO_DEFAULT_PATH
          NO_CMAKE_FIND_ROOT_PATH)

# As shell/workbench/imgui/drawing/letters.hpp has them.
set(text_letters 20-17F,1E80-1E85,1EF2-1EF3,2010-2027,2030-205E,20AC,2190-2193,2212,2248,2260-2265,25A0-25FF,2605-2606,2713-2717)
set(arabic_letters 60C-6D5,6F0-6F9,FB50-FBFF,FDF2-FDFD,FE70-FEFC)
set(code_letters 20-17F,2010-2027,20AC)

function(sealwell_cut_font from to letters)
  # Joined letters have their own numbers here, so that the tables that would join them are not needed.
  add_custom_command(OUTPUT ${to} VERBATIM
    COMMAND ${CMAKE_COMMAND} -E make_directory ${letters_folder}
    COMMAND ${SEALWELL_HB_SUBSET} --unicodes=${letters} --no-hinting --drop-tables+=GSUB,GPOS,GDEF,kern
            --output-file=${to} ${from}
    DEPENDS ${from})
endfunction()
sealwell_cut_font(${SEALWELL_TEXT_FONT} ${letters_folder}/text.ttf ${text_letters})
sealwell_cut_font(${SEALWELL_CODE_FONT} ${letters_folder}/code.ttf ${code_letters})
sealwell_cut_font(${SEALWELL_ARABIC_FONT} ${letters_folder}/arabic.ttf ${arabic_letters})
add_custom_target(sealwell_letters
  DEPENDS ${letters_folder}/text.ttf ${letters_folder}/arabic.ttf ${letters_folder}/code.ttf)
