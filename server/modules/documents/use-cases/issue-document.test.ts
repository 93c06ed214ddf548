import { beforeAll, expect, test } from 'vitest';
import { typstPdfs } from '../../../adapters/pdf-typst/index.ts';
import { sql } from '../../../kernel/sql.ts';
import { givenGuests, givenWholeSession } from '../../../test/builders/offer.ts';
import { givenOrganisation, givenSealedHalfDay } from '../../../test/builders/proof.ts';
import { tenAtOnce } from '../../../test/builders/steering.ts';
import { givenLearner, givenPerson } from '../../../test/builders/trade.ts';
import { pdfText } from '../../../test/pdf-text.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import { noteOutcomes } from '../../assessment/use-cases/note-outcomes.ts';
import { keepCompanyTerms } from '../../enrolment/use-cases/keep-company-terms.ts';
import type { OfficeKind, Target } from '../domain/document-kinds.ts';
import { draftDocument, issueDocument } from './issue-document.ts';
import { keepText, readTexts } from './keep-text.ts';
import { readBoard } from './read-board.ts';
import { listDocuments, openDocument } from './read-documents.ts';

const w = await world({ now: '2026-03-10T09:00:00.000Z' });
const pdfs = typstPdfs();
let office: ReturnType<typeof person>;

beforeAll(async () => {
  await givenOrganisation(w);
  await w.owner.query(sql`
    update people.training_organisation
       set pedagogical_contact = 'Amina Cherif, 02 61 91 00 45', administrative_contact = 'Nadia Benhamou, 02 61 91 00 44',
           disability_contact = 'Inès Delaunay, 02 61 91 00 46', vat_mention = 'Exonération de TVA, article 261-4-4° a du CGI'
  `);
  office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
  return () => pdfs.close();
});

async function planned() {
  const session = await givenWholeSession(w);
  const guests = await givenGuests(w, {
    sessionId: session.sessionId,
    names: [
      ['Zoé', 'Delmas'],
      ['Karim', 'Haddad'],
    ],
  });
  const [zoe, karim] = guests.people;
  if (!zoe || !karim) throw new Error('two people were enrolled');
  return { ...session, ...guests, zoe, karim };
}

const issue = (sessionId: string, kind: OfficeKind, target: Partial<Target> = {}) =>
  w.as(office, (ctx) =>
    issueDocument(ctx, pdfs, {
      sessionId,
      kind,
      target: { enrolmentId: null, companyId: null, ...target },
      issuedBy: null,
    }),
  );
const textOf = async (documentId: string) =>
  pdfText((await w.as(office, (ctx) => openDocument(ctx, documentId))).bytes);
const missingIn = async (documentId: string, wanted: readonly string[]) => {
  const text = await textOf(documentId);
  return wanted.filter((one) => !text.includes(one));
};

test('a convocation says who, what, when, where, with whom, and whom to call', async () => {
  const { sessionId, zoe } = await planned();
  const { documentId, number } = await issue(sessionId, 'convocation', { enrolmentId: zoe.enrolmentId });
  const wanted = [
    ...['Convocation', 'Zoé Delmas', 'Laboratoires Vernay', 'Manager une équipe au quotidien', number],
    ...[
      '23 et 24 mars 2026',
      'Lundi 23 mars',
      '9:00 – 12:30',
      '13:30 – 17:00',
      'Salle Erdre, 12 quai de la Fosse, Nantes',
    ],
    ...['Fixer des objectifs clairs', 'À préparer', 'En cas d’absence ou de retard', 'Amina Cherif', 'Inès Delaunay'],
    ...['Déclaration d’activité n° 52440987654', 'ne vaut pas agrément de l’État'],
  ];
  expect(await missingIn(documentId, wanted)).toEqual([]);
});

test('a programme carries every field that the public must be told', async () => {
  const { sessionId } = await planned();
  const { documentId } = await issue(sessionId, 'program');
  const wanted = [
    ...[
      'Programme de formation',
      'version 1',
      'Managers débutants',
      'Encadrer une équipe',
      'Fixer des objectifs clairs',
    ],
    ...['Le rôle du manager', '3 h 30', '14 heures en salle', 'Deux semaines', '1 250,00 € par personne'],
    ...[
      'Exonération de TVA',
      'mises en situation',
      'Quiz d’entrée',
      'Locaux accessibles',
      'Attestation de fin de formation',
    ],
    ...['de 4 à 10 personnes', 'Modalités de financement', 'Inès Delaunay', 'Nadia Benhamou'],
  ];
  expect(await missingIn(documentId, wanted)).toEqual([]);
});

test('an agreement carries what D.6353-1 asks, the people and the price of one company', async () => {
  const { sessionId, companyId } = await planned();
  await givenGuests(w, { sessionId, company: 'Canari et fils', names: [['Ana', 'Silva']] });
  const { documentId } = await issue(sessionId, 'agreement', { companyId });
  const wanted = [
    ...['Convention de formation professionnelle', 'L.6353-1', 'D.6353-1', 'Rivage Formation', 'Philippe Sauvage'],
    ...[
      'Laboratoires Vernay',
      '3 rue des Tanneurs, 44000 Nantes',
      'Fixer des objectifs clairs',
      'Conduire un entretien',
    ],
    ...['14 heures', '23 et 24 mars 2026', 'Part à distance', 'aucune', 'Salle Erdre', 'Zoé Delmas', 'Karim Haddad'],
    ...['1 250,00 €', '2 500,00 €', 'Exonération de TVA', 'Paiement', 'L.6354-1', 'Suivi, évaluation et sanction'],
    ...['Moyens pédagogiques et techniques', 'dédit', 'Règlement intérieur', 'Données personnelles', 'Différends'],
    ...['Pour l’organisme', 'Pour l’entreprise', 'référent handicap'],
  ];
  const text = await textOf(documentId);
  expect([wanted.filter((one) => !text.includes(one)), text.includes('Silva'), text.includes('Canari')]).toEqual([
    [],
    false,
    false,
  ]);
});

test('terms of a company change its price and who signs; without a price there is no agreement', async () => {
  const { sessionId, companyId, programVersionId } = await planned();
  await w.owner.query(sql`update catalogue.program_version set price_cents = 0 where id = ${programVersionId}`);
  const refused = await refusalOf(issue(sessionId, 'agreement', { companyId }));
  const terms = {
    basis: 'group' as const,
    priceCents: 300_000,
    funder: 'Opco 2i',
    fundingCase: 'D-778',
    orderNumber: 'BC 12',
    signatoryName: 'Marc Vernay',
    signatoryTitle: 'directeur général',
  };
  const outcomes = await tenAtOnce(w, (index) =>
    w.as(office, (ctx) =>
      keepCompanyTerms(ctx, { sessionId, companyId }, { ...terms, priceCents: 300_000 + index, revision: 0 }),
    ),
  );
  await w.as(office, (ctx) => keepCompanyTerms(ctx, { sessionId, companyId }, { ...terms, revision: 1 }));
  const { documentId } = await issue(sessionId, 'agreement', { companyId });
  const wanted = [
    'Forfait pour le groupe',
    '3 000,00 €',
    'Opco 2i',
    'D-778',
    'BC 12',
    'Marc Vernay, directeur général',
  ];
  expect([refused, outcomes, await missingIn(documentId, wanted)]).toEqual([
    { code: 'AGREEMENT_NO_PRICE', facts: { company: 'Laboratoires Vernay' } },
    [...Array(9).fill('TERMS_CHANGED_MEANWHILE'), 'done'],
    [],
  ]);
});

test('rules and booklet carry what the law asks, in the words of the organisation', async () => {
  const { sessionId } = await planned();
  const rules = await issue(sessionId, 'internalRules');
  const booklet = await issue(sessionId, 'welcomeBooklet');
  expect([
    await missingIn(rules.documentId, [
      ...['Règlement intérieur', 'Article 1', 'Santé et sécurité', 'Nature et échelle des sanctions', 'amendes'],
      ...['Droits de la défense', 'cinq cents heures', 'Violences, harcèlement et discriminations', 'Amina Cherif'],
    ]),
    await missingIn(booklet.documentId, [
      ...['Livret d’accueil', 'Vos interlocuteurs', 'Votre parcours', 'Réclamations', 'Handicap', 'Inès Delaunay'],
      ...['Vos données personnelles', 'Votre espace en ligne', 'contact@rivage-formation.example'],
    ]),
  ]).toEqual([[], []]);
});

test('an attestation d’assiduité tells the hours day by day, and none comes out of open sheets', async () => {
  const { sessionId, slotIds, zoe, karim } = await planned();
  const refused = await refusalOf(issue(sessionId, 'attendanceCertificate', { enrolmentId: zoe.enrolmentId }));
  for (const slotId of slotIds)
    await givenSealedHalfDay(w, {
      slotId,
      sessionId,
      people: [
        { ...zoe, attendedMn: 210 },
        { ...karim, attendedMn: 0 },
      ],
    });
  const { documentId } = await issue(sessionId, 'attendanceCertificate', { enrolmentId: zoe.enrolmentId });
  const absent = await refusalOf(issue(sessionId, 'attendanceCertificate', { enrolmentId: karim.enrolmentId }));
  expect([
    refused.code,
    absent.code,
    await missingIn(documentId, ['Attestation d’assiduité', 'Zoé Delmas', 'Lundi 23 mars', '7,00', '14,00 heures']),
  ]).toEqual(['CERTIFICATE_SHEETS_OPEN', 'CERTIFICATE_NO_HOURS', []]);
});

test('an attestation de fin de formation says what was acquired, objective by objective, and waits until it is noted', async () => {
  const { sessionId, slotIds, zoe } = await planned();
  for (const slotId of slotIds)
    await givenSealedHalfDay(w, { slotId, sessionId, people: [{ ...zoe, attendedMn: 210 }] });
  const target = { enrolmentId: zoe.enrolmentId };
  const refused = await refusalOf(issue(sessionId, 'trainingCertificate', target));
  const noted = { after: 0, outcomes: ['acquired' as const, 'inProgress' as const], method: 'Mise en situation' };
  await w.as(office, (ctx) => noteOutcomes(ctx, zoe.enrolmentId, noted));
  const { documentId } = await issue(sessionId, 'trainingCertificate', target);
  const wanted = [
    ...['Attestation de fin de formation', 'Zoé Delmas', 'Manager une équipe au quotidien', '14,00 heures'],
    ...['Fixer des objectifs clairs', 'Acquis', 'Conduire un entretien de recadrage', 'En cours d’acquisition'],
    ...['Modalités d’évaluation', 'Mise en situation', 'Philippe Sauvage', 'Du', 'Au'],
  ];
  expect([refused.code, await missingIn(documentId, wanted)]).toEqual(['OUTCOMES_NOT_NOTED', []]);
});

test('ten people who make the same document at the same instant make one', async () => {
  const { sessionId, zoe, companyId } = await planned();
  const targets: [OfficeKind, Partial<Target>][] = [
    ['convocation', { enrolmentId: zoe.enrolmentId }],
    ['agreement', { companyId }],
    ['program', {}],
  ];
  for (const [kind, target] of targets) {
    const outcomes = await tenAtOnce(w, () => issue(sessionId, kind, target));
    expect(outcomes).toEqual(Array(10).fill('done'));
  }
  const made = await w.as(office, (ctx) => listDocuments(ctx, { page: 1, size: 50, sessionId }));
  expect(made.rows.map(({ kind, version }) => [kind, version]).toSorted()).toEqual([
    ['agreement', 1],
    ['convocation', 1],
    ['program', 1],
  ]);
});

test('numbers of each kind have no gap and no double, refusals and races included', async () => {
  const sessions = [await planned(), await planned()];
  await Promise.allSettled(
    sessions.flatMap(({ sessionId, companyId, people }) => [
      ...people.map(({ enrolmentId }) => issue(sessionId, 'convocation', { enrolmentId })),
      ...people.map(({ enrolmentId }) => issue(sessionId, 'attendanceCertificate', { enrolmentId })),
      issue(sessionId, 'agreement', { companyId }),
    ]),
  );
  const rows = await w.owner.query(
    sql<{ kind: string; number: string }>`select kind, number from documents.document order by kind, number`,
  );
  for (const [kind, numbers] of Map.groupBy(rows, (row) => row.kind)) {
    const ranks = numbers.map(({ number }) => Number(number.slice(-5)));
    expect([kind, ranks]).toEqual([kind, ranks.map((_, index) => index + 1)]);
  }
});

test('a moved half-day makes the convocation another one, and the old one is marked replaced', async () => {
  const { sessionId, zoe } = await planned();
  const target = { enrolmentId: zoe.enrolmentId };
  const cell = async () => {
    const { people } = await w.as(office, (ctx) => readBoard(ctx, sessionId));
    const mine = people.find(({ enrolmentId }) => enrolmentId === zoe.enrolmentId);
    const { state, version } = mine?.cells.find(({ kind }) => kind === 'convocation') ?? {};
    return [state, version];
  };
  const cells = [await cell()];
  const before = await issue(sessionId, 'convocation', target);
  cells.push(await cell());
  await w.owner.query(sql`update sessions.room set name = 'Salle Loire', town = 'Rezé'
                           where id in (select room_id from sessions.session_slot where session_id = ${sessionId})`);
  cells.push(await cell());
  const after = await issue(sessionId, 'convocation', target);
  cells.push(await cell());
  const { rows } = await w.as(office, (ctx) => listDocuments(ctx, { page: 1, size: 9, sessionId }));
  expect([cells, rows.map(({ number, state }) => [number, state]).toSorted()]).toEqual([
    [
      ['toProduce', 0],
      ['produced', 1],
      ['changed', 1],
      ['produced', 2],
    ],
    [
      [before.number, 'superseded'],
      [after.number, 'issued'],
    ],
  ]);
});

test('the board says what is missing before anything is made', async () => {
  const { sessionId, companyId } = await planned();
  const individual = await givenLearner(w, { firstName: 'Ana', lastName: 'Abel', email: null });
  await w.owner.query(sql`
    insert into enrolment.enrolment (id, session_id, learner_id, status, source, created_at)
    values (gen_random_uuid(), ${sessionId}, ${individual}, 'REGISTERED', 'office', ${w.clock.now()})
  `);
  await w.owner.query(sql`update people.client_company set address = '' where id = ${companyId}`);
  const { people, companies } = await w.as(office, (ctx) => readBoard(ctx, sessionId));
  expect([
    people.map(({ name, warnings }) => [name, warnings]),
    companies.map(({ name, warnings }) => [name, warnings]),
  ]).toEqual([
    [
      ['Ana Abel', ['noEmail']],
      ['Zoé Delmas', []],
      ['Karim Haddad', []],
    ],
    [['Laboratoires Vernay', ['noAddress', 'noSiret', 'noSignatory']]],
  ]);
});

test('a text of the organisation is kept as its next version, once, and an unknown tag is named', async () => {
  const articles = [{ title: 'Objet', text: 'Le règlement de {organisme}.' }];
  const keep = (index: number) =>
    w.as(office, (ctx) =>
      keepText(ctx, { kind: 'internalRules', after: 0, articles: [...articles, { title: 'Essai', text: `${index}` }] }),
    );
  const outcomes = await tenAtOnce(w, keep);
  const unknown = await refusalOf(
    w.as(office, (ctx) =>
      keepText(ctx, { kind: 'internalRules', after: 1, articles: [{ title: 'Objet', text: 'De {societe}.' }] }),
    ),
  );
  const { texts } = await w.as(office, readTexts);
  const { sessionId } = await planned();
  const { documentId } = await issue(sessionId, 'internalRules');
  expect([
    outcomes,
    unknown,
    texts.find(({ kind }) => kind === 'internalRules')?.number,
    await missingIn(documentId, ['Version 1', 'Le règlement de Rivage Formation.']),
  ]).toEqual([
    [...Array(9).fill('TEXT_CHANGED_MEANWHILE'), 'done'],
    { code: 'TEXT_TAG_UNKNOWN', facts: { tag: 'societe' } },
    1,
    [],
  ]);
});

test('a draft is read and nothing of it is kept; a company and a learner see no document before it is sent to them', async () => {
  const { sessionId, zoe, companyId, managerId } = await planned();
  const target = { enrolmentId: zoe.enrolmentId, companyId: null };
  const draft = await w.as(office, (ctx) => draftDocument(ctx, pdfs, { sessionId, kind: 'convocation', target }));
  const listed = await w.as(office, (ctx) => listDocuments(ctx, { page: 1, size: 9, sessionId }));
  const { documentId } = await issue(sessionId, 'convocation', target);
  const agreement = await issue(sessionId, 'agreement', { companyId });
  const readers = [person('learner', zoe.learnerId, companyId), person('companyManager', managerId, companyId)];
  const refused = [];
  for (const reader of readers)
    for (const id of [documentId, agreement.documentId])
      refused.push((await refusalOf(w.as(reader, (ctx) => openDocument(ctx, id), 'own'))).code);
  expect([(await pdfText(draft.bytes)).includes('PROJET'), listed.total, refused]).toEqual([
    true,
    0,
    Array(4).fill('NOT_FOUND'),
  ]);
});
