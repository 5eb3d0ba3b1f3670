import { UnstyledButton } from '@mantine/core';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SETUP_STEPS, type SetupStep } from './setup-search.ts';
import classes from './step-bar.module.css';

/** The six steps of an import: where one is, what is done, and the ways there. */
export function StepBar({
  current,
  openSteps,
  onGo,
}: {
  readonly current: SetupStep;
  /** Those that can be gone to. */
  readonly openSteps: ReadonlySet<SetupStep>;
  readonly onGo: (step: SetupStep) => void;
}) {
  const { t } = useTranslation('wizard');
  const currentAt = SETUP_STEPS.indexOf(current);
  return (
    <nav aria-label={t('steps.label')} className={classes.bar}>
      <ol className={classes.steps}>
        {STEPS.map((step, at) => {
          const isDone = at < currentAt;
          const content = (
            <>
              <span className={classes.mark} aria-hidden>
                {isDone ? <Check size={13} /> : at + 1}
              </span>
              <span className={classes.label}>{t(`steps.${step}`)}</span>
            </>
          );
          const marks = {
            className: classes.step,
            'data-done': isDone || undefined,
            'data-current': step === current || undefined,
            'aria-current': step === current ? ('step' as const) : undefined,
          };
          return (
            <li key={step} className={classes.item}>
              {step !== 'import' && step !== current && openSteps.has(step) ? (
                <UnstyledButton {...marks} onClick={() => onGo(step)}>
                  {content}
                </UnstyledButton>
              ) : (
                <span {...marks}>{content}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

const STEPS = [...SETUP_STEPS, 'import'] as const;
