import { notifications } from '@mantine/notifications';
import type { TFunction } from 'i18next';
import { problemSentence } from './problem-sentence.ts';

/** Says at the edge of the page what went wrong, where nothing on it is the place to. */
export function showProblem(error: unknown, t: TFunction): void {
  notifications.show({
    color: 'red',
    closeButtonProps: { 'aria-label': t('close') },
    title: t('problem.title'),
    message: problemSentence(error, t),
  });
}
