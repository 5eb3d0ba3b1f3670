import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** `npm run dev -w packages/web` shows changes at once; it hands requests on to a running server. */
export default defineConfig({
  plugins: [react(), apiCalls()],
  build: {
    target: 'es2022',
    // From these on browsers know light-dark(); put differently for older ones it needs more than a file.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // They all know <link rel="modulepreload"> as well.
    modulePreload: { polyfill: false },
    manifest: true,
    // Inlined files would be data: addresses, which the content security policy refuses.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page takes of other packages, in one file: it packs better than a hundred do.
          groups: [{ name: 'packages', test: /node_modules/, tags: ['$initial'] }],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4000', '/health': 'http://127.0.0.1:4000' } },
});

/** `virtual:api-calls`: how every operation of the API is called, without the schemas. */
function apiCalls(): Plugin {
  const name = 'virtual:api-calls';
  return {
    name: 'api-calls',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null;
      const [{ callsOf }, { OPERATIONS }] = await Promise.all([
        import('@muster/core/contract/call-operation'),
        import('@muster/core/contract/operations'),
      ]);
      return `export default ${JSON.stringify(callsOf(OPERATIONS))};`;
    },
  };
}
