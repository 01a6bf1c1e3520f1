export { pacer, type Pace } from './core/features/pacer.js';
