import { peakOf, type TimeBars } from '../../session/statistics/time-bars.ts';
import type { BinColumn } from '../../session/statistics/time-bins.ts';
import type { TimeSpan } from '../../session/statistics/time-span.ts';
import { type PlotScale, pxOf, type TimeAxis } from './time-axis.ts';
import type { Colours } from './timeline-colours.ts';
import type { TimelineUnit } from './timeline-store.ts';

/** Px above the bars, for marks, and below them, for times. */
const MARKS = 9;
const AXIS = 13;
const MARK = 3;
/** Px between two marks of one sort, and the least share of the height that a direction has. */
const MARK_ROOM = 6;
const LEAST_SHARE = 0.12;

export interface TimelinePicture {
  readonly bars: TimeBars;
  readonly gaps: readonly TimeSpan[];
  readonly axis: TimeAxis;
  readonly unit: TimelineUnit;
  readonly nameOfMark: (at: number) => string;
  readonly nameOfGap: (gap: TimeSpan) => string;
}

interface Canvas extends PlotScale {
  readonly ctx: CanvasRenderingContext2D;
  readonly height: number;
  readonly colours: Colours;
  /** As CSS writes it. */
  readonly font: string;
}

const columnsOf = (unit: TimelineUnit): readonly [sent: BinColumn, received: BinColumn] =>
  unit === 'messages' ? ['sent', 'received'] : ['sentBytes', 'receivedBytes'];

/** Draws everything but the chosen span: what was sent above a line, what was received below it. */
export function drawTimeline(canvas: Canvas, picture: TimelinePicture): void {
  const { ctx, height, width } = canvas;
  ctx.clearRect(0, 0, width, height);
  drawAxis(canvas, picture);
  drawLosses(canvas, picture.bars);
  drawBars(canvas, picture);
  drawMarks(canvas, picture.bars);
}

function drawAxis(canvas: Canvas, { axis, nameOfMark }: TimelinePicture): void {
  const { colours, ctx, font, height, width } = canvas;
  ctx.font = font;
  ctx.textBaseline = 'bottom';
  for (const at of axis.marks) {
    const x = Math.round(pxOf(canvas, at));
    ctx.fillStyle = colours.line;
    ctx.fillRect(x, 0, 1, height);
    ctx.fillStyle = colours.text;
    const name = nameOfMark(at);
    if (x + 4 + ctx.measureText(name).width <= width) ctx.fillText(name, x + 4, height - 1);
  }
}

function drawLosses(canvas: Canvas, { count, start, values, width }: TimeBars): void {
  const { colours, ctx, height } = canvas;
  ctx.fillStyle = colours.loss;
  ctx.globalAlpha = 0.35;
  for (let bar = 0; bar < count; bar++) {
    if (values.losses[bar] === 0) continue;
    const x = pxOf(canvas, start + bar * width);
    ctx.fillRect(x, 0, Math.max(2, pxOf(canvas, start + (bar + 1) * width) - x), height - AXIS);
  }
  ctx.globalAlpha = 1;
}

function drawBars(canvas: Canvas, picture: TimelinePicture): void {
  const { bars, gaps, unit } = picture;
  const [sent, received] = columnsOf(unit);
  const room = Math.max(4, canvas.height - MARKS - AXIS);
  const peaks = [peakOf(bars, [sent]), peakOf(bars, [received])] as const;
  const share = peaks[0] / Math.max(1, peaks[0] + peaks[1]);
  const above = Math.round(room * Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share)));
  const base = MARKS + above;
  const perPx = Math.max(peaks[0] / above, peaks[1] / (room - above));
  const { colours, ctx, width } = canvas;
  ctx.fillStyle = colours.line;
  ctx.fillRect(0, base, width, 1);
  drawDirection({ ...canvas, paint: colours.sent, base, perPx: -perPx }, bars, sent);
  drawDirection({ ...canvas, paint: colours.received, base: base + 1, perPx }, bars, received);
  for (const gap of gaps) drawGap(canvas, gap, { y: base, name: picture.nameOfGap(gap) });
}

interface Direction extends Canvas {
  readonly paint: string;
  readonly base: number;
  /** What one px stands for; negative for upwards. */
  readonly perPx: number;
}

function drawDirection(canvas: Direction, { count, start, values, width }: TimeBars, column: BinColumn): void {
  const { base, ctx, paint, perPx } = canvas;
  ctx.fillStyle = paint;
  ctx.beginPath();
  for (let bar = 0; bar < count; bar++) {
    const value = values[column][bar] ?? 0;
    if (value === 0) continue;
    const left = Math.round(pxOf(canvas, start + bar * width));
    const right = Math.round(pxOf(canvas, start + (bar + 1) * width));
    const length = Math.max(1, Math.abs(value / perPx)) * Math.sign(perPx);
    ctx.rect(left, base, Math.max(1, right - left - (right - left > 2 ? 1 : 0)), length);
  }
  ctx.fill();
}

function drawGap(canvas: Canvas, gap: TimeSpan, { y, name }: { y: number; name: string }): void {
  const { colours, ctx, width } = canvas;
  const from = Math.max(0, pxOf(canvas, gap.from));
  const to = Math.min(width, pxOf(canvas, gap.to));
  ctx.strokeStyle = colours.gap;
  ctx.setLineDash([2, 3]);
  ctx.beginPath();
  ctx.moveTo(from + 2, y + 0.5);
  ctx.lineTo(to - 2, y + 0.5);
  ctx.stroke();
  ctx.setLineDash([]);
  const length = ctx.measureText(name).width;
  if (length + 12 > to - from) return;
  ctx.fillStyle = colours.gap;
  ctx.fillText(name, (from + to - length) / 2, y - 1);
}

/** Opens are discs, closes rings, losses triangles, as in the lists. */
function drawMarks(canvas: Canvas, bars: TimeBars): void {
  const { colours, ctx } = canvas;
  eachMark(canvas, bars, 'opens', (x) => {
    ctx.fillStyle = colours.opened;
    ctx.beginPath();
    ctx.arc(x, MARKS / 2, MARK, 0, 2 * Math.PI);
    ctx.fill();
  });
  eachMark(canvas, bars, 'closes', (x) => {
    ctx.strokeStyle = colours.closed;
    ctx.lineWidth = 1.5;
    ctx.beginPath();
    ctx.arc(x, MARKS / 2, MARK, 0, 2 * Math.PI);
    ctx.stroke();
    ctx.lineWidth = 1;
  });
  eachMark(canvas, bars, 'losses', (x) => {
    ctx.fillStyle = colours.loss;
    ctx.beginPath();
    ctx.moveTo(x, 0);
    ctx.lineTo(x + MARK + 1, MARKS - 1);
    ctx.lineTo(x - MARK - 1, MARKS - 1);
    ctx.fill();
  });
}

function eachMark(
  scale: PlotScale,
  { count, start, values, width }: TimeBars,
  column: BinColumn,
  draw: (x: number) => void,
): void {
  let last = Number.NEGATIVE_INFINITY;
  for (let bar = 0; bar < count; bar++) {
    if (values[column][bar] === 0) continue;
    // Where the bar begins to be in sight: what opened first stands at the very edge.
    const x = Math.min(scale.width - MARK, Math.max(MARK, pxOf(scale, start + (bar + 0.5) * width)));
    if (x - last < MARK_ROOM) continue;
    last = x;
    draw(x);
  }
}
