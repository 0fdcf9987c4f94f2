/**
 * The map of the build report: draws the articles on a canvas, lets one pan and zoom, names what lies under the
 * pointer. As many titles are written as fit without touching, the most named first, so that fifty articles and
 * twelve thousand are both readable.
 */
import { type Box, createNameWriter } from './name-writer.ts';

interface MapData {
  x: number[];
  y: number[];
  group: number[];
  lines: number[];
  named: number[];
  titles: string[];
  /** Addresses that may be links; null for all others. */
  urls: (string | null)[];
  facts: string[];
  /** Name and place of each large cluster, the largest first. */
  places: { name: string; x: number; y: number }[];
}

const data = JSON.parse(document.querySelector('#map-data')!.textContent!) as MapData;
const canvas = document.querySelector<HTMLCanvasElement>('#map')!;
const context = canvas.getContext('2d')!;
const tip = document.querySelector<HTMLElement>('#map-tip')!;
const legend = document.querySelector<HTMLElement>('#map-legend')!;

/** The map's own coordinates are 0…1000 in both directions. */
const EXTENT = 1000;
const count = data.titles.length;
const order = data.named.map((_, doc) => doc).sort((a, b) => data.named[b]! - data.named[a]!);
const neighbours = data.titles.map(() => [] as number[]);
for (let at = 0; at < data.lines.length; at += 2) {
  neighbours[data.lines[at]!]!.push(data.lines[at + 1]!);
  neighbours[data.lines[at + 1]!]!.push(data.lines[at]!);
}

/** More articles than this are too many to name at once: their clusters are named instead. */
const MANY = 150;

/** Square pixels of the map for each cluster that is named on it. */
const ROOM_FOR_NAME = 22_000;

let width = 0;
let height = 0;
let zoom = 1;
let start = 0;
let upper = 0;
let hovered = -1;
let onlyGroup: number | undefined;
let waiting = false;

new ResizeObserver(resize).observe(canvas);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
canvas.addEventListener('wheel', onWheel, { passive: false });
canvas.addEventListener('keydown', onKey);
canvas.addEventListener('pointerdown', onDown);
canvas.addEventListener('pointermove', onMove);
canvas.addEventListener('pointerleave', () => hover(-1));
canvas.addEventListener('dblclick', (event) => zoomAt(event.offsetX, event.offsetY, 2));
document.querySelector('#map-in')!.addEventListener('click', () => zoomAt(width / 2, height / 2, 1.6));
document.querySelector('#map-out')!.addEventListener('click', () => zoomAt(width / 2, height / 2, 1 / 1.6));
legend.addEventListener('click', (event) => {
  const button = (event.target as Element).closest('button');
  if (!button) return;
  const group = Number(button.dataset.group);
  onlyGroup = onlyGroup === group ? undefined : group;
  for (const one of legend.querySelectorAll('button'))
    one.setAttribute('aria-pressed', String(Number(one.dataset.group) === onlyGroup));
  redraw();
});

function resize(): void {
  const ratio = devicePixelRatio || 1;
  width = canvas.clientWidth;
  height = canvas.clientHeight;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  redraw();
}

function redraw(): void {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    draw();
  });
}

function toMapX(x: number): number {
  return (x / EXTENT) * width * zoom + start;
}

function toMapY(y: number): number {
  return (y / EXTENT) * height * zoom + upper;
}

function toX(doc: number): number {
  return toMapX(data.x[doc]!);
}

function toY(doc: number): number {
  return toMapY(data.y[doc]!);
}

function boxOfDot(doc: number): Box {
  const [x, y, radius] = [toX(doc), toY(doc), toRadius(doc)];
  return [x - radius, y - radius, x + radius, y + radius];
}

/** Larger when more lists name the article, smaller when there are many articles. */
function toRadius(doc: number): number {
  const base = Math.max(1.7, Math.min(6, 110 / Math.sqrt(count))) * Math.min(2, zoom ** 0.4);
  return base * (0.75 + Math.sqrt(data.named[doc]!) * 0.2);
}

function isNarrow(): boolean {
  return width < 600;
}

function draw(): void {
  const style = getComputedStyle(canvas);
  const colours = Array.from({ length: 9 }, (_, place) => style.getPropertyValue(`--group-${place}`).trim());
  const ink = style.getPropertyValue('--ink').trim();
  const paper = style.getPropertyValue('--paper').trim();
  const ratio = devicePixelRatio || 1;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  drawLines(ink);
  const near = hovered < 0 ? undefined : new Set([hovered, ...neighbours[hovered]!]);
  for (let doc = 0; doc < count; doc++) {
    const isFaint = near ? !near.has(doc) : onlyGroup !== undefined && data.group[doc] !== onlyGroup;
    context.globalAlpha = isFaint ? 0.12 : count > 3000 ? 0.75 : 0.92;
    context.fillStyle = colours[data.group[doc]! < 0 ? 8 : data.group[doc]!]!;
    context.beginPath();
    context.arc(toX(doc), toY(doc), toRadius(doc), 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
  drawNames(near, style.fontFamily, ink, paper);
}

function drawLines(ink: string): void {
  const drawn = (alpha: number, wanted: (a: number, b: number) => boolean) => {
    context.globalAlpha = alpha;
    context.strokeStyle = ink;
    context.lineWidth = 0.6;
    context.beginPath();
    for (let at = 0; at < data.lines.length; at += 2) {
      const [a, b] = [data.lines[at]!, data.lines[at + 1]!];
      if (!wanted(a, b)) continue;
      context.moveTo(toX(a), toY(a));
      context.lineTo(toX(b), toY(b));
    }
    context.stroke();
  };
  drawn(Math.max(0.035, Math.min(0.28, 14 / Math.sqrt(data.lines.length + 1) / 4)), () => true);
  if (hovered >= 0) drawn(0.7, (a, b) => a === hovered || b === hovered);
}

/** Names from the most to the least telling; few enough articles are all named, and no name lies on a dot of them. */
function drawNames(near: Set<number> | undefined, family: string, ink: string, paper: string): void {
  const many = count > MANY;
  const taken = many ? [] : data.titles.map((_, doc) => boxOfDot(doc));
  const look = { family, ink, paper, longest: isNarrow() ? 28 : 42 };
  const write = createNameWriter(context, { width, height }, look, taken);
  const titles = (docs: Iterable<number>, most: number, alpha: number) => {
    let tried = 0;
    for (const doc of docs) {
      const [x, y] = [toX(doc), toY(doc)];
      if (x < 0 || x > width || y < 0 || y > height) continue;
      if (tried++ > most) return;
      const gap = toRadius(doc) + 5;
      const places = (half: number): [number, number][] => [
        [x, y - gap],
        [x, y + gap + 10],
        [x + gap + half, y + 4],
        [x - gap - half, y + 4],
      ];
      write(data.titles[doc]!, places, [12, 400, alpha]);
    }
  };
  if (near) {
    titles(near, 40, 1);
    return;
  }
  if (many && onlyGroup === undefined)
    for (const { name, x, y } of data.places.slice(0, (width * height * zoom) / ROOM_FOR_NAME))
      write(name, () => [[toMapX(x), toMapY(y)]], [isNarrow() ? 13 : 15, 600, 1]);
  const shown = onlyGroup === undefined ? order : order.filter((doc) => data.group[doc] === onlyGroup);
  // Names of clusters are enough for the whole of a large site; titles come with zooming in.
  if (!many || zoom > 2 || onlyGroup !== undefined) titles(shown, 240, 0.92);
}

/** The page scrolls on under the map; with Control, by pinching, or once the map was clicked, the wheel zooms. */
function onWheel(event: WheelEvent): void {
  if (!event.ctrlKey && !event.metaKey && document.activeElement !== canvas) return;
  event.preventDefault();
  zoomAt(event.offsetX, event.offsetY, Math.exp(-event.deltaY * 0.0016));
}

function onKey(event: KeyboardEvent): void {
  const steps: Record<string, [number, number]> = {
    ArrowLeft: [60, 0],
    ArrowRight: [-60, 0],
    ArrowUp: [0, 60],
    ArrowDown: [0, -60],
  };
  const step = steps[event.key];
  if (event.key === '+' || event.key === '=') zoomAt(width / 2, height / 2, 1.6);
  else if (event.key === '-') zoomAt(width / 2, height / 2, 1 / 1.6);
  else if (step) {
    start += step[0];
    upper += step[1];
    keepInside();
    redraw();
  } else return;
  event.preventDefault();
}

function zoomAt(x: number, y: number, by: number): void {
  const next = Math.min(40, Math.max(1, zoom * by));
  start = x - ((x - start) * next) / zoom;
  upper = y - ((y - upper) * next) / zoom;
  zoom = next;
  keepInside();
  redraw();
}

function keepInside(): void {
  start = Math.min(0, Math.max(start, width * (1 - zoom)));
  upper = Math.min(0, Math.max(upper, height * (1 - zoom)));
}

function onDown(down: PointerEvent): void {
  const [startX, startY, startLeft, startTop] = [down.clientX, down.clientY, start, upper];
  let moved = false;
  canvas.setPointerCapture(down.pointerId);
  const drag = (move: PointerEvent) => {
    const [dx, dy] = [move.clientX - startX, move.clientY - startY];
    moved ||= Math.hypot(dx, dy) > 4;
    if (!moved) return;
    start = startLeft + dx;
    upper = startTop + dy;
    keepInside();
    redraw();
  };
  const end = () => {
    canvas.removeEventListener('pointermove', drag);
    if (!moved && hovered >= 0 && data.urls[hovered]) window.open(data.urls[hovered]!, '_blank', 'noopener');
  };
  canvas.addEventListener('pointermove', drag);
  canvas.addEventListener('pointerup', end, { once: true });
}

function onMove({ offsetX, offsetY, buttons }: PointerEvent): void {
  let nearest = -1;
  let distance = 14;
  for (let doc = 0; buttons === 0 && doc < count; doc++) {
    const apart = Math.hypot(toX(doc) - offsetX, toY(doc) - offsetY);
    if (apart < distance) [nearest, distance] = [doc, apart];
  }
  hover(nearest);
}

function hover(doc: number): void {
  if (doc === hovered) return;
  hovered = doc;
  canvas.style.cursor = doc < 0 ? 'grab' : data.urls[doc] ? 'pointer' : 'default';
  tip.hidden = doc < 0;
  if (doc >= 0) {
    const [title, facts] = [document.createElement('strong'), document.createElement('span')];
    title.textContent = data.titles[doc]!;
    facts.textContent = data.facts[doc]!;
    tip.replaceChildren(title, facts);
    tip.style.insetInlineStart = `${Math.min(Math.max(8, toX(doc) + 14), Math.max(8, width - 290))}px`;
    tip.style.insetBlockStart = `${toY(doc) + 18 > height - 80 ? toY(doc) - 84 : toY(doc) + 18}px`;
  }
  redraw();
}
