import { ANY_LEVEL, ANY_LEVELS, SOME_LEVELS } from '../decoders/decoder.ts';
import { ownText } from './own-text.ts';

/** Filters that are kept; the oldest goes first. */
const KEPT = 10_000;
/** Levels of a filter, and UTF-16 units, at most: a longer one is for nothing. */
const LEVELS = 128;
const LONGEST = 1_000;
/** Places in the tree that are looked at for one topic: filters may be made so that it is at very many. */
const VISITED = 1_000;
/** Branches that are kept: filters may be made so that no two have any in common. */
export const BRANCHES = 50_000;

/** The filters that begin with the same levels. */
interface Branch {
  /** Of the subscription to just these levels; -1: none. */
  row: number;
  /** Undefined while nothing was ever below: most branches are at the end of a filter. */
  below?: Map<string, Branch>;
}

const newBranch = (): Branch => ({ row: -1 });

/** The topics that one side has subscribed to, and the rows where it did. */
export class TopicFilters {
  readonly #root = newBranch();
  /** In the order of their rows. */
  readonly #names = new Set<string>();
  /** Below the root. */
  #branches = 0;

  get branches(): number {
    return this.#branches;
  }

  set(told: string, row: number): void {
    const name = ownText(told.slice(0, LONGEST + 1));
    const levels = name.split('/');
    if (name.length > LONGEST || levels.length > LEVELS) return;
    this.#names.delete(name);
    this.#names.add(name);
    let branch = this.#root;
    for (const level of levels) branch = branch.below?.get(level) ?? this.#grow(branch, level);
    branch.row = row;
    for (const oldest of this.#names) {
      if (this.#names.size <= KEPT && this.#branches <= BRANCHES) return;
      this.delete(oldest);
    }
  }

  #grow(branch: Branch, level: string): Branch {
    const next = newBranch();
    branch.below ??= new Map();
    branch.below.set(level, next);
    this.#branches++;
    return next;
  }

  delete(name: string): void {
    if (!this.#names.delete(name)) return;
    const levels = name.split('/');
    const branches = [this.#root];
    for (const level of levels) branches.push(branches.at(-1)?.below?.get(level) ?? newBranch());
    const [last] = branches.slice(-1);
    if (last) last.row = -1;
    for (let depth = levels.length; depth > 0; depth--) {
      const branch = branches[depth];
      if (branch && (branch.row >= 0 || (branch.below?.size ?? 0) > 0)) return;
      if (branches[depth - 1]?.below?.delete(levels[depth - 1] ?? '')) this.#branches--;
    }
  }

  /** The row of the last subscription that is for a topic; undefined when none is known. */
  find(name: string): number | undefined {
    if (this.#names.size === 0) return undefined;
    const levels = name.split('/', LEVELS + 1);
    const places: { readonly branch: Branch; readonly depth: number }[] = [{ branch: this.#root, depth: 0 }];
    let newest = -1;
    for (let visited = 0; visited < VISITED; visited++) {
      const place = places.pop();
      if (!place) break;
      const { branch, depth } = place;
      const level = levels[depth];
      if (level === undefined) newest = Math.max(newest, branch.row, rowBelow(branch, ANY_LEVELS));
      else {
        const next = [branch.below?.get(level)];
        // https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901246
        if (depth > 0 || !level.startsWith('$')) {
          next.push(branch.below?.get(ANY_LEVEL));
          newest = Math.max(newest, rowBelow(branch, ANY_LEVELS), rowBelow(branch, SOME_LEVELS));
        }
        for (const below of next) if (below) places.push({ branch: below, depth: depth + 1 });
      }
    }
    return newest < 0 ? undefined : newest;
  }
}

const rowBelow = ({ below }: Branch, level: string): number => below?.get(level)?.row ?? -1;
