import { getRouteApi } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { Activity, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ChooseFile, type ROW_SOURCES } from './file/choose-file.tsx';
import { WhatChoices } from './what/what-choices.tsx';
import { StepContent, WizardFrame } from './wizard-frame.tsx';

const route = getRouteApi('/app/imports/new');

/** The first two steps of an import that has no file yet: the address remembers what is chosen. */
export function NewImportPage() {
  const { t } = useTranslation('wizard');
  const { t: common } = useTranslation();
  const mayImport = useMay('imports.write');
  const search = route.useSearch();
  const { type, chosenType, mode, step = 'what' } = search;
  const navigate = route.useNavigate();
  const [from, setFrom] = useState<(typeof ROW_SOURCES)[number]>('file');
  if (!mayImport)
    return (
      <EmptyState
        isPage
        icon={Lock}
        title={common('noPermission.title')}
        text={t('mayNotImport')}
      />
    );
  const goTo = (to: 'what' | 'file'): void =>
    void navigate({ search: (before) => ({ ...before, step: to }) });
  return (
    <WizardFrame
      title={type === undefined ? t('title') : t('titleOfType', { type })}
      current={step}
      openSteps={new Set(['what', 'file'])}
      onGo={(to) => {
        if (to === 'what' || to === 'file') goTo(to);
      }}
      onBack={step === 'file' ? () => goTo('what') : null}
      wayOn={{
        go: () => goTo('file'),
        reason: step === 'file' ? t(`closed.${MISSING[from]}`) : null,
      }}
    >
      {step === 'what' ? (
        <StepContent width={720}>
          <WhatChoices
            fixedType={type}
            type={type ?? chosenType ?? null}
            mode={mode ?? 'upsert'}
            onType={(one) =>
              void navigate({
                search: ({ chosenType: _before, ...rest }) =>
                  one === null ? rest : { ...rest, chosenType: one },
                replace: true,
              })
            }
            onMode={(one) =>
              void navigate({ search: (before) => ({ ...before, mode: one }), replace: true })
            }
          />
        </StepContent>
      ) : null}
      {/* What is pasted or typed stays while one looks back. */}
      <Activity mode={step === 'file' ? 'visible' : 'hidden'}>
        <StepContent width={880}>
          <ChooseFile search={search} from={from} onFrom={setFrom} />
        </StepContent>
      </Activity>
    </WizardFrame>
  );
}

/** What one goes on with. */
const MISSING = {
  file: 'noFile',
  paste: 'noPaste',
  type: 'noTyped',
  address: 'noAddress',
} as const;
