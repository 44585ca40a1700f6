/** The heading of a column. */
export interface Heading {
  /** Unique; also the class of the column's cells. */
  readonly name: string;
  readonly title: string;
}

/** A column of a table with rows of the type `Row`. */
export interface Column<Row> extends Heading {
  /** Orders rows by this column: negative when `a` comes first. */
  readonly compare: (a: Row, b: Row) => number;
}
