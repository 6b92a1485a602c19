// The canvas' letters: the browser draws them, in fonts that the computer has. shell/workbench/web/canvas/browser_letters.cpp asks.

/** How a letter stands, as five numbers: advance, left, top, width, height. */
const NUMBERS = 5;
/** In the order of `Face` there. */
const FACES = [
  { weight: 'normal', family: 'system-ui, "Segoe UI", Roboto, "DejaVu Sans", Arial, sans-serif' },
  { weight: 'bold', family: 'system-ui, "Segoe UI", Roboto, "DejaVu Sans", Arial, sans-serif' },
  { weight: 'normal', family: 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace' },
];
/** Letters of Arabic are smaller than Latin ones of the same size. */
const ARABIC_SIZE = 1.2;

const isArabic = (letter: number): boolean => letter >= 0x600 && (letter < 0x1E00 || letter >= 0xFB50);
/** Stands above or below the letter before it. */
const isMark = (letter: number): boolean => /\p{Mn}/u.test(String.fromCharCode(letter));
/** A mark alone would be shown with a circle in the place of its letter. */
const shown = (letter: number): string => (isMark(letter) ? '\u00A0' : '') + String.fromCharCode(letter);

export class BrowserLetters {
  private readonly pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;  // see `canBeRead`
  private chosen = '';

  /** Whether what was drawn reads as it was drawn: some browsers disguise it. */
  canBeRead(): boolean {
    if (!this.pen) return false;
    this.size(2, 1);
    this.pen.fillRect(0, 0, 1, 1);
    const { data } = this.pen.getImageData(0, 0, 2, 1);
    return [0, 0, 0, 255, 0, 0, 0, 0].every((value, i) => data[i] === value);
  }

  measure(face: number, size: number, letters: Uint16Array, measured: Int32Array): void {
    this.size(1, 1);
    for (const [i, letter] of letters.entries()) {
      this.choose(face, size, letter);
      const seen = this.pen.measureText(shown(letter));
      const left = Math.floor(-seen.actualBoundingBoxLeft);
      const top = Math.floor(-seen.actualBoundingBoxAscent);
      const width = Math.ceil(seen.actualBoundingBoxRight) - left;
      const height = Math.ceil(seen.actualBoundingBoxDescent) - top;
      const blank = width <= 0 || height <= 0;
      const back = this.back(letter);
      const advance = isMark(letter) ? 0 : Math.round(seen.width);
      measured.set(blank ? [advance, 0, 0, 0, 0] : [advance, left - back, top, width, height], i * NUMBERS);
    }
  }

  /** Draws letters with their pens at `places` (across, down) into `pixels`: how much each is covered, 0 to 255. */
  draw(face: number, size: number, letters: Uint16Array, places: Int32Array, pixels: Uint8Array, width: number): void {
    this.size(width, pixels.length / width);
    for (const [i, letter] of letters.entries()) {
      this.choose(face, size, letter);
      this.pen.fillText(shown(letter), places[2 * i]! - this.back(letter), places[2 * i + 1]!);
    }
    const { data } = this.pen.getImageData(0, 0, width, pixels.length / width);
    for (let i = 0; i < pixels.length; i++) pixels[i] = data[4 * i + 3]!;
  }

  /** A mark goes back over the letter that it belongs to, about as wide as a space with it. */
  private back(letter: number): number {
    return isMark(letter) ? Math.round(this.pen.measureText('\u00A0').width) : 0;
  }

  private size(width: number, height: number): void {
    this.pen.canvas.width = width;
    this.pen.canvas.height = height;
    this.chosen = '';
  }

  private choose(face: number, size: number, letter: number): void {
    const { weight, family } = FACES[face]!;
    const font = `${weight} ${isArabic(letter) ? size * ARABIC_SIZE : size}px ${family}`;
    if (this.chosen !== font) this.pen.font = this.chosen = font;
  }
}
