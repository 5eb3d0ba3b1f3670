import { Box, Button, CloseButton, Title, Tooltip } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FooterSlot } from './footer-actions.tsx';
import type { SetupStep } from './setup-search.ts';
import { StepBar } from './step-bar.tsx';
import classes from './wizard-frame.module.css';

/** The way on from a step. */
export interface WayOn {
  readonly go: () => void;
  /** Why one cannot go on yet; null: one can. */
  readonly reason: string | null;
  readonly isBusy?: boolean;
}

/** What stands around every step of the wizard: its title, the bar of steps, the ways back and on. */
export function WizardFrame({
  title,
  current,
  openSteps,
  onGo,
  onBack,
  wayOn,
  notice,
  children,
}: {
  readonly title: string;
  readonly current: SetupStep;
  readonly openSteps: ReadonlySet<SetupStep>;
  readonly onGo: (step: SetupStep) => void;
  /** null: this is the first step. */
  readonly onBack: (() => void) | null;
  /** null: the step has its own. */
  readonly wayOn: WayOn | null;
  /** Stands between the bar and the step. */
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('wizard');
  const { t: common } = useTranslation();
  const content = useFocusOnStep(current);
  const [actions, setActions] = useState<HTMLElement | null>(null);
  const [note, setNote] = useState<HTMLElement | null>(null);
  const places = useMemo(() => ({ actions, note }), [actions, note]);
  useDocumentTitle(`${title} · Muster`);
  useKeptPage();
  return (
    <FooterSlot value={places}>
      <div className={classes.frame}>
        <header className={classes.header}>
          <Title order={1} className={classes.title} title={title}>
            {title}
          </Title>
          <Tooltip label={t('closeHint')} position="left">
            <CloseButton component={Link} to="/imports" aria-label={common('close')} />
          </Tooltip>
        </header>
        <StepBar current={current} openSteps={openSteps} onGo={onGo} />
        {notice}
        <section
          ref={content}
          tabIndex={-1}
          aria-label={t(`steps.${current}`)}
          className={classes.content}
        >
          {children}
        </section>
        <div ref={setNote} className={classes.note} />
        <footer className={classes.footer}>
          {onBack === null ? null : (
            <Button
              variant="default"
              onClick={onBack}
              leftSection={<ArrowLeft size={15} aria-hidden />}
            >
              {common('back')}
            </Button>
          )}
          <span className={classes.reason} id="wizard-reason" role="status">
            {wayOn?.reason}
          </span>
          <div ref={setActions} className={classes.slot} />
          {wayOn === null ? null : (
            <Button
              onClick={wayOn.go}
              disabled={wayOn.reason !== null}
              loading={wayOn.isBusy === true && wayOn.reason === null}
              aria-describedby="wizard-reason"
              rightSection={<ArrowRight size={15} aria-hidden />}
            >
              {common('continue')}
            </Button>
          )}
        </footer>
      </div>
    </FooterSlot>
  );
}

/** Whoever goes to another step with the keyboard goes on there, from its top. */
function useFocusOnStep(step: SetupStep) {
  const content = useRef<HTMLElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    content.current?.focus({ preventScroll: true });
    content.current?.scrollTo({ top: 0 });
  }, [step]);
  return content;
}

/** A file that is dropped where none is asked for does not take the page's place. */
function useKeptPage(): void {
  useEffect(() => {
    const keep = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    addEventListener('dragover', keep);
    addEventListener('drop', keep);
    return () => {
      removeEventListener('dragover', keep);
      removeEventListener('drop', keep);
    };
  }, []);
}

/** What a step holds, as wide as it is read well. */
export function StepContent({
  width,
  children,
}: {
  readonly width: number;
  readonly children: ReactNode;
}) {
  return (
    <Box maw={width} mx="auto">
      {children}
    </Box>
  );
}
