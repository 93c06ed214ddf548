import { Readable } from 'node:stream';
import type { Actor } from '../../kernel/access.ts';
import { craftZip } from '../../kernel/archive/crafted-zip.ts';
import { importPackage } from '../../modules/learning/use-cases/import-package.ts';
import { publishPackage } from '../../modules/learning/use-cases/publish-package.ts';
import type { World } from '../world.ts';

/** A SCORM 1.2 package of so many items, small and our own. */
export function craftPackage(titles: readonly string[] = ['Donner un retour utile']): Buffer {
  const items = titles.map(
    (title, index) => `<item identifier="I${index}" identifierref="R${index}"><title>${title}</title></item>`,
  );
  const resources = titles.map(
    (_, index) =>
      `<resource identifier="R${index}" type="webcontent" adlcp:scormtype="sco" href="p${index}.html"><file href="p${index}.html"/></resource>`,
  );
  const manifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="O"><organization identifier="O"><title>Manager au quotidien</title>${items.join('')}</organization></organizations>
  <resources>${resources.join('')}</resources>
</manifest>`;
  return craftZip([
    { name: 'imsmanifest.xml', content: manifest },
    ...titles.map((title, index) => ({ name: `p${index}.html`, content: `<!doctype html><title>${title}</title>` })),
  ]);
}

/** Puts bytes in the file store as an upload that has just been received. */
export async function received(w: World, bytes: Buffer, name = 'module.zip') {
  const fileId = crypto.randomUUID();
  const stored = await w.app.files.put(fileId, Readable.from([bytes]));
  return { fileId, name, mediaType: 'application/zip', ...stored };
}

/** Imports and publishes a package as somebody; returns its version. */
export async function givenPackage(w: World, actor: Actor, wanted?: readonly string[] | Buffer): Promise<string> {
  const upload = await received(w, Buffer.isBuffer(wanted) ? wanted : craftPackage(wanted));
  const { versionId } = await importPackage(w.app, { actor, reach: 'all' }, { packageId: null, upload });
  await w.as(actor, (ctx) => publishPackage(ctx, versionId, 'Manager au quotidien'));
  return versionId;
}
