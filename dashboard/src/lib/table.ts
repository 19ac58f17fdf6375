/** The numbers behind a chart. */
export interface Table {
  file: string;
  columns: { name: string; unit?: string }[];
  rows: (string | number | null | undefined)[][];
}

function field(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  // A text that a spreadsheet would take for a formula stays a text.
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) && Number.isNaN(Number(value)) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** All digits, one header line with units, RFC 4180. */
export function csvOf(table: Table): string {
  const head = table.columns.map((column) => field(column.unit ? `${column.name} [${column.unit}]` : column.name));
  return [head, ...table.rows.map((row) => row.map(field))].map((row) => row.join(',')).join('\r\n') + '\r\n';
}
