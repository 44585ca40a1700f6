/** What the heading of a column says. */
export interface Heading {
  /** Unique among the columns; the class of its cells. */
  readonly name: string;
  readonly title: string;
}

/** A column of a table with rows of the type `Row`. */
export interface Column<Row> extends Heading {
  /** The order of rows when the table is sorted by this column: negative when `a` comes first. */
  readonly compare: (a: Row, b: Row) => number;
}
