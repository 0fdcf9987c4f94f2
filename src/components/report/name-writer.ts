/** Writes names on the map so that none touches another. Knows nothing of articles. */

/** Left, top, right and bottom edge, in pixels. */
export type Box = [number, number, number, number];

export interface NameLook {
  family: string;
  ink: string;
  /** Drawn around the letters, so that they stand out from lines. */
  paper: string;
  /** Characters of a name before it is cut. */
  longest: number;
}

/** Middle and base of a line of text, once half of its width is known: the best place first. */
type Places = (half: number) => [x: number, y: number][];

/** Pixels between a name and the edge of the map. */
const MARGIN = 6;

/** Answers what writes a name at the first of its places that is free, or nowhere; `taken` is free for nobody. */
export function createNameWriter(
  context: CanvasRenderingContext2D,
  { width, height }: { width: number; height: number },
  { family, ink, paper, longest }: NameLook,
  taken: Box[],
) {
  return (name: string, places: Places, [size, weight, alpha]: [number, number, number]): void => {
    context.font = `${weight} ${size}px ${family}`;
    const text = name.length > longest ? `${name.slice(0, longest - 2).trimEnd()}…` : name;
    const half = context.measureText(text).width / 2;
    for (const [x, y] of places(half)) {
      if (x + half < 0 || x - half > width || y < 0 || y > height) continue;
      const middle = Math.min(Math.max(x, half + MARGIN), width - half - MARGIN);
      const box: Box = [middle - half - 4, y - size, middle + half + 4, y + size * 0.4];
      if (taken.some((other) => touch(box, other))) continue;
      taken.push(box);
      context.globalAlpha = alpha;
      context.lineWidth = 3.5;
      context.lineJoin = 'round';
      context.textAlign = 'center';
      context.strokeStyle = paper;
      context.strokeText(text, middle, y);
      context.fillStyle = ink;
      context.fillText(text, middle, y);
      return;
    }
  };
}

function touch(a: Box, b: Box): boolean {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}
