// What somebody does with the canvas: pointer, touch, wheel, keys, an on-screen keyboard, the clipboard.
import type { Core } from './core.js';

/** How far a finger may slip and still tap, in CSS pixels. */
const SLIP = 10;
/** A wheel's step as Dear ImGui counts them, in CSS pixels. */
const STEP = 60;

export interface Surface {
  canvas: HTMLCanvasElement;
  /** Has the keyboard while a text input in the canvas does, so that on-screen keyboards open. */
  typing: HTMLInputElement;
  /** Where the keyboard goes when it leaves the canvas. */
  leave: () => void;
  /** Draws at once: what follows may depend on it. */
  drawNow: () => void;
}

export function listen(core: Core, surface: Surface): void {
  listenToPointers(core, surface);
  listenToKeys(core, surface);
}

function listenToPointers(core: Core, { canvas, drawNow }: Surface): void {
  const at = (event: MouseEvent): [number, number] => [event.offsetX * devicePixelRatio, event.offsetY * devicePixelRatio];
  const press = (event: MouseEvent): void => {
    core.pointer(...at(event));
    drawNow();  // what is under it is known only now
    core.press(true);
    drawNow();
  };
  const release = (event: MouseEvent): void => {
    core.pointer(...at(event));
    core.press(false);
    drawNow();
    drawNow();
  };

  /** A finger that is down: it taps, or it moves what is under it. */
  let finger: { id: number; x: number; y: number; moved: boolean } | undefined;

  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    canvas.focus();
    if (event.pointerType !== 'touch') press(event);
    else if (!finger) finger = { id: event.pointerId, x: event.offsetX, y: event.offsetY, moved: false };
    event.preventDefault();
  });
  canvas.addEventListener('pointermove', (event) => {
    if (event.pointerType !== 'touch') {
      core.pointer(...at(event));
    } else if (finger?.id === event.pointerId) {
      const across = event.offsetX - finger.x;
      const down = event.offsetY - finger.y;
      if (!finger.moved && Math.hypot(across, down) < SLIP) return;
      if (!finger.moved) core.pointer(...at(event));
      finger = { id: finger.id, x: event.offsetX, y: event.offsetY, moved: true };
      core.wheel(across / STEP, down / STEP);
    }
    drawNow();
  });
  canvas.addEventListener('pointerup', (event) => {
    if (event.pointerType !== 'touch') {
      if (event.button === 0) release(event);
    } else if (finger?.id === event.pointerId) {
      if (!finger.moved) {
        press(event);
        release(event);
      }
      finger = undefined;
      core.pointerLeft();
      drawNow();
    }
  });
  canvas.addEventListener('pointercancel', () => {
    finger = undefined;
    core.press(false);
    drawNow();
  });
  canvas.addEventListener('pointerleave', () => {
    core.pointerLeft();
    drawNow();
  });
  canvas.addEventListener('wheel', (event) => {
    const scale = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1;
    core.wheel((-event.deltaX * scale) / STEP, (-event.deltaY * scale) / STEP);
    drawNow();
    event.preventDefault();
  }, { passive: false });
}

function listenToKeys(core: Core, { canvas, typing, leave, drawNow }: Surface): void {
  const named = (key: string): string => (key.length === 1 ? key.toLowerCase() : key);

  for (const element of [canvas, typing] as HTMLElement[]) {
    element.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'F6') {
        leave();
        event.preventDefault();
        return;
      }
      core.key(named(event.key), true, event);
      drawNow();
      // Copied or cut in the canvas, where the browser sees nothing that is selected.
      const copied = core.copied();
      if (copied) void navigator.clipboard?.writeText(copied).catch(() => undefined);
      const command = event.ctrlKey || event.metaKey || event.altKey;
      // Letters come as text, a paste as a paste; the browser's own keys stay the browser's.
      const isOurs = /^(Tab|Arrow|Page|Home|End|Insert|Delete|Backspace|Enter|Escape)/.test(event.key);
      if (isOurs || (event.key === ' ' && element === canvas) || (command && /^[axyz]$/i.test(event.key))) event.preventDefault();
    });
    element.addEventListener('keyup', (event) => {
      core.key(named(event.key), false, event);
      drawNow();
    });
    element.addEventListener('blur', (event) => {
      if (event.relatedTarget === canvas || event.relatedTarget === typing) return;
      core.letGo();
      drawNow();
    });
    element.addEventListener('paste', (event) => {
      core.typed(event.clipboardData?.getData('text/plain') ?? '');
      drawNow();
      event.preventDefault();
    });
  }

  const take = (): void => {
    if (typing.value) core.typed(typing.value);
    typing.value = '';
    drawNow();
  };
  typing.addEventListener('input', (event) => {
    if (!(event).isComposing) take();
  });
  typing.addEventListener('compositionend', take);
}

/** After a frame: gives the keyboard to where it belongs, and the pointer its shape. */
export function follow(core: Core, { canvas, typing }: Surface): void {
  canvas.style.cursor = core.pointerShape();
  const inCanvas = document.activeElement === canvas || document.activeElement === typing;
  if (!inCanvas) return;
  if (!core.wantsText()) {
    if (document.activeElement === typing) canvas.focus();
    return;
  }
  const [x, y] = core.textCursor();
  typing.style.left = `${Math.min(x / devicePixelRatio, canvas.clientWidth - 2)}px`;
  typing.style.top = `${Math.min(y / devicePixelRatio, canvas.clientHeight - 2)}px`;
  if (document.activeElement !== typing) typing.focus({ preventScroll: true });
}
