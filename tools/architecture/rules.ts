export type Import = {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
  readonly isPackage: boolean;
};
type Arrows = Readonly<Record<string, readonly string[]>>;

const COMPOSITION =
  /^server\/(main|worker|edge|cockpit|modules|application|runtime|serve|grave-facts|configuration|version|cli)\.ts$|^server\/(cli|operations)\//;

/** The rules that one import breaks, as sentences; none when it is allowed. */
export function brokenRules(one: Import, arrows: Arrows): string[] {
  const broken = [kernelRule, domainRule, moduleRule, ringRule, adapterRule, contractRule, webRule].flatMap((rule) =>
    rule(one, arrows),
  );
  return broken.map((why) => `${one.from} may not import ${one.to}: ${why}`);
}

type Rule = (one: Import, arrows: Arrows) => string[];

const isTest = (path: string) =>
  path.endsWith('.test.ts') || path.endsWith('.test.tsx') || path.startsWith('server/test/');
const moduleOf = (path: string) => /^server\/modules\/([^/]+)\//.exec(path)?.[1];
const ringOf = (path: string) => /^server\/modules\/[^/]+\/([^/]+)\//.exec(path)?.[1];

const kernelRule: Rule = ({ from, to, isPackage }) =>
  from.startsWith('server/kernel/') &&
  !isPackage &&
  !isTest(from) &&
  !to.startsWith('server/kernel/') &&
  !to.startsWith('contract/')
    ? ['the kernel knows nothing of ours']
    : [];

const PURE_PACKAGES = /^(saxes|otpauth|node:crypto|zod)$/;

const domainRule: Rule = ({ from, to, isType, isPackage }) => {
  if (ringOf(from) !== 'domain' || isTest(from)) return [];
  if (isPackage) return isType || PURE_PACKAGES.test(to) ? [] : ['domain/ is pure'];
  const sameDomain = moduleOf(to) === moduleOf(from) && ringOf(to) === 'domain';
  return sameDomain || to.startsWith('server/kernel/') || to.startsWith('contract/')
    ? []
    : ['domain/ imports its own domain and kernel values only'];
};

/** The engines of packages are pure, and the player runs them in the browser: the same judgement on both sides. */
const ON_BOTH_SIDES = new Set(
  ['runtime/index.ts', 'sequencing/index.ts', 'prerequisites/index.ts', 'content/activity-report.ts'].map(
    (path) => `server/modules/learning/domain/${path}`,
  ),
);

const moduleRule: Rule = ({ from, to, isPackage }, arrows) => {
  const [mine, theirs] = [moduleOf(from), moduleOf(to)];
  if (isPackage || !theirs || isTest(from) || mine === theirs) return [];
  if (mine && !arrows[mine]?.includes(theirs))
    return [`${mine} has no arrow to ${theirs} (tools/architecture/arrows.ts)`];
  if (from.startsWith('web/player/') && ON_BOTH_SIDES.has(to)) return [];
  const isDoor = to === `server/modules/${theirs}/index.ts`;
  const isPort =
    to === `server/modules/${theirs}/ports.ts` && (from.startsWith('server/adapters/') || COMPOSITION.test(from));
  return isDoor || isPort ? [] : ['another module is entered by its index.ts'];
};

const ringRule: Rule = ({ from, to, isType }) => {
  if (isTest(from) || moduleOf(from) !== moduleOf(to) || !moduleOf(from)) return [];
  const [mine, theirs] = [ringOf(from), ringOf(to)];
  if (mine === 'store' && (theirs === 'use-cases' || theirs === 'http' || theirs === 'jobs'))
    return ['a store calls nobody'];
  if ((mine === 'http' || mine === 'jobs') && theirs === 'store' && !isType && !from.endsWith('authenticate.ts'))
    return ['http/ and jobs/ only translate: go through a use case'];
  if (mine === 'use-cases' && (theirs === 'http' || theirs === 'jobs'))
    return ['a use case does not know who calls it'];
  return [];
};

const adapterRule: Rule = ({ from, to }) =>
  to.startsWith('server/adapters/') &&
  !from.startsWith('server/adapters/') &&
  !COMPOSITION.test(from) &&
  !isTest(from) &&
  !from.startsWith('tools/')
    ? ['only composition roots know adapters']
    : [];

const contractRule: Rule = ({ from, to, isPackage }) =>
  from.startsWith('contract/') && !isTest(from) && (isPackage ? to !== 'zod' : !to.startsWith('contract/'))
    ? ['contract/ imports the schema library only']
    : [];

const webRule: Rule = ({ from, to, isType, isPackage }) => {
  if (!from.startsWith('web/') || isPackage || isTest(from)) return [];
  if (to.startsWith('server/') && !ON_BOTH_SIDES.has(to)) return ['web/ never imports the server'];
  const mine = /^web\/modules\/([^/]+)\//.exec(from)?.[1];
  const theirs = /^web\/modules\/([^/]+)\//.exec(to)?.[1];
  if (mine && theirs && mine !== theirs && !isType) return ['a web module imports no other: shared parts go to web/ui'];
  return from.startsWith('web/ui/') && to.startsWith('web/modules/') ? ['the design system knows no module'] : [];
};
