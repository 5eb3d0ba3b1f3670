import { z } from 'zod';

/** Who does something. `system` is the command line. */
export const actorSchema = z
  .object({ kind: z.enum(['person', 'key', 'system']), id: z.string(), name: z.string() })
  .meta({ id: 'Actor' });
