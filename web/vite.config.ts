// Builds the web app into web/dist, which the server serves. For work on the app: `npm run web` beside `npm start`.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { tablerIcons } from './tabler-icons.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tablerIcons()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // Browsers that know light-dark() by themselves; rewritten it would not follow the app's own choice of a theme.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The minified files hold no comments, so the notices of the packages in them are kept in one file of their own.
    license: { fileName: 'licenses.txt' },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // What the first page needs is one file, and what most of the others share is one, not twenty small ones: each file
        // costs a round trip. The pages themselves are split off by the router's lazy routes.
        codeSplitting: {
          groups: [
            { name: 'first', priority: 1, tags: ['$initial'] },
            { name: 'shared', minShareCount: 3, test: /^(?!.*redux)/ },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': process.env.AJAR_SERVER ?? 'http://127.0.0.1:3000' },
  },
});
