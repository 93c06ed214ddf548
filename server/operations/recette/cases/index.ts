import type { Scenario } from '../scenario.ts';
import { crAut01 } from './cr-aut-01.ts';
import { crIns02 } from './cr-ins-02.ts';
import { crSco01 } from './cr-sco-01.ts';
import { crSco03 } from './cr-sco-03.ts';
import { crSco05 } from './cr-sco-05.ts';
import { crSec01 } from './cr-sec-01.ts';

/** Every case that the product plays by itself. */
export const scenarios: readonly Scenario[] = [crAut01, crIns02, crSco01, crSco03, crSco05, crSec01];
