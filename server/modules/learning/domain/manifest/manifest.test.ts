import { expect, test } from 'vitest';
import { Refusal } from '../../../../kernel/refusal.ts';
import { joinParameters } from './launch-url.ts';
import { locateManifest } from './locate.ts';
import type { PackageDescription, PackageItem } from './package-description.ts';
import { parseManifest } from './parse-manifest.ts';
import { packageRefusals } from './refusals.ts';

const NS12 =
  'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"';
const NS2004 = [
  'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"',
  'xmlns:imsss="http://www.imsglobal.org/xsd/imsss" xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"',
  'xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3"',
].join(' ');

type Parts = {
  version?: string;
  ns?: string;
  items?: string;
  resources?: string;
  organizations?: string;
  more?: string;
};

function manifestOf(parts: Parts = {}): string {
  const items = parts.items ?? '<item identifier="i1" identifierref="r1"><title>Un</title></item>';
  const organizations =
    parts.organizations ??
    `<organizations default="o"><organization identifier="o"><title>Cours</title>${items}</organization></organizations>`;
  const resources =
    parts.resources ?? '<resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="index.html"/>';
  const version = parts.version === '' ? '' : `<schemaversion>${parts.version ?? '1.2'}</schemaversion>`;
  return `<manifest identifier="m" ${parts.ns ?? NS12}><metadata><schema>ADL SCORM</schema>${version}</metadata>
    ${organizations}<resources>${resources}</resources>${parts.more ?? ''}</manifest>`;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function parsed(source: string | Uint8Array, paths: string[] = ['index.html']): PackageDescription {
  const all = ['imsmanifest.xml', ...paths];
  const manifestBytes = typeof source === 'string' ? bytes(source) : source;
  return parseManifest({ manifestBytes, place: locateManifest(all), paths: all });
}

function refused(act: () => unknown): { code: string; facts: unknown } {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, facts: error.facts };
    throw error;
  }
  throw new Error('nothing was refused');
}

const only = (description: PackageDescription): PackageItem => description.launchable[0] as PackageItem;

test('a SCORM 1.2 package of one item is described whole', () => {
  const items = `<item identifier="i1" identifierref="r1" parameters="?lang=fr" isvisible="true"><title> La  méthode </title>
    <adlcp:prerequisites type="aicc_script">i0</adlcp:prerequisites><adlcp:maxtimeallowed>00:30:00</adlcp:maxtimeallowed>
    <adlcp:timelimitaction>exit,message</adlcp:timelimitaction><adlcp:datafromlms>YQ==</adlcp:datafromlms>
    <adlcp:masteryscore>80</adlcp:masteryscore></item>`;
  const item: PackageItem = {
    identifier: 'i1',
    title: 'La méthode',
    isVisible: true,
    href: 'index.html?lang=fr',
    filePath: 'index.html',
    scormType: 'sco',
    parameters: '?lang=fr',
    masteryScore: 80,
    maxTimeAllowed: '00:30:00',
    timeLimitAction: 'exit,message',
    dataFromLms: 'YQ==',
    prerequisites: 'i0',
    completionThreshold: null,
    scaledPassingScore: null,
    objectiveIds: [],
    hideLmsUi: [],
    children: [],
  };
  expect(parsed(manifestOf({ items }))).toEqual({
    course: null,
    edition: '1.2',
    identifier: 'm',
    title: 'Cours',
    items: [item],
    launchable: [item],
    warnings: [],
  });
});

test('a SCORM 2004 item gives its passing score, threshold, objectives, limits and hidden controls', () => {
  const items = `<item identifier="i1" identifierref="r1"><title>Un</title>
    <adlcp:timeLimitAction>continue,no message</adlcp:timeLimitAction><adlcp:dataFromLMS>abc</adlcp:dataFromLMS>
    <adlcp:completionThreshold>0.75</adlcp:completionThreshold>
    <adlcp:data><adlcp:map targetID="notes" writeSharedData="false"/><adlcp:map targetID="notes"/><adlcp:map targetID="score" readSharedData="0"/></adlcp:data>
    <adlnav:presentation><adlnav:navigationInterface><adlnav:hideLMSUI>continue</adlnav:hideLMSUI>
    <adlnav:hideLMSUI>exitAll</adlnav:hideLMSUI></adlnav:navigationInterface></adlnav:presentation>
    <imsss:sequencing><imsss:limitConditions attemptAbsoluteDurationLimit="PT1H"/><imsss:objectives>
    <imsss:primaryObjective objectiveID="obj%20 1" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure></imsss:primaryObjective>
    <imsss:objective objectiveID="second"/></imsss:objectives>
    <adlseq:objectives><adlseq:objective objectiveID="other"/></adlseq:objectives></imsss:sequencing></item>`;
  const resources = '<resource identifier="r1" adlcp:scormType="asset" href="index.html"/>';
  const description = parsed(manifestOf({ version: '2004 3rd Edition', ns: NS2004, items, resources }));
  expect({ edition: description.edition, item: only(description) }).toEqual({
    edition: '2004 3rd',
    item: {
      identifier: 'i1',
      title: 'Un',
      isVisible: true,
      href: 'index.html',
      filePath: 'index.html',
      scormType: 'asset',
      parameters: '',
      masteryScore: null,
      maxTimeAllowed: 'PT1H',
      timeLimitAction: 'continue,no message',
      dataFromLms: 'abc',
      prerequisites: null,
      completionThreshold: 0.75,
      scaledPassingScore: 0.8,
      objectiveIds: ['obj 1', 'second'],
      sharedData: [
        { targetId: 'notes', canRead: true, canWrite: false },
        { targetId: 'score', canRead: false, canWrite: true },
      ],
      hideLmsUi: ['continue', 'exitAll'],
      children: [],
    },
  });
});

test.each([
  ['1.2', NS12, '1.2'],
  ['CAM 1.3', NS2004, '2004 2nd'],
  ['2004 3rd Edition', NS2004, '2004 3rd'],
  ['2004 4th Edition', NS2004, '2004 4th'],
  ['', NS12, '1.2'],
  ['', NS2004, '2004 3rd'],
  ['something new', NS2004, '2004 3rd'],
])('schemaversion "%s" is read by what it says, else by its namespaces', (version, ns, edition) => {
  expect(parsed(manifestOf({ version, ns })).edition).toBe(edition);
});

test('in the 4th edition a threshold counts only when completion goes by measure', () => {
  const threshold = (attributes: string) => {
    const items = `<item identifier="i" identifierref="r1"><adlcp:completionThreshold ${attributes}/></item>`;
    return only(parsed(manifestOf({ version: '2004 4th Edition', ns: NS2004, items }))).completionThreshold;
  };
  expect([
    threshold('progressWeight="0.5"'),
    threshold('completedByMeasure="false" minProgressMeasure="0.5"'),
    threshold('completedByMeasure="true" minProgressMeasure="0.5"'),
    threshold('completedByMeasure="true"'),
  ]).toEqual([null, null, 0.5, 1]);
});

test('shared sequencing is taken unless the item has its own part of the same namespace', () => {
  const shared = `<imsss:sequencingCollection><imsss:sequencing ID="s"><imsss:objectives>
    <imsss:primaryObjective objectiveID="shared" satisfiedByMeasure="true"/></imsss:objectives></imsss:sequencing></imsss:sequencingCollection>`;
  const ids = (own: string) => {
    const items = `<item identifier="i" identifierref="r1"><imsss:sequencing IDRef="s">${own}</imsss:sequencing></item>`;
    const item = only(parsed(manifestOf({ version: 'CAM 1.3', ns: NS2004, items, more: shared })));
    return [item.objectiveIds, item.scaledPassingScore];
  };
  expect(ids('<adlseq:objectives><adlseq:objective objectiveID="x"/></adlseq:objectives>')).toEqual([['shared'], 1]);
  expect(ids('<imsss:objectives><imsss:primaryObjective objectiveID="own"/></imsss:objectives>')).toEqual([
    ['own'],
    null,
  ]);
});

test('bases of manifest, resources and resource are joined before the address', () => {
  const resources =
    '<resource identifier="r1" xml:base="c/" adlcp:scormtype="sco" href="page un.html?a=1#top"><file href="page un.html"/></resource>';
  const text = manifestOf({ resources, items: '<item identifier="i" identifierref="r1" parameters="b=2"/>' })
    .replace('<manifest ', '<manifest xml:base="a/" ')
    .replace('<resources>', '<resources xml:base="b/">');
  const description = parsed(text, ['a/b/c/page un.html']);
  expect([only(description).href, only(description).filePath, description.warnings]).toEqual([
    'a/b/c/page%20un.html?a=1&b=2#top',
    'a/b/c/page un.html',
    [],
  ]);
});

test.each([
  ['a.html', '?x=1', 'a.html?x=1'],
  ['a.html', '&x=1', 'a.html?x=1'],
  ['a.html?y=2', '?x=1', 'a.html?y=2&x=1'],
  ['a.html', '#top', 'a.html#top'],
  ['a.html#end', '#top', 'a.html#end'],
  ['a.html#end', 'x=1', 'a.html?x=1#end'],
  ['a.html', 'x=é b', 'a.html?x=é b'],
  ['a.html', '', 'a.html'],
])('parameters are joined to %s by the rule: %s gives %s', (address, parameters, joined) => {
  expect(joinParameters(address, parameters)).toBe(joined);
});

test('folders keep their place and the order of play is that of the table of contents', () => {
  const items = `<item identifier="A"><title>Chapitre</title><item identifier="a1" identifierref="r1"/>
    <item identifier="a2" identifierref="r2" isvisible="false"/></item><item identifier="b" identifierref="r1"/>`;
  const resources =
    '<resource identifier="r1" adlcp:scormtype="sco" href="index.html"/><resource identifier="r2" href="two.html"/>';
  const { items: tree, launchable } = parsed(manifestOf({ items, resources }), ['index.html', 'two.html']);
  expect([
    tree.map(({ identifier, href, children }) => [identifier, href, children.length]),
    launchable.map(({ identifier, scormType, isVisible }) => [identifier, scormType, isVisible]),
  ]).toEqual([
    [
      ['A', null, 2],
      ['b', 'index.html', 0],
    ],
    [
      ['a1', 'sco', true],
      ['a2', 'asset', false],
      ['b', 'sco', true],
    ],
  ]);
});

test('a default organization that does not exist gives the first one and a warning', () => {
  const text = manifestOf().replace('default="o"', 'default="x"');
  expect([parsed(text).title, parsed(text).warnings]).toEqual([
    'Cours',
    [{ code: 'PACKAGE_DEFAULT_ORGANIZATION', facts: { name: 'x' } }],
  ]);
});

test('a package without organization plays its resources', () => {
  const { title, launchable, warnings } = parsed(manifestOf({ organizations: '<organizations/>' }));
  expect([title, launchable.map(({ href }) => href), warnings]).toEqual([
    'r1',
    ['index.html'],
    [{ code: 'PACKAGE_NO_ORGANIZATION', facts: {} }],
  ]);
});

test('what is odd but playable is said: a folder around, other capitals, twin items, lost files', () => {
  const items = '<item identifier="i" identifierref="r1"/><item identifier="i" identifierref="r1"/>';
  const resources =
    '<resource identifier="r1" href="Index.HTML"><file href="Index.HTML"/><file href="lost.png"/></resource>';
  const paths = ['cours/imsmanifest.xml', 'cours/index.html'];
  const { launchable, warnings } = parseManifest({
    manifestBytes: bytes(manifestOf({ items, resources })),
    place: locateManifest(paths),
    paths,
  });
  expect([launchable.map(({ identifier, href }) => [identifier, href]), warnings]).toEqual([
    [
      ['i', 'cours/index.html'],
      ['i-2', 'cours/index.html'],
    ],
    [
      { code: 'PACKAGE_IN_FOLDER', facts: { folder: 'cours' } },
      { code: 'PACKAGE_FILE_CASE', facts: { name: 'cours/index.html' } },
      { code: 'PACKAGE_TWIN_ITEM', facts: { identifier: 'i' } },
      { code: 'PACKAGE_FILE_CASE', facts: { name: 'cours/index.html' } },
      { code: 'PACKAGE_FILES_MISSING', facts: { count: 1, name: 'lost.png' } },
    ],
  ]);
});

test('an item that cannot be opened is a folder with a warning while another plays', () => {
  const items = '<item identifier="i" identifierref="r1"/><item identifier="j" identifierref="nowhere"/>';
  const { launchable, warnings } = parsed(manifestOf({ items }));
  expect([launchable.map(({ identifier }) => identifier), warnings]).toEqual([
    ['i'],
    [{ code: 'PACKAGE_RESOURCE_MISSING', facts: { identifier: 'j', resource: 'nowhere' } }],
  ]);
});

test.each([
  ['javascript:alert(1)', 'PACKAGE_LAUNCH_SCRIPT'],
  ['  JavaScript:alert(1)', 'PACKAGE_LAUNCH_SCRIPT'],
  ['data:text/html,x', 'PACKAGE_LAUNCH_SCRIPT'],
  ['file:///etc/passwd', 'PACKAGE_LAUNCH_SCRIPT'],
  ['https://elsewhere.example/course.html', 'PACKAGE_LAUNCH_ELSEWHERE'],
  ['//elsewhere.example/course.html', 'PACKAGE_LAUNCH_ELSEWHERE'],
  ['nowhere.html', 'PACKAGE_FILE_MISSING'],
  ['../../nowhere.html', 'PACKAGE_FILE_MISSING'],
])('a package that opens only %s is refused', (href, code) => {
  const resources = `<resource identifier="r1" href="${href}"/>`;
  expect(refused(() => parsed(manifestOf({ resources })))).toEqual({
    code,
    facts: { identifier: 'i1', name: href.trim() },
  });
});

test.each([
  ['a DOCTYPE', `<!DOCTYPE manifest [<!ENTITY x "y">]>${manifestOf()}`, { code: 'PACKAGE_DOCTYPE', facts: {} }],
  ['a tag left open', '<manifest><a></manifest>', { code: 'PACKAGE_MANIFEST_UNREADABLE', facts: { line: 1 } }],
  ['nothing', '', { code: 'PACKAGE_MANIFEST_UNREADABLE', facts: { line: 1 } }],
  ['an unknown entity', '<manifest>&x;</manifest>', { code: 'PACKAGE_MANIFEST_UNREADABLE', facts: { line: 1 } }],
  ['levels without end', '<a>'.repeat(5000), { code: 'PACKAGE_MANIFEST_UNREADABLE', facts: { line: 1 } }],
  ['another XML', '<html/>', { code: 'PACKAGE_NOT_SCORM', facts: {} }],
  [
    'a manifest without SCORM',
    '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"/>',
    { code: 'PACKAGE_NOT_SCORM', facts: {} },
  ],
  ['a version 1.1', manifestOf({ version: '1.1' }), { code: 'PACKAGE_SCORM_11', facts: {} }],
  ['no item', manifestOf({ items: '' }), { code: 'PACKAGE_EMPTY', facts: {} }],
  ['more than ten megabytes', ' '.repeat(10_000_001), { code: 'PACKAGE_MANIFEST_TOO_LARGE', facts: { megabytes: 10 } }],
  [
    'an unknown encoding',
    '<?xml version="1.0" encoding="ebcdic"?><manifest/>',
    { code: 'PACKAGE_ENCODING', facts: { encoding: 'ebcdic' } },
  ],
])('a manifest with %s is refused by its name', (_, text, refusal) => {
  expect(refused(() => parsed(text))).toEqual(refusal);
});

test('bytes that are not the declared UTF-8 are refused', () => {
  expect(refused(() => parsed(latin1('<manifest>é</manifest>')))).toEqual({
    code: 'PACKAGE_ENCODING',
    facts: { encoding: 'utf-8' },
  });
});

test.each([
  ['UTF-8', (text: string) => bytes(`<?xml version="1.0" encoding="UTF-8"?>${text}`)],
  ['UTF-8 with a mark', (text: string) => bytes(`\uFEFF<?xml version="1.0"?>${text}`)],
  [
    'UTF-16, small end first',
    (text: string) => Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${text}`, 'utf16le'),
  ],
  [
    'UTF-16, big end first',
    (text: string) => Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${text}`, 'utf16le').swap16(),
  ],
  ['ISO-8859-1', (text: string) => latin1(`<?xml version="1.0" encoding="ISO-8859-1"?>${text}`)],
  [
    'windows-1252',
    (text: string) => latin1(`<?xml version='1.0' encoding='windows-1252'?>${text.replace('Été', '\u0080Été')}`),
  ],
])('a title keeps its accents in %s', (name, encode) => {
  const title = parsed(encode(manifestOf().replace('Cours', 'Été'))).title;
  expect(title).toBe(name === 'windows-1252' ? '€Été' : 'Été');
});

test.each([
  [['CSF.xml', 'a.html'], 'PACKAGE_SCORM_11'],
  [['cmi5.xml'], 'PACKAGE_CMI5'],
  [['tincan.xml'], 'PACKAGE_TINCAN'],
  [['h5p.json'], 'PACKAGE_H5P'],
  [['course.crs', 'course.au'], 'PACKAGE_AICC'],
  [['index.html'], 'PACKAGE_NO_MANIFEST'],
  [['a/imsmanifest.xml', 'b/imsmanifest.xml'], 'PACKAGE_NO_MANIFEST'],
  [[], 'PACKAGE_NO_MANIFEST'],
])('an archive of %j is refused by what it is', (paths, code) => {
  expect(refused(() => locateManifest(paths)).code).toBe(code);
});

test('each refusal and warning of the reader has its sentences', () => {
  const sentences = Object.values(packageRefusals);
  expect(sentences.every(({ fr, en }) => fr.endsWith('.') && en.endsWith('.'))).toBe(true);
});

test('white space around an identifier is no part of it', () => {
  const organizations = `<organizations default=" o "><organization identifier="  o  "><title>Cours</title>
    <item identifier=" i1" identifierref=" r1 "><title>Un</title></item></organization></organizations>`;
  const { course, warnings } = parsed(manifestOf({ ns: NS2004, version: '2004 4th Edition', organizations }));
  expect([course?.id, course?.children.map(({ id }) => id), warnings]).toEqual(['o', ['i1'], []]);
});
