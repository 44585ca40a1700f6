/** A column of a table with rows of the type `Row`. */
export interface Column<Row> {
  /** Unique among the columns; the class of its cells. */
  readonly name: string;
  readonly title: string;
  /** The order of rows when the table is sorted by this column: negative when `a` comes first. */
  readonly compare: (a: Row, b: Row) => number;
}
