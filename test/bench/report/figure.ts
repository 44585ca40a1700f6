/** One measured figure, with what it is compared to and what is promised of it. */
export interface Figure extends Measurement {
  /** Ours as a multiple of theirs, or what it has more, as `by` says; absent where there is nothing to compare to. */
  readonly compared?: number;
  /** Absent where no limit is promised. */
  readonly within?: boolean;
}

export interface Measurement {
  readonly what: string;
  readonly ours: number;
  /** Of ours, theirs and their difference. */
  readonly unit: string;
  readonly comparedTo?: string;
  readonly theirs?: number;
  /** Default: ratio. */
  readonly by?: 'ratio' | 'difference';
  readonly limit?: Limit;
  /** How it was measured, such as "median of 9 turns". */
  readonly how?: string;
}

/** What is promised, of ours itself or of how it compares to theirs. Both ends are within. */
export interface Limit {
  readonly of: 'ours' | 'compared';
  readonly most?: number;
  readonly least?: number;
}

/** A figure that there is not, and why; only `failed` makes the run fail. */
export interface NoFigure {
  readonly what: string;
  readonly outcome: 'not measured' | 'failed';
  readonly why: string;
}

export type Result = Figure | NoFigure;

/** What a bench yields, each as soon as it is known, so that a failure loses none of those before it. */
export type Results = AsyncIterable<Result>;

/** A result, with the name of the bench that it comes from. */
export type NamedResult = Result & { readonly bench: string };

/** Compares a measurement with the other side and with its limit. */
export function figure(measured: Measurement): Figure {
  const { ours, theirs, by = 'ratio', limit } = measured;
  const difference = by === 'difference';
  const compared = theirs === undefined ? undefined : difference ? ours - theirs : ours / theirs;
  const judged = limit?.of === 'compared' ? compared : ours;
  if (limit && judged === undefined)
    throw new Error(`${measured.what} has a limit and nothing to compare to.`);
  return {
    ...measured,
    ...(compared === undefined ? {} : { compared }),
    ...(limit && judged !== undefined ? { within: isWithin(judged, limit) } : {}),
  };
}

/** Whether a result leaves the promises kept: it does unless it misses its limit or has failed. */
export function isKept(result: Result): boolean {
  return 'outcome' in result ? result.outcome !== 'failed' : result.within !== false;
}

/** False of what is no number, whatever the limit. */
function isWithin(value: number, { least = -Infinity, most = Infinity }: Limit): boolean {
  return value >= least && value <= most;
}
