import { z } from 'zod';

/**
 * What went wrong with a request.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export const problemSchema = z
  .object({
    type: z.string().describe('Identifies the kind of problem; the code as a URN.'),
    title: z.string().describe('The kind of problem in words.'),
    status: z.number().int(),
    code: z.string().describe('Stable, for programs.'),
    detail: z.string().describe('What is wrong, where, and how to put it right.'),
    requestId: z.string().describe('Finds the request in the log.'),
    errors: z
      .array(
        z.object({
          path: z.string().describe('Where in the request: `body.email`, `query.limit`.'),
          message: z.string(),
          code: z.string().optional(),
        }),
      )
      .optional()
      .describe('Each part of the request that is wrong.'),
  })
  .loose()
  .meta({ id: 'Problem' });

export type Problem = z.output<typeof problemSchema>;
