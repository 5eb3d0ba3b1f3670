import { z } from 'zod';

const text = z.string().max(1_000_000);

/** A value as people give it: the server reads it as the cells of imports are read. */
const givenValue = z
  .union([
    text,
    z.number(),
    z.boolean(),
    z.null(),
    z.array(z.union([text, z.number()])).max(1_000),
    z.strictObject({ amount: z.union([text, z.number()]), currency: z.string().max(3).optional() }),
  ])
  .describe(
    'A text as it would be typed, a number, true or false, a list, an amount with its currency; null clears.',
  );

/** Values by the keys of fields. */
export const givenValuesSchema = z
  .record(z.string().max(100), givenValue)
  .describe('Values by the keys that `GET /fields` lists.');
