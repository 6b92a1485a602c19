// The page of the workbench's canvas: loads the module, draws when something changed, keeps the HTML beside it in step.
import { HtmlMirror } from './html_mirror.js';
import { Core } from './core.js';
import { Files, filesDropped } from './files.js';
import { follow, listen } from './input.js';
import { Kept } from './kept.js';
import { Outbox } from './outbox.js';
import { carryOut } from './requests.js';

/** The module's address, and what this page is called and where it lies: build.mjs puts it in. */
declare const WORKBENCH: { wasm: string; name: string; at: string };

/** Dear ImGui takes a frame to see an event, one to act on it and one to show what came of it. */
const FRAMES_AN_EVENT = 3;

const element = <Kind extends HTMLElement>(id: string): Kind => document.getElementById(`workbench-${id}`) as Kind;

function say(text: string): void {
  element('said').textContent = text;
}

class Page {
  private framesDue = FRAMES_AN_EVENT;
  private scheduled = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly canvas = element<HTMLCanvasElement>('canvas');
  private readonly typing = element<HTMLInputElement>('typing');
  private readonly htmlMirror: HtmlMirror;
  private readonly surface = {
    canvas: this.canvas,
    typing: this.typing,
    leave: () => element('beside').focus(),
    drawNow: () => this.drawNow(),
  };

  constructor(private readonly core: Core, private readonly files: Files, private readonly outbox: Outbox, private readonly kept: Kept | undefined) {
    this.htmlMirror = new HtmlMirror(element('beside'), core, (problem) => this.acted(problem));
    listen(core, this.surface);
    new ResizeObserver(() => this.resized()).observe(element('drawn'));
    this.listenToDrops();
    addEventListener('keydown', (event) => {
      if (event.key !== 'F6' || event.defaultPrevented || !this.isDrawn()) return;
      this.canvas.focus();
      event.preventDefault();
    });
    addEventListener('beforeunload', (event) => {
      if (this.files.changed().length || this.outbox.busy) event.preventDefault();
    });
    this.canvas.addEventListener('webglcontextlost', () => say('The drawing was lost. Load the page again: what waits to be sent is kept.'));
    this.outbox.onKept = (id, lasting) => {
      if (!lasting) say('This browser could not keep an envelope. Save it as a file from the outbox before you close the page.');
      this.core.kept(id, lasting);
      this.acted();
    };
    this.resized();
    this.acted();
  }

  /** Something was done, or came: shows it in the canvas and beside it. */
  acted(problem?: string): void {
    if (problem) say(problem);
    this.framesDue = FRAMES_AN_EVENT;
    this.settle();
    this.keepFiles();
  }

  private resized(): void {
    const { clientWidth, clientHeight } = element('drawn');
    if (clientWidth === 0 || clientHeight === 0) return;
    this.canvas.width = Math.round(clientWidth * devicePixelRatio);
    this.canvas.height = Math.round(clientHeight * devicePixelRatio);
    this.core.resize(clientWidth, clientHeight, devicePixelRatio);
    this.drawNow();
  }

  private isDrawn(): boolean {
    return this.core.draws() && this.canvas.clientWidth > 0;
  }

  private drawNow(): void {
    if (!this.isDrawn()) return;
    this.core.draw();
    follow(this.core, this.surface);
    this.framesDue = Math.max(this.framesDue, FRAMES_AN_EVENT - 1);
    this.settle();
  }

  /** Looks after what changes by itself, and draws again where something did. Else nothing runs until something happens. */
  private settle(): void {
    const next = this.core.tick();
    for (const asked of this.core.requests()) {
      carryOut(asked, { core: this.core, files: this.files, dialog: element('asked'), say, acted: (problem) => this.acted(problem) });
    }
    // Every file is looked at: not for each move of the pointer.
    if (this.htmlMirror.refresh()) this.keepFiles();
    this.keepLayout();
    if (this.core.wantsFrame()) this.framesDue = FRAMES_AN_EVENT;
    clearTimeout(this.timer);
    if (next > 0) this.timer = setTimeout(() => this.settle(), Math.max(next - Date.now(), 20));
    if (this.framesDue > 0 && !this.scheduled && this.isDrawn()) {
      this.scheduled = true;
      requestAnimationFrame(() => {
        this.scheduled = false;
        this.framesDue--;
        this.core.draw();
        follow(this.core, this.surface);
        this.settle();
      });
    }
  }

  private keepLayout(): void {
    const layout = this.core.layout();
    if (layout !== undefined) void this.kept?.write(new Map([['layout', layout]])).catch(() => undefined);
  }

  /** What the module wrote: into the database what waits to be sent, into the list what somebody has to save. */
  private keepFiles(): void {
    void this.outbox.save();
    const changed = this.files.changed();
    const list = element('changed');
    const shown = changed.join('\n');
    if (list.dataset.shown === shown) return;
    list.dataset.shown = shown;
    list.hidden = changed.length === 0;
    const title = document.createElement('p');
    title.textContent = 'Changed here and gone with this page, unless you save them:';
    list.replaceChildren(title, ...changed.map((path) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'govuk-button govuk-button--secondary';
      button.textContent = `Save ${Files.nameOf(path)}`;
      button.onclick = () => {
        this.files.save(path);
        this.acted();
      };
      return button;
    }));
  }

  private listenToDrops(): void {
    addEventListener('dragover', (event) => event.preventDefault());
    addEventListener('drop', (event) => {
      event.preventDefault();
      void this.takeDropped(event.dataTransfer!);
    });
  }

  private async takeDropped(transfer: DataTransfer): Promise<void> {
    try {
      const paths = await this.files.add(await filesDropped(transfer));
      if (paths.length) this.core.dropped(paths);
      this.acted();
    } catch (failed) {
      this.acted((failed as Error).message);
    }
  }
}

function chooseView(view: string): void {
  document.body.dataset.view = view;
  for (const button of document.querySelectorAll<HTMLElement>('[data-view-of]')) {
    button.setAttribute('aria-pressed', String(button.dataset.viewOf === view));
  }
}

/** Keeps what this page is made of in this browser. */
async function keepPage(): Promise<void> {
  await navigator.serviceWorker.register('worker.js');
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage(WORKBENCH.at);
}

async function begin(): Promise<void> {
  window.name = `sealwell-${WORKBENCH.name}`;  // so that a link from the other page comes back to this one
  for (const button of document.querySelectorAll<HTMLElement>('[data-view-of]')) {
    button.addEventListener('click', () => chooseView(button.dataset.viewOf!));
  }
  const [core, kept] = await Promise.all([Core.load(WORKBENCH.wasm), Kept.open()]);
  const outbox = new Outbox(core.files, kept);
  await outbox.load();
  if (!kept) say('This browser keeps nothing when the page is closed: save each envelope as a file.');
  const layout = (await kept?.all('layout'))?.get('layout');
  core.begin(typeof layout === 'string' ? layout : '');
  if (!core.draws()) {
    say('This browser has no WebGL 2, or lets no page draw with it: everything stands in the page.');
    chooseView('html');
    element('views').hidden = true;
  }
  new Page(core, new Files(core.files), outbox, kept);
  keepPage().catch(() => undefined);  // without it, a network is needed to begin
  // What is drawn can't be found in the page: for tests, and for who presses it by a program.
  Object.assign(globalThis, { workbenchControls: () => core.controls() });
  document.body.dataset.ready = '';
}

begin().catch((failed: Error) => say(`The workbench can't run here: ${failed.message}. The window (sealwell workbench) and the commands need no browser.`));
