import { getRouteApi } from '@tanstack/react-router';
import type { Draft } from '../../../api/drafts.ts';
import type { ImportPreview } from '../../../api/imports.ts';
import { StepContent } from '../wizard-frame.tsx';
import { WhatChoices } from './what-choices.tsx';

const route = getRouteApi('/app/imports/$importId/setup');

/** What a draft imports, changed in place. */
export function WhatStep({
  draft: { change },
  preview: { mode, chosen },
}: {
  readonly draft: Draft;
  readonly preview: ImportPreview;
}) {
  const { type: fixedType } = route.useSearch();
  return (
    <StepContent width={720}>
      <WhatChoices
        fixedType={fixedType}
        type={chosen.constants.type ?? null}
        mode={mode}
        onType={(type) => change({ constants: { type } })}
        onMode={(to) => change({ mode: to })}
      />
    </StepContent>
  );
}
