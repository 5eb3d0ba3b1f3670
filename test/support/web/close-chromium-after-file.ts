import { afterAll } from 'vitest';
import { closeTestChromium } from './test-chromium.ts';

afterAll(closeTestChromium);
