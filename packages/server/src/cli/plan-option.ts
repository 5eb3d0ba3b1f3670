import { readFile, writeFile } from 'node:fs/promises';
import type { PlanFile } from '@muster/core/contract/plan-file';
import { errorCode } from '../database/database-error.ts';
import { MusterError } from '../errors.ts';
import { fileFailure } from '../formats/file-failure.ts';
import { parsePlanFile, planRequest } from '../imports/plan-file.ts';
import type { FileRequest } from './workspace.ts';

/**
 * What a plan file asks of an import.
 *
 * @throws MusterError `plan_file_invalid`, `file_missing`, `file_unreadable`
 */
export async function readPlan(path: string): Promise<Omit<FileRequest, 'path'>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  const { object: _object, ...request } = planRequest(parsePlanFile(text));
  return request;
}

/** @throws MusterError `file_write_failed` */
export async function savePlan(path: string, plan: PlanFile): Promise<void> {
  await writeFile(path, `${JSON.stringify(plan, null, 2)}\n`).catch((error: unknown) => {
    throw new MusterError(
      'file_write_failed',
      `The plan could not be written to "${path}" (${errorCode(error)}). The import itself is not affected.`,
      { cause: error },
    );
  });
}
