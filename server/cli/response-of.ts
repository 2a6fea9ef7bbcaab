import { DomainError } from '../errors.ts';
import { allows } from '../fieldwork/life-cycle.ts';
import { knownWave } from '../fieldwork/wave.ts';
import { type Command, readWords } from './command.ts';
import { withServices } from './with-services.ts';

const usage = '<undersøkelse> <bølge> <tjeneste> [--delete]';

/**
 * For a leader who asks to see what is stored, or to have it deleted, as is promised in a confidential wave. While the
 * wave is open the leader's own link does the same, and nobody else is to see answers.
 */
export const responseOf: Command = {
  usage,
  purpose: 'Viser svaret fra en tjeneste i en fortrolig bølge som er lukket. Med --delete slettes det',
  async run(words) {
    const { given, flags } = readWords(words, `response-of ${usage}`, 3, ['delete']);
    const [survey = '', name = '', register = ''] = given;
    return withServices(async ({ waves, units, responses }) => {
      const wave = await knownWave(waves, survey, name);
      if (wave.mode !== 'confidential') throw anonymous();
      if (!allows(wave.state, 'deleteLinkable')) throw stillOpen();
      const unit = await units.find(survey, name, register);
      const answers = unit && (await responses.answersOfUnit(survey, name, unit.id));
      if (!unit || !answers) throw nothing(register);
      if (flags.delete) await responses.removeOfUnit(survey, name, unit.id);
      process.stdout.write(
        flags.delete ? 'Svaret er slettet.\n' : `${JSON.stringify(answers, undefined, 2)}\n`,
      );
      return 0;
    });
  },
};

function anonymous(): DomainError {
  return new DomainError(
    'conflict',
    'Bølgen er anonym: Ingen kan finne ut hvilket svar som er fra tjenesten.',
  );
}

function stillOpen(): DomainError {
  return new DomainError(
    'conflict',
    'Bølgen er åpen. Lederen kan selv se og endre svaret med lenken sin. Ingen andre skal se svar før den er lukket.',
  );
}

function nothing(register: string): DomainError {
  return new DomainError(
    'missing',
    `Det er ikke lagret noe svar fra «${register}». Bruk id-en i registeret. Er fristen for sletting ute, vet ingen hvilket svar som er fra tjenesten.`,
  );
}
