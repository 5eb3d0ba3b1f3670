import type { Draft } from '../../../api/drafts.ts';
import type { ImportPreview } from '../../../api/imports.ts';
import { StepContent } from '../wizard-frame.tsx';

export function FileStep({ preview }: { readonly draft: Draft; readonly preview: ImportPreview }) {
  return <StepContent width={1100}>{preview.file.name}</StepContent>;
}
