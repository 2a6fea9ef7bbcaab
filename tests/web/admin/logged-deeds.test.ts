import { wavesPaths } from '../../../server/web/admin/waves/paths.ts';
import { testApp } from '../../builders/app.ts';
import { openPersonally, putAskedUnits } from '../../builders/asked-units.ts';
import { survey, wave } from '../../builders/leader.ts';
import { memberAt } from '../../builders/member.ts';

test('The log tells who changed which settings, deleted a comment, took the register out and sent letters', async () => {
  const site = await testApp();
  const editor = await memberAt(site, { role: 'editor' });
  const page = `/admin/undersokelser/${survey}/${wave}`;
  const settings = { access: 'open', mode: 'anonymous', legalBasis: 'Berettiget interesse' };
  const contact = { contactName: 'Kontoret', contactEmail: 'kontoret@eksempel.no' };
  for (const _ of [1, 2]) await editor.post(wavesPaths.settings(survey, wave), { ...settings, ...contact });
  await editor.post(wavesPaths.comment(survey, wave, 'a'));
  await openPersonally(site, {
    closesOn: '2027-03-01',
    contact: { name: 'Kontoret', email: contact.contactEmail },
  });
  await putAskedUnits(site, 1, () => ({ contacts: [], invited: false }));
  await editor.get(`${page}/register.csv`).expect(200);
  await editor.post(`${page}/meldinger/brev/sendt`, { hvem: 'without-email' }).expect(303);

  const entries = await site.services.audit.list('forste', { limit: 20 });
  expect(entries.map(({ deed, detail }) => [deed, detail]).reverse()).toEqual([
    ['wave.changed', '«Navn på kontaktperson eller kontor», «E-post», «Behandlingsgrunnlag»'],
    ['pilot.commentRemoved', undefined],
    ['frame.downloaded', undefined],
    ['letters.handedOut', '1'],
  ]);
  expect(JSON.stringify(entries)).not.toContain('@');
  await site.close();
});
