import type { Services } from '../services.ts';

/** All of the platform that results are shown from, on pages and to programs: nothing that holds an answer. */
export type Published = Pick<Services, 'publications' | 'catalogue' | 'aggregates' | 'waves' | 'config'>;
