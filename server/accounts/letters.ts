/** A message to somebody who has an account here. Plain text: it must be read, and not look like anything else. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
}

/** @param link with the whole address of the site */
export function resetLetter(to: string, link: string): Letter {
  return {
    to,
    subject: 'Nytt passord',
    text: `Hei!

Noen har bedt om nytt passord til kontoen din. Var det deg, kan du lage det her:

${link}

Lenken virker i én time, og bare én gang.

Var det ikke deg, trenger du ikke gjøre noe. Passordet ditt er ikke endret.
`,
  };
}

export function passwordChangedLetter(to: string, forgotten: string): Letter {
  return {
    to,
    subject: 'Passordet ditt er endret',
    text: `Hei!

Passordet til kontoen din er endret, og du er logget ut alle andre steder.

Var det ikke deg, må du lage et nytt passord med en gang:

${forgotten}
`,
  };
}
