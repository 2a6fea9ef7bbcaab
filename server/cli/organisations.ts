import { lastsMs, newOneTime } from '../accounts/one-time.ts';
import { firstOwnerAddress } from '../app.ts';
import { DomainError } from '../errors.ts';
import { type Command, readWords } from './command.ts';
import { withServices } from './with-services.ts';

const longestName = 100;

export const organisation: Command = {
  usage: '"<navn>"',
  purpose: 'Lager en lenke som den første eieren av en ny organisasjon bruker én gang',
  async run(words) {
    const { given } = readWords(words, `organisation ${organisation.usage}`, 1);
    const name = (given[0] ?? '').trim().replaceAll(/\s+/g, ' ');
    if (name === '' || name.length > longestName)
      throw new DomainError('invalid', `Navnet på organisasjonen må ha fra 1 til ${longestName} tegn.`);
    const link = await withServices(async ({ organisations: known, tokens, config }) => {
      if ((await known.list()).some((each) => each.name === name))
        throw new DomainError('conflict', `Det finnes allerede en organisasjon som heter «${name}».`);
      return firstOwnerAddress(
        config,
        await newOneTime(tokens, { kind: 'firstOwner', organisationName: name }),
      );
    });
    const hours = lastsMs.firstOwner / (60 * 60 * 1000);
    process.stdout.write(
      `Gi denne lenken til den som skal eie «${name}». Den virker én gang, og i ${hours} timer:\n${link}\n`,
    );
    return 0;
  },
};

export const organisations: Command = {
  usage: '',
  purpose: 'Viser organisasjonene på plattformen, med hvor mange som kan logge inn i hver',
  async run(words) {
    readWords(words, 'organisations', 0);
    const lines = await withServices(async ({ organisations: known, users }) =>
      Promise.all(
        (await known.list()).map(async ({ id, name, first }) => {
          const { length } = await users.ofOrganisation(id);
          const owns = first ? '. Har undersøkelsene som ingen andre har' : '';
          return `${name}: ${length} ${length === 1 ? 'kollega' : 'kolleger'}${owns}\n`;
        }),
      ),
    );
    process.stdout.write(
      lines.length > 0 ? lines.join('') : 'Det er ingen organisasjoner på plattformen ennå.\n',
    );
    return 0;
  },
};
