import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../../api/api.ts';
import { importQuery, previewQuery } from '../../../api/imports.ts';
import { forgetKeptTexts } from '../../../api/kept-text.ts';
import { MOST_UPLOAD_BYTES, startUpload } from '../../../api/uploads.ts';
import type { NewImportSearch } from '../new-import-search.ts';
import type { DroppedFiles } from './use-file-drop.ts';

/** Where the rows of an import come from. */
export type RowSource =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'text'; readonly text: string; readonly name: string }
  | { readonly kind: 'address'; readonly url: string };

/** Why a file is not even sent. */
export type RefusedFile = 'empty' | 'folder' | 'tooLarge' | 'several' | 'none';

/**
 * Makes the draft as soon as its file begins to arrive, and goes on with it; the upload goes on
 * in the background.
 */
export function useStartImport({ type, chosenType, mode, step }: NewImportSearch) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (source: RowSource) => {
      const uploadId = await sendRows(source);
      const draft = await api.createImport({ body: { uploadId } });
      const { importId } = draft;
      const contactType = type ?? chosenType;
      // What nobody chose is left to the import that the file may correct.
      if (contactType === undefined && mode === undefined) return draft;
      return api.changeImport({
        params: { importId },
        body: {
          ...(mode === undefined ? {} : { mode }),
          ...(contactType === undefined ? {} : { constants: { type: contactType } }),
        },
      });
    },
    onSuccess: async (draft) => {
      const { importId } = draft;
      forgetKeptTexts();
      queryClient.setQueryData(importQuery(importId).queryKey, draft);
      void queryClient.prefetchQuery(previewQuery(importId));
      await navigate({
        to: '/imports/$importId/setup',
        params: { importId },
        search: { step: 'file', ...(type === undefined ? {} : { type }) },
        // The way back leads to what is imported, not to choosing a file once more.
        replace: step !== undefined,
      });
    },
  });
}

/** The one file among those that were dropped or chosen, or why there is none to send. */
export function fileToSend({ files, hasFolder }: DroppedFiles): File | RefusedFile {
  const [file] = files;
  if (file === undefined) return 'none';
  if (files.length > 1) return 'several';
  if (hasFolder) return 'folder';
  if (file.size === 0) return 'empty';
  return file.size > MOST_UPLOAD_BYTES ? 'tooLarge' : file;
}

async function sendRows(source: RowSource): Promise<string> {
  if (source.kind === 'file') return startUpload(source.file);
  if (source.kind === 'text') {
    const { text, name } = source;
    return (await api.pasteUpload({ body: { text, name } })).uploadId;
  }
  return (await api.fetchUpload({ body: { url: source.url } })).uploadId;
}
