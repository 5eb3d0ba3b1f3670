import { ApiError } from '@muster/core/contract/api-error';
import type { TFunction } from 'i18next';
import { UploadError } from '../api/uploads.ts';

/** What went wrong, in a sentence for people; `t` of the namespace `common`. */
export function problemSentence(error: unknown, t: TFunction): string {
  if (error instanceof ApiError) {
    const { detail, requestId, status } = error.problem;
    return status === 500 ? t('problem.unexpected', { requestId }) : detail;
  }
  if (error instanceof UploadError) return error.message;
  // What fetch throws when nothing answers.
  if (error instanceof TypeError) return t('problem.lost');
  throw error;
}
