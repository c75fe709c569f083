import { db } from 'ponder:api';
import { z } from 'zod';

export { db };

/** A query of the API: the shape of its input, and the function that answers it. */
export type Query<Input, Output> = { input: z.ZodType<Input>; read: (input: Input) => Promise<Output> };

export const query = <Input, Output>(
  input: z.ZodType<Input>,
  read: (input: Input) => Promise<Output>,
): Query<Input, Output> => ({ input, read });

/** Maximum of rows in an answer. */
export const MAX_ROWS = 1_000;

/** The largest value of an integer column. PostgreSQL refuses to compare the column with larger ones. */
const MAX_INTEGER = 2 ** 31 - 1;

export const chain = z.number().int().positive().max(MAX_INTEGER);
export const id = z.number().int().nonnegative().max(MAX_INTEGER);
export const limit = z.number().int().min(1).max(MAX_ROWS);
/** Addresses are stored in lower case. */
export const address = z
  .custom<`0x${string}`>((value) => typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value))
  .transform((value) => value.toLowerCase() as `0x${string}`);

/** Position of an event. A page of results continues after its last event's position. */
export const position = z.object({ block: id, log: id });
export type Position = z.infer<typeof position>;
