import { defineConfig, type UserConfig } from './generator/config/config.js';

const config: UserConfig = defineConfig({
  spec: 'spec/openapi.yaml',
  out: 'generated',
  client: 'Pocketsflow',
  package: {
    name: 'pocketsflow-sdk',
    version: '0.1.0',
    description: 'TypeScript SDK of the Pocketsflow API: products, orders, customers, subscriptions and webhooks.',
    license: 'MIT',
    homepage: 'https://docs.pocketsflow.com',
  },
  custom: ['spec/custom/switching.ts'],
});

export default config;
