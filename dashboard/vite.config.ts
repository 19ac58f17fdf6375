import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// Addresses are relative, so that the service may live below any path of a proxy.
export default defineConfig({
  base: './',
  plugins: [svelte()],
  build: {
    outDir: '../server/src/main/resources/dashboard',
    emptyOutDir: true,
    target: 'esnext',
    cssTarget: 'esnext',
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/ws': { target: 'ws://127.0.0.1:8080', ws: true } } },
  test: { include: ['src/**/*.test.ts'] },
});
