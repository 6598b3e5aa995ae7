// Builds the web app into web/dist, which the server serves. For work on the app: `npm run web` beside `npm start`.
import react from '@vitejs/plugin-react';
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), startPageAtOnce()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // Browsers that know light-dark() by themselves; rewritten it would not follow the app's own choice of a theme.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The pages are split off by the router's lazy routes; what most of them share is one file, not twenty small ones.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 3, test: /^(?!.*redux)/ }] } },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': process.env.AJAR_SERVER ?? 'http://127.0.0.1:3000' },
  },
});

/** The page has its start page's code and styles fetched beside what all pages need, not after it. */
function startPageAtOnce(): Plugin {
  return {
    name: 'start-page-at-once',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const page = Object.values(bundle).find(
          (chunk) => chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith('/pages/inbox/inbox.tsx'),
        );
        if (page?.type !== 'chunk') return [];
        const link = (attrs: Record<string, string | true>): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { crossorigin: true, ...attrs },
          injectTo: 'head',
        });
        const scripts = [page.fileName, ...page.imports].filter((file) => !html.includes(file));
        return [
          ...scripts.map((file) => link({ rel: 'modulepreload', href: `/${file}` })),
          ...[...(page.viteMetadata?.importedCss ?? [])].map((file) => link({ rel: 'stylesheet', href: `/${file}` })),
        ];
      },
    },
  };
}
