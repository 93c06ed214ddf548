import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { sql } from '../../../kernel/sql.ts';
import { onePixelPng } from '../../../test/builders/picture.ts';
import { tenAtOnce } from '../../../test/builders/steering.ts';
import { givenPerson } from '../../../test/builders/trade.ts';
import { httpWorld } from '../../../test/http.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import { openLogo, putLogo, removeLogo } from './change-logo.ts';
import { keepOrganisation, readOrganisationCard } from './keep-organisation.ts';

const w = await world();
const http = await httpWorld(w);
const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
const CARD = {
  name: 'Rivage Formation',
  legalForm: 'SAS',
  capital: '50 000 €',
  siret: '923 456 784 00019',
  activityDeclarationNumber: '52 44 09876 54',
  declarationRegion: 'Pays de la Loire',
  address: '12 quai de la Fosse',
  postcode: '44000',
  town: 'Nantes',
  phone: '02 61 91 00 44',
  email: 'contact@rivage-formation.example',
  website: '',
  signatoryName: 'Philippe Sauvage',
  signatoryTitle: 'Président',
  vatMention: '',
  qualityMention: '',
  pedagogicalContact: 'Amina Cherif',
  administrativeContact: '',
  disabilityContact: '',
  brandColor: '#054957',
};
const keep = (changed: object = {}, revision = 0) =>
  w.as(office, (ctx) => keepOrganisation(ctx, { ...CARD, ...changed, revision }));
const card = () => w.as(office, readOrganisationCard);

async function uploaded(bytes: Buffer, name = 'logo.png') {
  const fileId = randomUUID();
  const { sizeBytes, sha256 } = await w.app.files.put(fileId, bytes);
  return { fileId, name, mediaType: 'image/png', sizeBytes, sha256 };
}

test('ten people who describe the organisation at the same instant: the first is kept, the others are told', async () => {
  const outcomes = await tenAtOnce(w, (index) => keep({ phone: `02 00 00 00 0${index}` }));
  expect([outcomes, (await card())?.revision]).toEqual([[...Array(9).fill('CARD_CHANGED_MEANWHILE'), 'done'], 1]);
});

test('the card is kept with its numbers tidied, once when it is sent twice, and letters bear the new name', async () => {
  const before = (await card())?.revision ?? 0;
  await keep({ name: 'Rivage Conseil' }, before);
  await keep({ name: 'Rivage Conseil' }, before);
  const [named] = await w.owner.query(
    sql<{ name: string }>`select value ->> 'name' as name from kernel.setting where name = 'organisation'`,
  );
  expect([await card(), named]).toEqual([
    {
      ...CARD,
      name: 'Rivage Conseil',
      siret: '92345678400019',
      activityDeclarationNumber: '52440987654',
      revision: before + 1,
      hasLogo: false,
    },
    { name: 'Rivage Conseil' },
  ]);
});

test('ten changes of one card at the same instant: one is kept', async () => {
  const revision = (await card())?.revision ?? 0;
  const outcomes = await tenAtOnce(w, (index) => keep({ town: `Nantes ${index}` }, revision));
  expect([outcomes, (await card())?.revision]).toEqual([
    [...Array(9).fill('CARD_CHANGED_MEANWHILE'), 'done'],
    revision + 1,
  ]);
});

test('numbers that cannot be right and a colour that cannot be read are refused', async () => {
  const refused = await Promise.all(
    [{ siret: '12345678901234' }, { activityDeclarationNumber: '5244' }, { brandColor: '#ffe066' }].map((wrong) =>
      refusalOf(keep(wrong, 99)),
    ),
  );
  expect(refused.map(({ code }) => code)).toEqual(['SIRET_INVALID', 'DECLARATION_NUMBER_INVALID', 'COLOR_TOO_PALE']);
});

test('a logo is kept without what hides behind the picture, and taken off; what is no picture is refused', async () => {
  const scope = { actor: office, reach: 'all' } as const;
  await putLogo(w.app, scope, await uploaded(Buffer.concat([onePixelPng(), Buffer.from('<script>alert(1)</script>')])));
  const kept = await w.as(office, openLogo);
  const bytes = await buffer(kept.bytes as NodeJS.ReadableStream);
  const refused = await refusalOf(putLogo(w.app, scope, await uploaded(Buffer.from('<svg onload="alert(1)"/>'))));
  await w.as(office, removeLogo);
  await w.as(office, removeLogo);
  expect([bytes.equals(onePixelPng()), kept.mediaType, refused.code, (await card())?.hasLogo]).toEqual([
    true,
    'image/png',
    'LOGO_UNREADABLE',
    false,
  ]);
});

test('a learner, a company and a trainer neither read nor change the card', async () => {
  const companyManager = await givenPerson(w, { role: 'learner' });
  const login = await http.login(companyManager, 'learner');
  const answers = [
    await http.call('GET', '/organisation/card', { as: login }),
    await http.call('PUT', '/organisation/card', { as: login, body: { ...CARD, revision: 1 } }),
    await http.call('POST', '/organisation/logo/removal', { as: login }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
});
