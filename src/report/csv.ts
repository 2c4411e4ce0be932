/** The report's tables for spreadsheets. */
import { toCsv } from '#model/csv.ts';
import type { Table } from './tables.ts';

/** A table as a file. */
export const formatCsv = ({ columns, rows }: Table): string => toCsv(columns, rows);
